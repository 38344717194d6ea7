using Annals.Extraction.Sanitizer;
using Annals.Extraction.Text;
using Annals.Pages.Articles;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Pages.Tests.Articles;

public class SentenceMarksTests
{
    [Fact]
    public void Every_sentence_has_its_number_and_every_paragraph_its_link()
        => Assert.Equal(
            "<p><span id=\"s1\">大桥通车。</span><span id=\"s2\">全长三公里。</span><a class=\"pilcrow\" href=\"/a/x@2#s1\" title=\"s1–s2\" aria-label=\"¶ s1–s2\"></a></p><p><span id=\"s3\">完。</span><a class=\"pilcrow\" href=\"/a/x@2#s3\" title=\"s3\" aria-label=\"¶ s3\"></a></p>",
            Mark("<p>大桥通车。全长三公里。</p><p>完。</p>"));

    [Theory]
    [InlineData("<p>A <b>bold</b> word. Next.</p>", "<p><span id=\"s1\">A <b>bold</b> word.</span> <span id=\"s2\">Next.</span></p>")]
    [InlineData("<p><b>Whole.</b> Next.</p>", "<p><span id=\"s1\"><b>Whole.</b></span> <span id=\"s2\">Next.</span></p>")]
    [InlineData("<p><b>One. Two</b> three.</p>", "<p><b><span id=\"s1\">One.</span> <span id=\"s2\">Two</span></b><span> three.</span></p>")]
    [InlineData("<p>One <a href=\"https://x.example\">two. Three</a> four.</p>", "<p><span id=\"s1\">One </span><a href=\"https://x.example\"><span>two.</span> <span id=\"s2\">Three</span></a><span> four.</span></p>")]
    [InlineData("<p>A &lt;tag&gt; &amp; more. Next.</p>", "<p><span id=\"s1\">A &lt;tag&gt; &amp; more.</span> <span id=\"s2\">Next.</span></p>")]
    [InlineData("<p>Line one<br>line two</p>", "<p><span id=\"s1\">Line one</span><br><span id=\"s2\">line two</span></p>")]
    [InlineData("<ul><li>One</li><li>Two</li></ul>", "<ul><li><span id=\"s1\">One</span></li><li><span id=\"s2\">Two</span></li></ul>")]
    public void Markup_within_sentences_survives(string html, string marked) => Assert.Equal(marked, WithoutLinks(Mark(html)));

    [Fact]
    public void Numbers_are_those_of_the_kept_text_when_less_is_shown()
    {
        const string Kept = "<div>更新于 3 分钟前</div><p>甲。乙。</p><p>广告。</p><p>甲。丙。</p><p>更多：</p>";

        var marked = WithoutLinks(SentenceMarks.In("<p>甲。乙。</p><p>甲。丙。</p>", HtmlText.ToPlainText(Kept), "/a/x@1"));

        Assert.Equal("<p><span id=\"s2\">甲。</span><span id=\"s3\">乙。</span></p><p><span id=\"s5\">甲。</span><span id=\"s6\">丙。</span></p>", marked);
    }

    [Fact]
    public void A_sentence_shown_without_its_stamp_keeps_its_number_and_what_was_never_kept_has_none()
        => Assert.Equal(
            "<p><span id=\"s1\">The bridge opened today.</span></p><p>Play the film</p><p><span id=\"s2\">End.</span></p>",
            WithoutLinks(SentenceMarks.In("<p>The bridge opened today.</p><p>Play the film</p><p>End.</p>", "Updated: 9:00 The bridge opened today.\nEnd.", "/a/x@1")));

    [Fact]
    public void No_link_stands_within_a_link_a_heading_or_a_table()
        => Assert.DoesNotContain("pilcrow", Mark("<h2>Heading.</h2><a href=\"https://x.example\"><p>Linked.</p></a><table><tbody><tr><td>Cell.</td></tr></tbody></table>"));

    [Fact]
    public void Any_sanitised_fragment_stays_the_same_text_and_the_same_safe_tree()
    {
        var parts = Gen.Elements("<p>", "</p>", "<b>", "</b>", "<a href='https://x.example'>", "</a>", "<pre>", "</pre>", "<i>", "</i>", "<br>", "<img src='https://x.example/i.png'>", "<li>", "<td>", "<table>", "One. ", "Two", "三。", "! ", "\n", "&amp;", "<script>x</script>", "<blockquote>", "</blockquote>").ListOf();
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(parts.ToArbitrary(), list =>
        {
            var kept = string.Concat(list);
            var safe = HtmlSanitizer.Sanitize(kept, null, SanitizerOptions.Default);
            var marked = SentenceMarks.In(safe, HtmlText.ToPlainText(kept), "/a/x@1");
            Assert.Equal(safe, WithoutSpans(WithoutLinks(marked)));
            // In pre every tag ends a line of the plain text; elsewhere not even that changes.
            Assert.True(safe.Contains("<pre>") || HtmlText.ToPlainText(safe) == HtmlText.ToPlainText(marked));
            Assert.Equal(marked, Reparsed(marked));
            var ids = marked.Split(" id=\"").Skip(1).Select(piece => piece[..piece.IndexOf('"')]).ToList();
            Assert.Distinct(ids);
            return true;
        }));
    }

    // A browser must build the tree that is written: reading it and writing it again changes nothing.
    private static string Reparsed(string marked)
        => new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<body>" + marked).Body!.InnerHtml.Replace("\u00a0", "&nbsp;") is var read && Same(read, marked) ? marked : read;

    private static bool Same(string read, string marked) => read.Replace("<pre>\n", "<pre>").Replace("&nbsp;", "\u00a0") == marked.Replace("<pre>\n", "<pre>");

    private static string WithoutSpans(string marked) => System.Text.RegularExpressions.Regex.Replace(marked, "</?span[^>]*>", "");

    private static string Mark(string html) => SentenceMarks.In(html, HtmlText.ToPlainText(html), "/a/x@2");

    private static string WithoutLinks(string marked) => System.Text.RegularExpressions.Regex.Replace(marked, "<a class=\"pilcrow\"[^>]*></a>", "");
}
