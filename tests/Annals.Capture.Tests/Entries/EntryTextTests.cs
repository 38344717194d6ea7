using Annals.Capture.Entries;
using Annals.Feeds;

namespace Annals.Capture.Tests.Entries;

public class EntryTextTests
{
    [Fact]
    public void The_fullest_text_is_taken()
    {
        var text = EntryText.Of(new Entry { Summary = new TextValue("Short…", "html"), Contents = [new TextValue("<p>The whole story.</p>", "html")] });

        Assert.Equal("<p>The whole story.</p>", text.Html);
    }

    [Theory]
    [InlineData("Fish &amp; chips", "html", "Fish & chips")]
    [InlineData("A <b>bold</b>\n step", "html", "A bold step")]
    [InlineData("It&#8217;s on", "text", "It’s on")]
    [InlineData("1 < 2", "text", "1 < 2")]
    [InlineData("AT&T", "html", "AT&T")]
    public void A_title_is_plain_text(string title, string type, string plain)
        => Assert.Equal(plain, EntryText.Of(new Entry { Title = new TextValue(title, type) }).Title);

    [Fact]
    public void An_entry_without_a_title_is_known_by_its_first_words()
    {
        var text = EntryText.Of(new Entry { Summary = new TextValue("<p>The bridge opened this morning, and nobody in the town had expected that. More follows.</p>", "html") });

        Assert.Equal("The bridge opened this morning, and nobody in the town had…", text.Title);
    }

    [Fact]
    public void Plain_text_becomes_paragraphs()
        => Assert.Equal("<p>One &lt; two</p><p>Three</p>", EntryText.Of(new Entry { Summary = new TextValue("One < two\n\nThree", "text") }).Html);

    [Fact]
    public void Sound_and_pictures_that_only_the_feed_names_are_kept()
    {
        var text = EntryText.Of(new Entry
        {
            Summary = new TextValue("<p>Listen.</p>", "html"),
            Enclosures = [new Enclosure { Url = "http://x.example/talk.mp3", Type = "audio/mpeg" }],
            Media = [new MediaItem { Url = "http://x.example/a.jpg", Medium = "image" }],
        });

        Assert.Contains("<a rel=\"enclosure\" href=\"http://x.example/talk.mp3\">talk.mp3</a>", text.Html, StringComparison.Ordinal);
        Assert.Equal(["http://x.example/a.jpg"], text.Pictures);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("<p>The mayor said that……</p>", true)]
    [InlineData("<p>The mayor said so. <a href='x'>Read more</a></p>", true)]
    [InlineData("全文很短。阅读全文", true)]
    [InlineData("A sentence without any markup.", true)]
    [InlineData("<p>A short item of news that is complete.</p>", false)]
    public void A_summary_is_told_from_an_article(string html, bool isCut)
        => Assert.Equal(isCut, FullText.LooksCut(EntryText.Of(new Entry { Title = new TextValue("T", "text"), Summary = new TextValue(html, "html") })));
}
