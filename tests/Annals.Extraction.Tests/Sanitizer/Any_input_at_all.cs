using Annals.Extraction.Sanitizer;
using Annals.Extraction.Text;

namespace Annals.Extraction.Tests.Sanitizer;

public sealed class Any_input_at_all
{
    private static readonly Uri Base = new("https://paper.example/a.html");

    [Fact]
    public void Sanitising_twice_changes_nothing()
    {
        var dice = new Random(20240703);
        for (var i = 0; i < 4_000; i++)
        {
            var html = MarkupSoup.Brew(dice, 1 + dice.Next(14));
            var once = HtmlSanitizer.Sanitize(html, Base);
            var twice = HtmlSanitizer.Sanitize(once, Base);
            Assert.True(once == twice, $"in:    {html}\nonce:  {once}\ntwice: {twice}");
            Assert.DoesNotContain("run()\"", once, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", once, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<svg", once, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\"javascript", once, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("<ruby><li>x<button><marquee><rt>y")]
    [InlineData("<object><rt>a<h1><s><figure><article><blockquote><s><ruby><li><rp>b")]
    [InlineData("<a href=x><svg><desc><a href=y>z")]
    [InlineData("<img srcset=\"javascript:run() 1x, x.jpg 2x\" src=\"data:image/svg+xml,x\">")]
    [InlineData("<pre>&#13;x</pre>")]
    [InlineData("<listing>\u0001<marquee>&#13;x</marquee></listing>")]
    [InlineData("<p><object><p>x")]
    public void What_once_changed_when_sanitised_twice_changes_no_more(string html)
    {
        var once = HtmlSanitizer.Sanitize(html, Base);
        Assert.Equal(once, HtmlSanitizer.Sanitize(once, Base));
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<b><p>x")]
    [InlineData("<table><tr><td>")]
    [InlineData("<svg><g>")]
    [InlineData("<div><table><td></div></table></td>")]
    [InlineData("<font color=a><div>x</font>")]
    [InlineData("<ul><li>")]
    [InlineData("<template>")]
    [InlineData("<a href=\"")]
    [InlineData("<!--")]
    [InlineData("<h1><h2>")]
    public void Forty_thousand_tags_are_bounded_and_the_text_after_them_survives(string unit)
    {
        var html = string.Concat(Enumerable.Repeat(unit, 40_000 / unit.Count(static c => c == '<')));
        var safe = HtmlSanitizer.Sanitize(html + "survivor", Base);
        Assert.True(safe.Length < 40 * html.Length);
        if (unit is not ("<template>" or "<a href=\"" or "<!--" or "<svg><g>"))
            Assert.Contains("survivor", safe, StringComparison.Ordinal);
        Assert.True(HtmlText.ToPlainText(html).Length <= html.Length);
    }

    [Fact]
    public void Unique_formatting_elements_do_not_multiply()
    {
        var html = string.Concat(Enumerable.Range(0, 5_000).Select(static i => $"<b id={i}><p>x"));
        Assert.Contains("x", HtmlSanitizer.Sanitize(html, Base), StringComparison.Ordinal);
    }
}
