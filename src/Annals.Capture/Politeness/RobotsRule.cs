using System.Globalization;
using System.Text;

namespace Annals.Capture.Politeness;

/// <summary>One line of a robots.txt group (RFC 9309, section 2.2.2).</summary>
/// <param name="Pattern">From the beginning of the path; <c>*</c> stands for anything, <c>$</c> at the end for the end.</param>
public sealed record RobotsRule(bool IsAllowed, string Pattern)
{
    /// <param name="path">As <see cref="Normalise"/> gives it.</param>
    public bool Matches(string path)
    {
        var mustEnd = Pattern.EndsWith('$');
        var pattern = mustEnd ? Pattern.AsSpan(0, Pattern.Length - 1) : Pattern;
        return Matches(pattern, path, mustEnd);
    }

    /// <summary>One spelling for percent-encoded octets, so that <c>%7e</c>, <c>%7E</c> and <c>~</c> agree (RFC 9309, section 2.2.2).</summary>
    public static string Normalise(string path)
    {
        if (path.IndexOf('%', StringComparison.Ordinal) < 0 && System.Text.Ascii.IsValid(path))
        {
            return path;
        }

        var normal = new StringBuilder(path.Length);
        var utf8 = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < utf8.Length; i++)
        {
            var isEscape = utf8[i] == '%' && i + 2 < utf8.Length && char.IsAsciiHexDigit((char)utf8[i + 1]) && char.IsAsciiHexDigit((char)utf8[i + 2]);
            var octet = isEscape ? byte.Parse(((char)utf8[i + 1]).ToString() + (char)utf8[i + 2], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : utf8[i];
            i += isEscape ? 2 : 0;
            var isPlain = isEscape ? char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~' : octet < 0x80;
            normal.Append(isPlain ? ((char)octet).ToString() : $"%{octet:X2}");
        }

        return normal.ToString();
    }

    // The textbook walk with one remembered star: linear in practice, and never more than pattern times path.
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path, bool mustEnd)
    {
        var (p, s, star, mark) = (0, 0, -1, 0);
        while (true)
        {
            if (p == pattern.Length && (!mustEnd || s == path.Length))
            {
                return true;
            }

            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = s;
            }
            else if (p < pattern.Length && s < path.Length && pattern[p] == path[s])
            {
                p++;
                s++;
            }
            else if (star >= 0 && mark < path.Length)
            {
                p = star + 1;
                s = ++mark;
            }
            else
            {
                return false;
            }
        }
    }
}
