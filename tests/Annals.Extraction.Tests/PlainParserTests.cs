using System.Text;
using Annals.Extraction.Dom;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Extraction.Tests;

public class PlainParserTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div>", "</div>", "<div class=\"a b\">", "<b>", "</b>", "<a href=\"/x?a=1&amp;b=2&copy=3\">", "</a>", "<ul>", "</ul>", "<li>", "</li>", "<h2>", "</h2>", "<h3>", "<br>", "<br/>", "<hr>",
        "<img src=x alt='&quot;'>", "<span>", "</span>", "<em>", "</em>", "<script>a<b</script>", "<style>p{}</style>", "<iframe src=y></iframe>", "<!-- c -->", "text", " ", "\n", "&amp;", "&nbsp;", "&lt", "&notit;", "天气",
        "<svg viewbox=\"0 0\">", "</svg>", "<path d=\"m\"/>", "<g>", "</g>", "<button>", "</button>", "<input type=hidden>", "<meta charset=x>", "<noscript>", "</noscript>", "<o:p>", "</o:p>", "<blockquote>", "</blockquote>",
        "<table>", "<td>", "<font color=red>", "</font>", "<video controls>", "</video>", "<figure>", "</figure>", "<dl>", "<dt>", "<select>", "<", ">", "a < b", "</", "<p", "<div/>", "<section>", "</section>", "<center>",
    ];

    [Fact]
    public void What_it_builds_is_what_the_long_way_builds()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Gen.Choose(0, Pieces.Length - 1).ListOf().ToArbitrary(), chosen =>
        {
            var html = string.Concat(chosen.Select(at => Pieces[at]));
            return PlainParser.TryParseFragment(html) is not { } plain || Shown(plain) == Shown(BoundedParser.ParseAnyFragment(html));
        }));

    [Theory]
    [InlineData("<p>One.</p><div><img src=\"a.jpg\"><p>Two <b>and</b> three.</p></div>")]
    [InlineData("<p>One<p>Two<ul><li>a<li>b</ul>")]
    [InlineData("<div>Unbalanced</div></div><p>One")]
    [InlineData("<a href=x><svg><g><path d=y /></g></svg></a>")]
    public void An_article_in_order_takes_the_short_way(string html)
        => Assert.Equal(Shown(BoundedParser.ParseAnyFragment(html)), Shown(PlainParser.TryParseFragment(html)!));

    [Theory]
    [InlineData("<table><tr><td>a</table>")]
    [InlineData("<b><p>a</b></p>")]
    [InlineData("<a>a<a>b</a></a>")]
    [InlineData("<p><span><div>a</div></span></p>")]
    public void What_tree_construction_would_rearrange_does_not(string html) => Assert.Null(PlainParser.TryParseFragment(html));

    private static string Shown(Node root)
    {
        var text = new StringBuilder();
        var depths = new Dictionary<Node, int> { [root] = 0 };
        foreach (var node in root.Descendants())
        {
            depths[node] = depths[node.Parent!] + 1;
            text.Append(depths[node]).Append(node.IsText ? "\"" + node.Text : node.Tag);
            foreach (var (name, value) in node.IsForeign ? [] : node.Attributes ?? [])
            {
                text.Append(' ').Append(name).Append('=').Append(value);
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
