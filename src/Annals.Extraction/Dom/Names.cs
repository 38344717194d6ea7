using System.Collections.Frozen;

namespace Annals.Extraction.Dom;

/// <summary>Groups of element names, as the tree construction of HTML uses them (html.spec.whatwg.org/#parsing-main-inbody).</summary>
internal static class Names
{
    public static readonly FrozenSet<string> Void = Set(
        "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr image");

    public static readonly FrozenSet<string> RawText = Set("script style xmp iframe noembed noframes");

    public static readonly FrozenSet<string> EscapableRawText = Set("title textarea");

    public static readonly FrozenSet<string> Formatting = Set("a b big code em font i nobr s small strike strong tt u");

    /// <summary>Elements whose start tag ends an open paragraph.</summary>
    public static readonly FrozenSet<string> ClosesParagraph = Set(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup " +
        "main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form li dd dt plaintext table hr xmp");

    /// <summary>The "special" category: an end tag of an ordinary element does not reach across these.</summary>
    public static readonly FrozenSet<string> Special = Set(
        "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details " +
        "dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html " +
        "iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param " +
        "plaintext pre script search section select source style summary table tbody td template textarea tfoot th thead title " +
        "tr track ul wbr xmp");

    /// <summary>Elements that bound every search for an open element.</summary>
    public static readonly FrozenSet<string> ScopeBoundary = Set(
        "applet caption html table td th marquee object template select svg math foreignobject desc");

    /// <summary>Elements that begin a list of formatting elements of their own.</summary>
    public static readonly FrozenSet<string> Markers = Set("applet object marquee template td th caption");

    public static readonly FrozenSet<string> Headings = Set("h1 h2 h3 h4 h5 h6");

    /// <summary>HTML elements whose start tag ends open SVG and MathML.</summary>
    public static readonly FrozenSet<string> BreaksOutOfForeign = Set(
        "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr " +
        "ol p pre ruby s small span strong strike sub sup table tt u ul var");

    /// <summary>Where SVG and MathML begin, and where HTML begins again inside them.</summary>
    public static readonly FrozenSet<string> ForeignBorder = Set(
        "svg math foreignobject desc title annotation-xml mi mo mn ms mtext");

    /// <summary>Elements that stand on lines of their own: text before and after them is never one word.</summary>
    public static readonly FrozenSet<string> Block = Set(
        "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure " +
        "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li listing main menu nav noframes ol " +
        "optgroup option p plaintext pre search section select summary table tbody td tfoot th thead title tr ul video audio xmp");

    public static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
