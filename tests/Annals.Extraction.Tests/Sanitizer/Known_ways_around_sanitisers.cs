using System.Text.RegularExpressions;
using Annals.Extraction.Sanitizer;

namespace Annals.Extraction.Tests.Sanitizer;

/// <summary>Here the results are read; <c>Annals.Browser.Tests</c> lets Chromium try to run them.</summary>
public sealed partial class Known_ways_around_sanitisers
{
    private static readonly Uri Base = new("https://paper.example/2024/05/a.html");

    private static readonly HashSet<string> Attributes =
    [
        "href", "hreflang", "type", "src", "srcset", "sizes", "alt", "width", "height", "title", "lang", "dir", "controls", "loop", "muted", "preload", "poster", "playsinline", "cite", "datetime", "span", "align",
        "valign", "value", "open", "start", "reversed", "media", "border", "colspan", "rowspan", "headers", "scope", "abbr", "kind", "srclang", "label", "class", "rel", "loading", "sandbox", "referrerpolicy", "allowfullscreen",
    ];

    [Fact]
    public void None_of_them_leaves_anything_that_is_not_on_the_list()
    {
        var count = 0;
        foreach (var html in HostileFragments.All())
        {
            var safe = HtmlSanitizer.Sanitize(html, Base);
            foreach (Match tag in Tag().Matches(safe))
            {
                foreach (Match attribute in Attribute().Matches(tag.Groups["attributes"].Value))
                {
                    var name = attribute.Groups["name"].Value;
                    Assert.True(Attributes.Contains(name), $"{name} in {safe} from {html}");
                    if (name is "href" or "src" or "cite" or "poster")
                        Assert.Matches("^(https?://|mailto:|tel:|data:image/(png|jpeg|gif|webp);base64,)", attribute.Groups["value"].Value);
                }
            }

            Assert.DoesNotMatch("<(script|style|svg|math|form|input|button|select|textarea|object|embed|base|meta|link|template|dialog|noscript|frame|title|x-)", safe);
            Assert.Equal(0, Tag().Replace(safe, "").Count(static c => c is '<' or '>'));
            count++;
        }

        Assert.True(count > 4_000, $"{count} fragments");
    }

    [Fact]
    public void Sanitised_once_is_sanitised_for_good()
    {
        foreach (var html in HostileFragments.All())
        {
            var once = HtmlSanitizer.Sanitize(html, Base);
            Assert.Equal(once, HtmlSanitizer.Sanitize(once, Base));
            var shown = new SanitizerOptions { Frames = FrameMode.Link, IdPrefix = "text-" };
            once = HtmlSanitizer.Sanitize(html, Base, shown);
            Assert.Equal(once, HtmlSanitizer.Sanitize(once, Base, shown));
        }
    }

    [GeneratedRegex("""</?[a-z][a-z0-9]*(?<attributes>( [a-z]+="[^"<>]*")*)>""", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<name>[a-z]+)="(?<value>[^"]*)["]""", RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();
}
