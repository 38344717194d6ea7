using System.Xml.Linq;
using Annals.Extraction.Sanitizer;
using Annals.Publish.Editions;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Publish.Tests.Editions;

public class XhtmlBodyTests
{
    [Theory]
    [InlineData("text <b>bold</b>", "<p>text <b>bold</b></p>")]
    [InlineData("<p>a<br>b</p>", "<p>a<br/>b</p>")]
    [InlineData("<li>one</li>", "<div>one</div>")]
    [InlineData("<ul>loose<li>one</li></ul>", "<ul><li>loose</li><li>one</li></ul>")]
    [InlineData("<ul></ul>", "")]
    [InlineData("<b><p>a</p></b>", "<div class=\"was-b\"><p>a</p></div>")]
    [InlineData("<h1>a</h1>", "<h2>a</h2>")]
    [InlineData("<h2><div>a</div>b</h2>", "<h2>a<br/>b</h2>")]
    [InlineData("<dl><dt>t</dt><dd>d</dd></dl>", "<dl><dt>t</dt><dd>d</dd></dl>")]
    [InlineData("<dl><dd>d</dd></dl>", "<div><div>d</div></div>")]
    [InlineData("<table><caption>c</caption><tr><td>1</td></tr></table>", "<table><caption>c</caption><tbody><tr><td>1</td></tr></tbody></table>")]
    [InlineData("<table><tr></tr></table>", "")]
    [InlineData("<table><caption>c</caption></table>", "<div>c</div>")]
    [InlineData("<table><caption>c</caption><caption>d</caption><tr><td>1</td></tr></table>", "<div>d</div><table><caption>c</caption><tbody><tr><td>1</td></tr></tbody></table>")]
    [InlineData("<figure><figcaption>c</figcaption><img src=\"x\"></figure>", "<figure><img src=\"x\" alt=\"\"/><figcaption>c</figcaption></figure>")]
    [InlineData("<ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>", "<p>東（とう）</p>")]
    [InlineData("<a href=\"https://e.example/?a=1&amp;b=[2]|%zz\">x</a>", "<p><a href=\"https://e.example/?a=1&amp;b=%5B2%5D%7C%25zz\">x</a></p>")]
    [InlineData("<a href=\"https://e.example/\"><p>x</p></a>", "<a href=\"https://e.example/\"><p>x</p></a>")]
    [InlineData("<a href=\"#x\">x</a>", "<p>x</p>")]
    [InlineData("<ol start=\"3\"><li value=\"7\">x</li></ol>", "<ol start=\"3\"><li value=\"7\">x</li></ol>")]
    [InlineData("<video src=\"https://e.example/v.mp4\"></video>", "<p><a href=\"https://e.example/v.mp4\">▶ https://e.example/v.mp4</a></p>")]
    public void What_browsers_forgive_is_put_right(string html, string expected) => Assert.Equal(expected, Of(html));

    [Fact]
    public void A_picture_that_is_not_there_leaves_its_description_and_the_reason()
        => Assert.Equal(
            "<p><span class=\"missing\"><b>A &quot;quay&quot;</b> not kept</span></p>",
            XhtmlBody.Of("<img src=\"x\" alt='A \"quay\"'>", _ => new BookPicture(null, "not kept")));

    [Fact]
    public void Whatever_the_sanitiser_returns_becomes_well_formed_and_loses_no_letter()
        => Prop.ForAll(Markup(), html =>
        {
            var sanitised = HtmlSanitizer.Sanitize(html, null);
            var body = XDocument.Parse($"<body>{Of(sanitised)}</body>");
            return Letters(body.Root!.Value) == Letters(Annals.Extraction.Text.HtmlText.ToPlainText(sanitised).Replace("(", "", StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Arbitrary<string> Markup()
    {
        string[] parts =
        [
            "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<dl>", "<dt>", "<dd>", "</dl>", "<a href=\"https://e.example/x y\">", "</a>",
            "<figure>", "<figcaption>", "</figure>", "<h1>", "</h1>", "<pre>", "</pre>", "<ol reversed>", "<details>", "<summary>", "</details>", "<blockquote>", "<q>", "<span lang=\"zh-TW\">", "</span>", "<br>", "<hr>",
            "a", "b & c", "<", "\u202e", "\0", "\ud800", "字", "&amp;", "&#x1;", "\"", "]]>", "<img src=\"https://e.example/i.png\">", "<del>", "</del>", "<caption>", "<bdo dir=rtl>",
        ];
        return Arb.From(Gen.Select(Gen.ListOf(Gen.Elements(parts)), chosen => string.Concat(chosen)));
    }

    // In any order: a second caption of a table goes before it.
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter).Order());

    private static string Of(string html) => XhtmlBody.Of(html, source => new BookPicture(source, null));
}
