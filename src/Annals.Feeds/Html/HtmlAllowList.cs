using System.Buffers;
using System.Collections.Frozen;
using Annals.Feeds.Reading;

namespace Annals.Feeds.Html;

/// <summary>
/// What may stay in a feed's HTML as data: the list feed readers have agreed on since Universal Feed Parser, presentation included,
/// and the elements HTML gained since. Nothing in it runs code.
/// </summary>
internal static class HtmlAllowList
{
    public static readonly FrozenSet<string> Elements = Set(
        "a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption center cite code col colgroup command data datagrid datalist dd del details dfn dialog dir " +
        "div dl dt em event-source fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd keygen label legend li m main map mark menu meter multicol nav nextid " +
        "noscript ol optgroup option output p picture pre progress q rb rp rt rtc ruby s samp search section select small sound source spacer span strike strong sub summary sup table tbody td " +
        "textarea tfoot th thead time track tr tt u ul var video wbr");

    public static readonly FrozenSet<string> Attributes = Set(
        "abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background balance bgcolor bgproperties border bordercolor bordercolordark bordercolorlight bottompadding " +
        "cellpadding cellspacing ch challenge char charoff charset checked choff cite class clear color cols colspan compact contenteditable controls coords data datafld datapagesize datasrc " +
        "datetime default delay dir disabled draggable dynsrc enctype end face for form frame galleryimg gutter headers height hidden hidefocus high href hreflang hspace icon id inputmode ismap " +
        "itemprop itemref itemscope itemtype keytype label lang leftspacing list longdesc loop loopcount loopend loopstart low lowsrc max maxlength media method min multiple name nohref noshade " +
        "nowrap open optimum pattern ping point-size poster pqg preload prompt radiogroup readonly rel repeat-max repeat-min replace required rev reversed rightspacing rows rowspan rules scope " +
        "selected shape size span src start step style summary suppress tabindex target template title toppadding type unselectable urn usemap valign value variable volume vrml vspace width wrap xml:lang");

    /// <summary>Drawings, without anything that links, loads or moves.</summary>
    public static readonly FrozenSet<string> SvgElements = Set(
        "circle defs desc ellipse font-face font-face-name font-face-src g glyph hkern lineargradient line marker metadata missing-glyph mpath path polygon polyline radialgradient rect stop svg switch text title tspan");

    public static readonly FrozenSet<string> SvgAttributes = Set(
        "accent-height additive alphabetic arabic-form ascent baseprofile bbox by cap-height color-rendering content cx cy d dx dy descent fill fill-opacity fill-rule font-family font-size font-stretch " +
        "font-style font-variant font-weight from fx fy g1 g2 glyph-name gradientunits hanging horiz-adv-x horiz-origin-x ideographic k marker-end marker-mid marker-start markerheight markerunits " +
        "markerwidth mathematical offset opacity orient origin overline-position overline-thickness panose-1 path pathlength points preserveaspectratio r refx refy rotate rx ry slope stemh stemv " +
        "stop-color stop-opacity strikethrough-position strikethrough-thickness stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width " +
        "text-anchor to transform u1 u2 underline-position underline-thickness unicode unicode-range units-per-em version viewbox visibility widths x x-height x1 x2 xmlns y y1 y2 zoomandpan");

    public static readonly FrozenSet<string> Void = Set("area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr");

    /// <summary>Elements that go with what is in them.</summary>
    public static readonly FrozenSet<string> DropWhole = Set("applet script style");

    private static readonly FrozenSet<string> Schemes = Set(
        "http https ftp ftps sftp mailto news nntp tel sms irc ircs magnet feed webcal geo rtsp mms gopher nfs wais telnet urn tag");

    private static readonly FrozenSet<string> AddressAttributes = Set("action background cite data datasrc dynsrc formaction href icon longdesc lowsrc ping poster src usemap vrml");

    private static readonly string[] InlinePictures = ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"];

    // Line breaks too: mail programs fold what they encode.
    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n");

    public static bool IsAddress(string attribute) => AddressAttributes.Contains(attribute);

    /// <summary>True for addresses that only lead somewhere.</summary>
    public static bool IsSafeAddress(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || address.AsSpan(0, colon).ContainsAny('/', '?', '#'))
            return true;
        var scheme = new string([.. address.AsSpan(0, colon).ToArray().Where(c => c > ' ' && !char.IsControl(c))]);
        return Schemes.Contains(scheme.ToLowerInvariant()) && !Addresses.RunsCode(address);
    }

    /// <summary>A picture inside its address, in a format that cannot hold a script.</summary>
    public static bool IsInlinePicture(string value)
    {
        foreach (var start in InlinePictures)
        {
            if (value.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return !value.AsSpan(start.Length).ContainsAnyExcept(Base64);
        }
        return false;
    }

    /// <summary>An address that runs code, in an attribute where no address belongs.</summary>
    public static bool LooksDangerous(string value) =>
        value.Contains(':', StringComparison.Ordinal) && Addresses.RunsCode(new string([.. value.Where(c => c > ' ' && !char.IsControl(c))]));

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
