using Annals.Extraction.Sanitizer;

namespace Annals.Extraction.Tests.Sanitizer;

public sealed class What_may_be_shown
{
    private static readonly Uri Base = new("https://paper.example/2024/05/a.html");

    private static string Clean(string html) => HtmlSanitizer.Sanitize(html, Base);

    [Theory]
    [InlineData("<p>one<script>run()</script> two</p>", "<p>one two</p>")]
    [InlineData("<p onclick=run()>one</p>", "<p>one</p>")]
    [InlineData("<svg><g onload=run()><text>label</text></g></svg>", "label")]
    [InlineData("<p style='position:fixed'>one</p>", "<p>one</p>")]
    [InlineData("<form action=/x><p>text <input name=y><button>go</button></p></form>", "<div><p>text go</p></div>")]
    [InlineData("<base href=//evil.example/><meta http-equiv=refresh content=0><link rel=stylesheet href=x>text", "text")]
    [InlineData("<object data=x>instead</object>", "instead")]
    [InlineData("<template><img src=x onerror=run()></template>after", "after")]
    public void Only_what_is_on_the_list_stays(string html, string expected) => Assert.Equal(expected, Clean(html));

    [Theory]
    [InlineData("javascript:run()")]
    [InlineData("java&#9;script:run()")]
    [InlineData(" &#1;javascript:run()")]
    [InlineData("vbscript:run()")]
    [InlineData("data:text/html,x")]
    [InlineData("feed:javascript:run()")]
    [InlineData("file:///etc/passwd")]
    public void A_link_that_is_none_of_the_web_loses_its_address_but_not_its_text(string href) =>
        Assert.Equal("<a>read</a>", Clean($"<a href=\"{href}\">read</a>"));

    [Fact]
    public void Relative_addresses_become_absolute()
    {
        Assert.Equal("<a href=\"https://paper.example/2024/b.html\" rel=\"noopener noreferrer\">b</a>", Clean("<a href=../b.html>b</a>"));
        Assert.Equal("<img src=\"https://paper.example/p.jpg\" alt=\"p\" loading=\"lazy\">", Clean("<img src=/p.jpg alt=p>"));
    }

    [Fact]
    public void Every_candidate_of_a_srcset_is_kept_or_dropped_on_its_own() =>
        Assert.Equal(
            "<img src=\"https://paper.example/2024/05/s.jpg\" srcset=\"https://paper.example/2024/05/s.jpg 1x, https://cdn.example/a,b.jpg 2x\" loading=\"lazy\">",
            Clean("<img src=s.jpg srcset=\"s.jpg 1x, javascript:run() 3x, //cdn.example/a,b.jpg 2x\">"));

    [Fact]
    public void Ids_and_names_never_reach_the_page_around() =>
        Assert.Equal("<p><a>x</a></p>", Clean("<p id=body class=overlay><a name=forms id=cookie>x</a></p>"));

    [Fact]
    public void Footnotes_still_lead_somewhere_when_the_page_gives_a_prefix()
    {
        var options = new SanitizerOptions { IdPrefix = "fn-" };
        const string Html = "<p>a<a href=#n1>1</a></p><p id=n1>note</p><p id=other>x</p>";
        const string Expected = "<p>a<a href=\"#fn-n1\">1</a></p><p id=\"fn-n1\">note</p><p>x</p>";
        Assert.Equal(Expected, HtmlSanitizer.Sanitize(Html, Base, options));
        Assert.Equal(Expected, HtmlSanitizer.Sanitize(Expected, Base, options));
    }

    [Fact]
    public void Pictures_can_be_routed_through_a_proxy()
    {
        var options = new SanitizerOptions { RewriteImage = static url => "/img?url=" + Uri.EscapeDataString(url) };
        Assert.Equal(
            "<img src=\"/img?url=https%3A%2F%2Fpaper.example%2Fp.jpg\" loading=\"lazy\">",
            HtmlSanitizer.Sanitize("<img src=/p.jpg>", Base, options));
    }

    [Fact]
    public void A_lazy_picture_shows_what_it_waits_for_and_only_once() =>
        Assert.Equal(
            "<img src=\"https://paper.example/real.jpg\" loading=\"lazy\">",
            Clean("<img src=data:image/gif;base64,AAAA data-src=/real.jpg><noscript><img src=/real.jpg></noscript>"));

    [Theory]
    [InlineData("<img src=/p.gif width=1 height=1>")]
    [InlineData("<img src=/p.gif style='display: none'>")]
    [InlineData("<img src=/p.gif style='width:1px;height:1px'>")]
    public void A_picture_nobody_can_see_is_not_asked_for(string html) => Assert.Equal("", Clean(html));

    [Theory]
    [InlineData("https://www.youtube.com/embed/abc", true)]
    [InlineData("//player.vimeo.com/video/12", true)]
    [InlineData("http://www.youtube.com/embed/abc", false)]
    [InlineData("https://user@www.youtube.com/embed/abc", false)]
    [InlineData("https://www.youtube.com:444/embed/abc", false)]
    [InlineData("https://www.youtube.com.evil.example/embed/abc", false)]
    public void Only_frames_of_known_hosts_stay_and_always_in_a_sandbox(string source, bool stays)
    {
        var html = Clean($"<p>film</p><iframe src=\"{source}\" onload=run()>inside</iframe>");
        Assert.Equal(stays, html.Contains("<iframe", StringComparison.Ordinal));
        Assert.Equal(stays, html.Contains(" sandbox=\"", StringComparison.Ordinal));
        Assert.DoesNotContain("inside", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_can_become_a_link_that_loads_nothing()
    {
        var options = new SanitizerOptions { Frames = FrameMode.Link };
        var html = HtmlSanitizer.Sanitize("<iframe src=https://www.youtube.com/embed/abc title=Film></iframe>", Base, options);
        Assert.Equal("<a href=\"https://www.youtube.com/watch?v=abc\" class=\"embed\" rel=\"noopener noreferrer\">Film</a>", html);
        Assert.Equal(html, HtmlSanitizer.Sanitize(html, Base, options));
    }

    [Fact]
    public void Figures_tables_ruby_and_films_stay()
    {
        const string Html =
            "<figure><picture><source srcset=\"https://a.example/1.webp 2x\" type=\"image/webp\"><img src=\"https://a.example/1.jpg\" alt=\"x\" loading=\"lazy\"></picture>" +
            "<figcaption>word</figcaption></figure><table><caption>c</caption><tbody><tr><td colspan=\"2\">1</td></tr></tbody></table>" +
            "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby><video controls=\"\" preload=\"none\"><source src=\"https://a.example/v.mp4\" type=\"video/mp4\"></video>";
        Assert.Equal(Html, Clean(Html));
    }

    [Fact]
    public void The_text_of_a_formula_stays() =>
        Assert.Equal("x=1", Clean("<math><mi>x</mi><mo>=</mo><mn>1</mn><annotation>hidden</annotation></math>"));

    [Fact]
    public void A_link_inside_a_link_is_sorted_out_until_it_reads_back_the_same()
    {
        var html = Clean("<a href=/a>one<svg><foreignObject><a href=/b>two</a></foreignObject></svg></a>");
        Assert.Equal(html, Clean(html));
        Assert.Contains("two", html, StringComparison.Ordinal);
    }
}
