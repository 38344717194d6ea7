using System.Buffers;
using System.Globalization;
using System.Text;

namespace Annals.Feeds.Json;

/// <summary>Mends what strict readers stumble over and people see in the wild.</summary>
internal static class JsonRepair
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    /// <summary>Raw line breaks and control characters inside strings become spaces.</summary>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> json, out bool repaired)
    {
        repaired = false;
        var source = json.Span;
        byte[]? copy = null;
        var inString = false;
        for (var i = 0; i < source.Length; i++)
        {
            var b = source[i];
            if (b == '"')
            {
                inString = !inString;
                // Inside a string only three things matter: its end, an escape, a control character.
                if (inString)
                    i += Harmless(source[(i + 1)..]);
            }
            else if (inString && b == '\\')
            {
                i++;
            }
            else if (b < 0x20 && (inString || b is not (9 or 10 or 13)))
            {
                copy ??= source.ToArray();
                copy[i] = (byte)' ';
            }
        }
        repaired = copy is not null;
        return copy ?? json;
    }

    private static int Harmless(ReadOnlySpan<byte> rest)
    {
        var stop = rest.IndexOfAny((byte)'"', (byte)'\\');
        if (stop < 0)
            stop = rest.Length;
        return rest[..stop].ContainsAny(Controls) ? 0 : stop;
    }

    /// <summary>A JSON string literal with its quotes; halves of surrogate pairs become U+FFFD.</summary>
    public static string UnescapeLeniently(string literal)
    {
        var result = new StringBuilder(literal.Length);
        for (var i = 1; i < literal.Length - 1; i++)
        {
            if (literal[i] != '\\' || i + 1 >= literal.Length - 1)
            {
                result.Append(literal[i]);
                continue;
            }
            i++;
            switch (literal[i])
            {
                case 'n':
                    result.Append('\n');
                    break;
                case 't':
                    result.Append('\t');
                    break;
                case 'r':
                    result.Append('\r');
                    break;
                case 'b' or 'f':
                    break;
                case 'u' when i + 4 < literal.Length && ushort.TryParse(literal.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    result.Append((char)unit);
                    i += 4;
                    break;
                default:
                    result.Append(literal[i]);
                    break;
            }
        }
        return WithoutLoneSurrogates(result.ToString());
    }

    private static string WithoutLoneSurrogates(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            result.Append(rune.ToString());
        return result.ToString();
    }
}
