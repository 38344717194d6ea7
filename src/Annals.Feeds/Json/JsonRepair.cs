using System.Buffers;
using System.Buffers.Text;

namespace Annals.Feeds.Json;

/// <summary>Mends what strict readers stumble over and programs write in the wild, without moving a byte.</summary>
internal static class JsonRepair
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    /// <summary>
    /// Raw line breaks and control characters inside strings become spaces; half a surrogate pair ("\ud800", written by programs that
    /// cut strings) becomes U+FFFD.
    /// </summary>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> json, out bool repaired)
    {
        var source = json.Span;
        byte[]? copy = null;
        var inString = false;
        for (var i = 0; i < source.Length; i++)
        {
            var b = source[i];
            if (b == '"')
            {
                inString = !inString;
                if (inString)
                    i += Harmless(source[(i + 1)..]);
            }
            else if (inString && b == '\\')
            {
                i += Escape(source, i, ref copy);
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

    // Inside a string only three things matter: its end, an escape, a control character.
    private static int Harmless(ReadOnlySpan<byte> rest)
    {
        var stop = rest.IndexOfAny((byte)'"', (byte)'\\');
        if (stop < 0)
            stop = rest.Length;
        return rest[..stop].ContainsAny(Controls) ? 0 : stop;
    }

    // How many bytes the escape has behind its backslash.
    private static int Escape(ReadOnlySpan<byte> source, int at, ref byte[]? copy)
    {
        if (CodeUnit(source, at) is not { } unit)
            return 1;
        if (char.IsHighSurrogate(unit) && CodeUnit(source, at + 6) is { } next && char.IsLowSurrogate(next))
            return 11;
        if (char.IsSurrogate(unit))
        {
            copy ??= source.ToArray();
            "FFFD"u8.CopyTo(copy.AsSpan(at + 2));
        }
        return 5;
    }

    private static char? CodeUnit(ReadOnlySpan<byte> source, int at) =>
        at + 6 <= source.Length && source[at] == '\\' && source[at + 1] == 'u' && Utf8Parser.TryParse(source.Slice(at + 2, 4), out ushort unit, out var used, 'x') && used == 4 ? (char)unit : null;
}
