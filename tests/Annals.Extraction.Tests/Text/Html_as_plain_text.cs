using Annals.Extraction.Text;

namespace Annals.Extraction.Tests.Text;

public sealed class Html_as_plain_text
{
    [Theory]
    [InlineData("<p>one</p><p>two</p>", "one\ntwo")]
    [InlineData("<p>one<br>two</p>", "one\ntwo")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "a\nb")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb")]
    [InlineData("<figure><img><figcaption>c</figcaption></figure>d", "c\nd")]
    public void Every_block_has_its_own_line(string html, string expected) => Assert.Equal(expected, HtmlText.ToPlainText(html));

    [Theory]
    [InlineData("to<b>geth</b>er", "together")]
    [InlineData("<p> a \n\t b&nbsp;c </p>", "a b c")]
    [InlineData("<p>　　段首　空格</p>", "　　段首　空格")]
    [InlineData("a &lt;b&gt; &amp;amp; &#x4e2d;&#25991; &hellip;", "a <b> &amp; 中文 …")]
    [InlineData("AT&T &copy2 &unknown;", "AT&T ©2 &unknown;")]
    [InlineData("&#128;&#0;&#xd800;&#x110000;", "€\ufffd\ufffd\ufffd")]
    public void Words_are_as_a_reader_sees_them(string html, string expected) => Assert.Equal(expected, HtmlText.ToPlainText(html));

    [Theory]
    [InlineData("a<script>if (x < y) run('</p>')</script>b", "ab")]
    [InlineData("a<style>p > b {}</style>b", "ab")]
    [InlineData("a<!-- <p>x</p> -->b", "ab")]
    [InlineData("a<script>never ended", "a")]
    [InlineData("a < b <3 c", "a < b <3 c")]
    [InlineData("a<p title='>'>b", "a\nb")]
    [InlineData("", "")]
    public void What_is_not_text_is_left_out(string html, string expected) => Assert.Equal(expected, HtmlText.ToPlainText(html));

    [Fact]
    public void Lines_of_preformatted_text_stay_lines() =>
        Assert.Equal("one\ntwo\nthree four", HtmlText.ToPlainText("<pre>one\ntwo</pre>three\nfour"));

    [Fact]
    public void Pictures_are_listed_in_order_and_once() =>
        Assert.Equal(
            ["a.jpg", "real.jpg", "s.jpg", "poster.jpg"],
            HtmlText.ImageUrls(
                "<img src=a.jpg><img src=\"data:image/gif;base64,x\" data-src='real.jpg'><img srcset=\"s.jpg 1x, t.jpg 2x\"><img src=a.jpg>" +
                "<video poster=poster.jpg></video><script>'<img src=no.jpg>'</script><!-- <img src=no2.jpg> --><img src=data:image/png;base64,x>"));
}
