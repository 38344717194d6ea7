using System.Text;
using Annals.Archive;
using Annals.Capture.Pages;

namespace Annals.Capture.Tests.Pages;

public class EdgeLinesTests
{
    private const string Article = "The bridge is open.\nTwelve lamps burn on it.";
    private const string Signed = Article + "\nTranslated by Ann; checked by Ben";

    private static readonly RawPage Page = PageOf("<p>The bridge is open.</p><p>Twelve lamps burn on it.</p><div><p>Translated by Ann; checked by Ben</p></div>");
    private static readonly RawPage Unsigned = PageOf("<p>The bridge is open.</p><p>Twelve lamps burn on it.</p>");

    [Fact]
    public void A_line_that_only_one_reading_took_while_both_pages_have_it_is_no_change()
    {
        Assert.True(EdgeLines.AreAll(Article, [Page], Signed, [Page]));
        Assert.True(EdgeLines.AreAll(Signed, [Page], Article, [Page]));
    }

    [Fact]
    public void A_line_that_came_or_went_is_a_change()
    {
        Assert.False(EdgeLines.AreAll(Article, [Unsigned], Signed, [Page]));
        Assert.False(EdgeLines.AreAll(Signed, [Page], Article, [Unsigned]));
    }

    [Fact]
    public void A_line_that_stands_elsewhere_on_the_page_as_well_is_missed_all_the_same()
    {
        var twice = PageOf("<p>The bridge is open.</p><p>Twelve lamps burn on it.</p><aside><p>The bridge is open.</p></aside>");
        var once = PageOf("<p>Twelve lamps burn on it.</p><aside><p>The bridge is open.</p></aside>");

        Assert.False(EdgeLines.AreAll(Article, [twice], "Twelve lamps burn on it.", [once]));
    }

    [Fact]
    public void Another_word_in_a_line_is_a_change()
        => Assert.False(EdgeLines.AreAll(Signed, [Page], Signed.Replace("Twelve", "Thirteen", StringComparison.Ordinal), [PageOf("<p>The bridge is open.</p><p>Thirteen lamps burn on it.</p><div><p>Translated by Ann; checked by Ben</p></div>")]));

    [Fact]
    public void Another_order_is_a_change()
        => Assert.False(EdgeLines.AreAll(Article, [Page], "Twelve lamps burn on it.\nThe bridge is open.\nTranslated by Ann; checked by Ben", [Page]));

    [Fact]
    public void Without_the_pages_themselves_nothing_is_concluded()
        => Assert.False(EdgeLines.AreAll(Article, [], Signed, [Page]));

    private static RawPage PageOf(string html) => RawPage.Of("https://paper.example/a", "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));
}
