using System.Net;
using System.Text;
using Annals.Feeds.Reading;

namespace Annals.Feeds.Html;

/// <summary>
/// HTML of feeds made safe as data, for <c>feed parse</c>: close to what was published, presentation included, with addresses
/// resolved. Every <c>&lt;</c> in the result begins a tag of the allow list, quoted and escaped by this class, so that no parser can
/// find another one in it. What Annals shows on its own pages goes through the stricter sanitiser of the floor above.
/// </summary>
public static class FeedHtml
{
    private const int MaxDepth = 400;

    /// <summary>Never throws for its input. Elements that are not allowed lose their tags, scripts and styles also what is in them.</summary>
    /// <param name="html">A fragment.</param>
    /// <param name="baseAddress">What relative addresses in it are relative to; null leaves them.</param>
    public static string Sanitize(string html, string? baseAddress)
    {
        ArgumentNullException.ThrowIfNull(html);
        if (html.AsSpan().IndexOfAny('<', '>', '&') < 0)
            return html;
        var writer = new FragmentWriter(html, baseAddress);
        writer.Run();
        return writer.ToString();
    }

    private sealed class FragmentWriter(string html, string? baseAddress)
    {
        private readonly StringBuilder result = new(html.Length + html.Length / 8);
        private readonly List<string> open = [];
        private readonly HtmlTagReader tag = new(html);
        private int position;
        private int svgDepth;

        // Looked for in vain once, or unclosed comments would cost the square of the length.
        private bool noMoreCommentEnds;

        public override string ToString() => result.ToString();

        public void Run()
        {
            while (position < html.Length)
            {
                var next = html.IndexOf('<', position);
                if (next < 0)
                    next = html.Length;
                Text(html.AsSpan(position, next - position));
                position = next;
                if (position < html.Length)
                    Markup();
            }
            for (var i = open.Count - 1; i >= 0; i--)
                result.Append("</").Append(open[i]).Append('>');
        }

        private void Markup()
        {
            var rest = html.AsSpan(position);
            if (rest.Length > 1 && rest[1] is '!' or '?')
            {
                Declaration(rest);
            }
            else if (!tag.Read(position))
            {
                result.Append("&lt;");
                position++;
            }
            else
            {
                position = tag.End;
                if (tag.IsEnd)
                    EndTag(tag.Name);
                else
                    StartTag();
            }
        }

        private void Declaration(ReadOnlySpan<char> rest)
        {
            if (rest.StartsWith("<![CDATA["))
            {
                position += 9;
                return;
            }
            var close = rest.StartsWith("<!--") && !noMoreCommentEnds ? rest[4..].IndexOf("-->") : -1;
            noMoreCommentEnds |= close < 0 && rest.StartsWith("<!--");
            if (close >= 0)
            {
                position += 4 + close + 3;
                return;
            }
            close = rest.IndexOf('>');
            position = close < 0 ? html.Length : position + close + 1;
        }

        // References stay as they are; what looks like one and is none is escaped.
        private void Text(ReadOnlySpan<char> text)
        {
            while (true)
            {
                var special = text.IndexOfAny('>', '&');
                if (special < 0)
                    break;
                result.Append(text[..special]);
                result.Append(text[special] == '>' ? "&gt;" : IsReference(text[special..]) ? "&" : "&amp;");
                text = text[(special + 1)..];
            }
            result.Append(text);
        }

