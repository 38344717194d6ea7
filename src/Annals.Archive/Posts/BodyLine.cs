using System.Text;

namespace Annals.Archive.Posts;

/// <summary>
/// A body as one line, as both formats want it. HTML treats a line break as a blank, so it becomes one; only inside
/// <c>pre</c> and <c>textarea</c>, where it has a meaning, it becomes the reference <c>&amp;#10;</c>.
/// </summary>
internal static class BodyLine
{
    /// <summary>The same as UTF-8, without a second copy of the text where line feeds are all there is to replace.</summary>
    public static byte[] ToBytes(string html)
    {
        if (html.AsSpan().IndexOfAny('\r', '\0') >= 0 || html.Contains("<pre", StringComparison.OrdinalIgnoreCase) || html.Contains("<textarea", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8.GetBytes(From(html));
        }

        var text = html.AsSpan().Trim();
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        bytes.AsSpan().Replace((byte)'\n', (byte)' ');
        return bytes;
    }

    public static string From(string html)
    {
        var trimmed = html.Trim();
        if (trimmed.AsSpan().IndexOfAny('\n', '\r', '\0') < 0)
        {
            return trimmed;
        }

        var line = new StringBuilder(trimmed.Length);
        var keepsBreaks = 0;
        for (var i = 0; i < trimmed.Length; i++)
        {
            keepsBreaks = Math.Max(0, keepsBreaks + PreformattedChange(trimmed, i));
            switch (trimmed[i])
            {
                case '\r' when i + 1 < trimmed.Length && trimmed[i + 1] == '\n':
                    break;
                case '\n' or '\r':
                    line.Append(keepsBreaks > 0 ? "&#10;" : " ");
                    break;
                case '\0':
                    line.Append('\ufffd');
                    break;
                default:
                    line.Append(trimmed[i]);
                    break;
            }
        }

        return line.ToString();
    }

    private static int PreformattedChange(string html, int at)
    {
        if (html[at] != '<')
        {
            return 0;
        }

        var tag = html.AsSpan(at);
        return StartsWithTag(tag, "<pre") || StartsWithTag(tag, "<textarea") ? 1
            : StartsWithTag(tag, "</pre") || StartsWithTag(tag, "</textarea") ? -1
            : 0;
    }

    private static bool StartsWithTag(ReadOnlySpan<char> html, string tag)
        => html.StartsWith(tag, StringComparison.OrdinalIgnoreCase)
            && html.Length > tag.Length
            && (html[tag.Length] is '>' or '/' || char.IsWhiteSpace(html[tag.Length]));
}
