using Annals.Pages.Front;

namespace Annals.Pages.Tests.Front;

public class OpeningTests
{
    [Fact]
    public void A_caption_is_not_how_an_article_begins()
        => Assert.Equal("今晨通车。", Opening.Of("<figure><img src=\"/img\"><figcaption>清晨的大桥。</figcaption></figure><p>今晨通车。</p>"));

    [Fact]
    public void A_long_text_is_cut_after_a_sentence()
        => Assert.Equal(new string('字', 150) + "。", Opening.Of("<p>" + new string('字', 150) + "。" + new string('文', 300) + "</p>"));

    [Fact]
    public void A_text_without_sentences_is_cut_and_says_so()
        => Assert.Equal(new string('字', 260) + "…", Opening.Of("<p>" + new string('字', 1000) + "</p>"));

    [Fact]
    public void A_text_of_pictures_has_no_opening()
        => Assert.Null(Opening.Of("<figure><img src=\"/img\"></figure>"));
}
