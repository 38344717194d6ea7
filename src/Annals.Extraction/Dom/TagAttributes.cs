using Annals.Extraction.Text;

namespace Annals.Extraction.Dom;

/// <summary>The attributes of one tag (html.spec.whatwg.org/#before-attribute-name-state).</summary>
internal static class TagAttributes
{
    /// <summary>More than this on one element is an attack; the rest is ignored.</summary>
    private const int Maximum = 64;

    public static List<KeyValuePair<string, string>> Parse(ReadOnlySpan<char> text)
    {
        var attributes = new List<KeyValuePair<string, string>>();
        var at = 0;
        while (attributes.Count < Maximum)
        {
            while (at < text.Length && (IsSpace(text[at]) || text[at] == '/'))
                at++;
            if (at >= text.Length)
                break;
            var nameAt = at++;
            while (at < text.Length && !IsSpace(text[at]) && text[at] is not ('=' or '/'))
                at++;
            var name = text[nameAt..at].ToString().ToLowerInvariant();
            var value = ReadValue(text, ref at);
            if (!attributes.Exists(a => a.Key == name))
                attributes.Add(new(name, value));
        }

        return attributes;
    }

    private static string ReadValue(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && IsSpace(text[at]))
            at++;
        if (at >= text.Length || text[at] != '=')
            return "";
        at++;
        while (at < text.Length && IsSpace(text[at]))
            at++;
        if (at >= text.Length)
            return "";
        ReadOnlySpan<char> raw;
        if (text[at] is '"' or '\'')
        {
            var rest = text[(at + 1)..];
            var close = rest.IndexOf(text[at]);
            raw = close < 0 ? rest : rest[..close];
            at += raw.Length + 2;
        }
        else
        {
            var start = at;
            while (at < text.Length && !IsSpace(text[at]))
                at++;
            raw = text[start..at];
        }

        return CharacterReferences.Decode(raw, inAttribute: true);
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';
}
