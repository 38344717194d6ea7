using System.Collections.Frozen;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Reading;

/// <summary>
/// RSS does not say whether a title is plain text or HTML. It is HTML when it holds an end tag or an entity, and every tag and
/// entity in it is one of HTML's; "a &lt; b" and "AT&amp;T" stay text.
/// </summary>
internal static class HtmlSniffer
{
    private static readonly FrozenSet<string> Elements = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "big", "blockquote", "br", "button", "canvas", "caption", "center", "cite", "code", "col",
        "colgroup", "command", "datagrid", "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "event-source", "fieldset", "figcaption",
        "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "input", "ins", "kbd", "keygen", "label", "legend", "li", "m",
        "map", "mark", "menu", "meter", "multicol", "nav", "nextid", "noscript", "ol", "optgroup", "option", "output", "p", "picture", "pre", "progress", "q", "rp", "rt", "ruby",
        "s", "samp", "section", "select", "small", "sound", "source", "spacer", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "textarea", "tfoot",
        "th", "thead", "time", "tr", "tt", "u", "ul", "var", "video", "wbr");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Elements.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool LooksLikeHtml(string text)
    {
        if (text.AsSpan().IndexOfAny('<', '&') < 0)
            return false;
        var evidence = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '<')
            {
                var end = i + 1 < text.Length && text[i + 1] == '/' ? i + 2 : i + 1;
                var nameEnd = end;
                while (nameEnd < text.Length && char.IsAsciiLetterOrDigit(text[nameEnd]))
                    nameEnd++;
                if (nameEnd == end)
                    continue;
                if (!Lookup.Contains(text.AsSpan(end, nameEnd - end)))
                    return false;
                evidence |= end == i + 2 || text.AsSpan(end, nameEnd - end).Equals("br", StringComparison.OrdinalIgnoreCase) || text.AsSpan(end, nameEnd - end).Equals("img", StringComparison.OrdinalIgnoreCase);
            }
            else if (text[i] == '&' && EntityLength(text.AsSpan(i)) is > 0 and var length)
            {
                var name = text.AsSpan(i + 1, length - 2);
                if (name[0] != '#' && HtmlEntities.Find(name.ToString()) is null)
                    return false;
                evidence = true;
                i += length - 1;
            }
        }
        return evidence;
    }

    // "&name;" or "&#123;": its length, 0 for anything else.
    private static int EntityLength(ReadOnlySpan<char> text)
    {
        var end = 1;
        if (text.Length > 1 && text[1] == '#')
            end++;
        var start = end;
        while (end < text.Length && end < 40 && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return end > start && end < text.Length && text[end] == ';' ? end + 1 : 0;
    }
}