        private static bool IsReference(ReadOnlySpan<char> text)
        {
            var end = text.Length > 1 && text[1] == '#' ? 2 : 1;
            var start = end;
            while (end < text.Length && end < 40 && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            return end > start && end < text.Length && text[end] == ';';
        }

        private void StartTag()
        {
            var name = tag.Name;
            if (HtmlAllowList.DropWhole.Contains(name))
            {
                if (!tag.IsSelfClosing)
                    SkipContent(name);
                return;
            }
            var isSvg = name == "svg" || svgDepth > 0 && HtmlAllowList.SvgElements.Contains(name);
            if (!isSvg && !HtmlAllowList.Elements.Contains(name) || open.Count >= MaxDepth)
                return;
            var isVoid = HtmlAllowList.Void.Contains(name);
            result.Append('<').Append(name);
            foreach (var (attribute, value) in tag.Attributes)
                Attribute(name, attribute, value, isSvg);
            if (isVoid)
            {
                result.Append(" />");
                return;
            }
            result.Append('>');
            if (tag.IsSelfClosing && isSvg)
            {
                result.Append("</").Append(name).Append('>');
                return;
            }
            open.Add(name);
            svgDepth += name == "svg" ? 1 : 0;
        }

        private void EndTag(string name)
        {
            var at = open.LastIndexOf(name);
            if (at < 0)
                return;
            for (var i = open.Count - 1; i >= at; i--)
            {
                result.Append("</").Append(open[i]).Append('>');
                svgDepth -= open[i] == "svg" ? 1 : 0;
            }
            open.RemoveRange(at, open.Count - at);
        }

        private void SkipContent(string name)
        {
            var end = html.IndexOf("</" + name, position, StringComparison.OrdinalIgnoreCase);
            if (end < 0)
            {
                position = html.Length;
                return;
            }
            var close = html.IndexOf('>', end);
            position = close < 0 ? html.Length : close + 1;
        }

        private void Attribute(string element, string name, string raw, bool isSvg)
        {
            if (!HtmlAllowList.Attributes.Contains(name) && !(isSvg && HtmlAllowList.SvgAttributes.Contains(name)))
            {
                if (name is not ("srcset" or "sizes") || element is not ("img" or "source"))
                    return;
            }
            var value = raw.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(raw) : raw;
            if (name == "style")
            {
                value = InlineStyle.Clean(value);
                if (value.Length == 0)
                    return;
            }
            else if (name == "srcset")
            {
                value = SourceSet(value);
            }
            else if (HtmlAllowList.IsAddress(name))
            {
                value = Address(element, name, value);
            }
            else if (HtmlAllowList.LooksDangerous(value))
            {
                return;
            }
            Write(name, value);
        }

        private string Address(string element, string name, string value)
        {
            if (name == "src" && element == "img" && HtmlAllowList.IsInlinePicture(value))
                return value;
            return Addresses.Resolve(value, baseAddress) is { } address && HtmlAllowList.IsSafeAddress(address) ? address : "";
        }

        // An address ends at white space, its descriptor at a comma (html.spec.whatwg.org/#parsing-a-srcset-attribute).
        private string SourceSet(string value)
        {
            var parts = new List<string>();
            var rest = value.AsSpan();
            while ((rest = rest.TrimStart(" \t\r\n\f,")).Length > 0)
            {
                var end = rest.IndexOfAny(" \t\r\n\f");
                var candidate = end < 0 ? rest : rest[..end];
                rest = rest[candidate.Length..];
                var descriptor = "";
                if (!candidate.EndsWith(","))
                {
                    var comma = rest.IndexOf(',');
                    descriptor = (comma < 0 ? rest : rest[..comma]).Trim().ToString();
                    rest = comma < 0 ? [] : rest[(comma + 1)..];
                }
                var address = Address("source", "src", candidate.TrimEnd(',').ToString());
                if (address.Length > 0 && !address.Contains(' ', StringComparison.Ordinal))
                    parts.Add(descriptor.Length == 0 ? address : address + " " + descriptor);
            }
            return string.Join(", ", parts);
        }

        private void Write(string name, string value)
        {
            result.Append(' ').Append(name).Append("=\"");
            var rest = value.AsSpan();
            while (true)
            {
                var special = rest.IndexOfAny("&<>\"`");
                if (special < 0)
                    break;
                result.Append(rest[..special]);
                result.Append(rest[special] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#96;" });
                rest = rest[(special + 1)..];
            }
            result.Append(rest).Append('"');
        }
    }
}
