using Annals.Extraction.Fragments;
using Annals.Extraction.Sanitizer;

namespace Annals.Extraction.Tests.Fragments;

public sealed class What_a_feed_hangs_on_an_entry
{
    private const string Text =
        "<p>The harbour council met on Tuesday evening, and after three hours of debate it agreed to close the old pier for repairs.</p>" +
        "<p>Fishermen, who have used the pier for decades, said they had not been asked, and that the season begins in two weeks.</p>";

    private static string Clean(string html, string? title = null) =>
        FragmentCleaner.Clean(html, new FragmentContext { Title = title, BaseUri = new Uri("https://paper.example/a.html") }).Html;

    [Theory]
    [InlineData("<br><hr><div>More feeds:<br><a href=\"https://feeds.example\">https://feeds.example</a><br></div>")]
    [InlineData("<p>The post <a href=\"/a\">Old pier closes</a> appeared first on <a href=\"/\">The Paper</a>.</p>")]
    [InlineData("<div data-selfpromo-newsletter></div><div class=\"dfp-ad\"><div id=x> </div></div><p>&nbsp;</p><a href=\"/x\"></a>")]
    [InlineData("<ul><li><b><a href=\"/1\">Another story</a></b></li></ul>")]
    [InlineData("<a href=\"/full.jpg\"><img src=\"/res/icon-zoom.png\"></a>")]
    public void It_is_left_out(string hung) => Assert.Equal(Text, Clean(Text + hung));

    [Theory]
    [InlineData("<h1>Old pier closes</h1>")]
    [InlineData("<div><i>Tue, 06 Sep 2022 14:52:46 GMT</i></div>")]
    [InlineData("<div>07/09/2022 - 14:08</div>")]
    [InlineData("<div><time datetime=2022-09-16>2022年9月16日凌晨1点51分</time><div><time>最近更新： 21 分钟前</time></div></div>")]
    public void What_stands_above_the_text_anyway_is_left_out(string head) =>
        Assert.Equal(Text, Clean(head + Text, "[World] Old pier closes"));

    [Theory]
    [InlineData("<p>It happened three hours ago, the police said, and 20 minutes ago it was over.</p>")]
    [InlineData("<p>1984</p>")]
    [InlineData("<ul><li><a href=\"/1\">A link</a> with something said about it</li></ul>")]
    [InlineData("<figure><img src=\"/icons/bishop.jpg\" alt=\"An icon of St Nicholas\"><figcaption>The icon</figcaption></figure>")]
    [InlineData("<p>Source: <a href=\"https://agency.example\">an agency</a> and our own reporters in the harbour</p>")]
    public void What_may_be_article_stays(string part) => Assert.NotEqual(Text, Clean(Text + part));

    [Fact]
    public void A_list_of_links_that_is_all_there_is_stays()
    {
        const string Html = "<ul><li><a href=\"https://a.example/1\">One story</a></li><li><a href=\"https://a.example/2\">Two stories</a></li></ul>";
        Assert.Contains("Two stories", Clean(Html), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_part_left_out_is_explained()
    {
        var cleaned = FragmentCleaner.Clean("<div>07/09/2022 - 14:08</div>" + Text, new FragmentContext());
        var step = Assert.Single(cleaned.Explanation);
        Assert.Equal(("date line", false), (step.Rule, step.Kept));
    }

    [Fact]
    public void The_result_is_safe_and_sanitising_it_changes_nothing()
    {
        var dice = new Random(11);
        var address = new Uri("https://paper.example/a.html");
        for (var i = 0; i < 2_000; i++)
        {
            var html = FragmentCleaner.Clean(MarkupSoup.Brew(dice, 1 + dice.Next(20)), new FragmentContext { Title = "x", BaseUri = address }).Html;
            Assert.Equal(html, HtmlSanitizer.Sanitize(html, address));
        }
    }
}
