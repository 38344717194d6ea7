using System.Collections.Frozen;
using Annals.Extraction.Dom;

namespace Annals.Extraction.Sanitizer;

/// <summary>Which elements and attributes may be shown. Whatever is not named here is not shown.</summary>
internal static class AllowList
{
    public static readonly FrozenSet<string> Elements = Names.Set(
        "a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em " +
        "figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p picture pre q rp rt ruby s samp " +
        "section small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr");

    /// <summary>Elements that go with everything in them: none of it was ever readable text.</summary>
    public static readonly FrozenSet<string> DropWhole = Names.Set(
        "script style template iframe frame frameset noframes noembed embed portal fencedframe title head datalist " +
        "annotation annotation-xml param meta link base basefont bgsound");

    /// <summary>Inside SVG only these hold text that a reader sees.</summary>
    public static readonly FrozenSet<string> SvgText = Names.Set("text tspan textpath foreignobject a switch g svg");

    /// <summary>What stands for an element that is not shown itself, so that its text stays a block.</summary>
    public static readonly FrozenDictionary<string, string> Replacements = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["center"] = "div",
        ["dialog"] = "div",
        ["dir"] = "ul",
        ["fieldset"] = "div",
        ["form"] = "div",
        ["legend"] = "div",
        ["listing"] = "pre",
        ["menu"] = "ul",
        ["optgroup"] = "div",
        ["option"] = "div",
        ["plaintext"] = "pre",
        ["search"] = "div",
        ["select"] = "div",
        ["textarea"] = "div",
        ["xmp"] = "pre",
        ["strike"] = "s",
        ["tt"] = "code",
        ["acronym"] = "abbr",
        ["big"] = "span",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OnAll = Names.Set("title lang dir");

    private static readonly FrozenDictionary<string, FrozenSet<string>> OnOne = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal)
    {
        ["a"] = Names.Set("href hreflang type"),
        ["audio"] = Names.Set("src controls loop muted"),
        ["blockquote"] = Names.Set("cite"),
        ["col"] = Names.Set("span align valign"),
        ["colgroup"] = Names.Set("span align valign"),
        ["data"] = Names.Set("value"),
        ["del"] = Names.Set("cite datetime"),
        ["details"] = Names.Set("open"),
        ["img"] = Names.Set("src srcset sizes alt width height"),
        ["ins"] = Names.Set("cite datetime"),
        ["li"] = Names.Set("value"),
        ["ol"] = Names.Set("start type reversed"),
        ["q"] = Names.Set("cite"),
        ["source"] = Names.Set("src srcset sizes type media width height"),
        ["table"] = Names.Set("border"),
        ["tbody"] = Names.Set("align valign"),
        ["td"] = Names.Set("colspan rowspan headers align valign abbr"),
        ["tfoot"] = Names.Set("align valign"),
        ["th"] = Names.Set("colspan rowspan headers align valign scope abbr"),
        ["thead"] = Names.Set("align valign"),
        ["time"] = Names.Set("datetime"),
        ["tr"] = Names.Set("align valign"),
        // Without "default": a subtitle that is on by itself is fetched before anybody plays the film.
        ["track"] = Names.Set("src kind srclang label"),
        ["ul"] = Names.Set("type"),
        ["video"] = Names.Set("src poster controls width height loop muted playsinline"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Allows(string element, string attribute) =>
        OnAll.Contains(attribute) || (OnOne.TryGetValue(element, out var own) && own.Contains(attribute));
}
