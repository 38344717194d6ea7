using Annals.Feeds.Html;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Feeds.Tests.Html;

public class Feed_html_is_safe_data
{
    [Theory]
    [InlineData("<p onclick=\"x()\">a</p>", "<p>a</p>")]
    [InlineData("a<script>alert(1)</script>b", "ab")]
    [InlineData("<a href=\" java\tscript:alert(1)\">a</a>", "<a href=\"\">a</a>")]
    [InlineData("<a href=\"java&#115;cript:alert(1)\">a</a>", "<a href=\"\">a</a>")]
    [InlineData("<a href=\"javascript&colon;alert(1)\">a</a>", "<a href=\"https://news.example.org/javascript&amp;colon;alert(1)\">a</a>")]
    [InlineData("<a href=\"feed:javascript:alert(1)\">a</a>", "<a href=\"\">a</a>")]
    [InlineData("<a href=\"FEED: feed:data:text/html,x\">a</a>", "<a href=\"\">a</a>")]
    [InlineData("<a href=\"feed:https://news.example.org/rss\">a</a>", "<a href=\"feed:https://news.example.org/rss\">a</a>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<noscript><p title=\"&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;\"></p></noscript>")]
    [InlineData("<svg><animate onbegin=alert(1) /><circle r=\"1\"/></svg>", "<svg><circle r=\"1\"></circle></svg>")]
    [InlineData("<iframe src=\"https://x/\">t</iframe>", "t")]
    [InlineData("<span style=\"color: red; background: url(x); position: fixed\">a</span>", "<span style=\"color: red;\">a</span>")]
    [InlineData("<span style=\"width: expression(alert(1))\">a</span>", "<span>a</span>")]
    [InlineData("<img src=\"/a.png\" srcset=\"/a.png 1x, b.png 2x\">", "<img src=\"https://news.example.org/a.png\" srcset=\"https://news.example.org/a.png 1x, https://news.example.org/b.png 2x\" />")]
    [InlineData("<img srcset='a.png 1x,javascript:alert(1) 2x,b,c.png 3x'>", "<img srcset=\"https://news.example.org/a.png 1x, https://news.example.org/b,c.png 3x\" />")]
    [InlineData("<img src='data:image/png;base64,AAAA'><img src='data:image/png;base64,AAAA, javascript:x'>", "<img src=\"data:image/png;base64,AAAA\" /><img src=\"\" />")]
    [InlineData("1 < 2 & 3 > 2 &amp; &copy;", "1 &lt; 2 &amp; 3 &gt; 2 &amp; &copy;")]
    [InlineData("<b>open", "<b>open</b>")]
    [InlineData("</div><p", "<p></p>")]
    [InlineData("<!-- <b>x</b> --><i>y</i>", "<i>y</i>")]
    public void Only_what_is_allowed_stays(string html, string expected) => Assert.Equal(expected, FeedHtml.Sanitize(html, "https://news.example.org/"));

    [Fact]
    public void Sanitising_twice_changes_nothing()
    {
        string[] pieces = ["<", ">", "\"", "'", "&", "&amp;", "&lt;", "<p>", "</p>", "<svg>", "<title>", "</svg>", "<noscript>", "<textarea>", "<a href=", "x:y", "javascript:", " on=", "style='color:red'", "<!--", "-->", "<script>", "</script>", "/", "=", "a", "<img src=x>", "`"];
        var random = new System.Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            var once = FeedHtml.Sanitize(html, null);
            Assert.Equal(once, FeedHtml.Sanitize(once, null));
        }
    }

    [Fact]
    public void Any_text_is_survived() => Prop.ForAll<string>(text => { FeedHtml.Sanitize(text ?? "", "https://news.example.org/"); }).QuickCheckThrowOnFailure();
}
