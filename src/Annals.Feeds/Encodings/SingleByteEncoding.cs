using System.Collections.Concurrent;
using System.Text;

namespace Annals.Feeds.Encodings;

/// <summary>Encodings of one byte a character, from .NET's tables; the lower half is ASCII.</summary>
internal static class SingleByteEncoding
{
    private static readonly ConcurrentDictionary<string, char[]?> Tables = new(StringComparer.Ordinal);

    /// <summary>True for an ASCII superset of one byte a character that .NET has a table for.</summary>
    public static bool IsKnown(string name) => UpperHalf(name) is not null;

    public static void Decode(ReadOnlySpan<byte> bytes, string name, Utf8Builder target)
    {
        var table = UpperHalf(name) ?? throw new ArgumentException($"no table for {name}", nameof(name));
        while (bytes.Length > 0)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
                ascii = bytes.Length;
            target.Append(bytes[..ascii]);
            bytes = bytes[ascii..];
            while (bytes.Length > 0 && bytes[0] >= 0x80)
            {
                var c = table[bytes[0] - 0x80];
                if (c == '\uFFFD')
                    target.Bad();
                else
                    target.Append(new Rune(c));
                bytes = bytes[1..];
            }
        }
    }

    private static char[]? UpperHalf(string name) => Tables.GetOrAdd(name switch
    {
        // What calls itself Latin 1 uses windows-1252's quotes (WHATWG Encoding, names and labels).
        "iso-8859-1" or "us-ascii" => "windows-1252",
        "iso-8859-9" => "windows-1254",
        _ => name,
    }, Build);

    private static char[]? Build(string name)
    {
        Encoding? encoding;
        try
        {
            encoding = CodePagesEncodingProvider.Instance.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }

        if (encoding is not { IsSingleByte: true } || encoding.GetString("<a>"u8) != "<a>")
            return null;
        var table = new char[128];
        Span<byte> one = stackalloc byte[1];
        Span<char> decoded = stackalloc char[4];
        for (var i = 0; i < 128; i++)
        {
            one[0] = (byte)(i + 0x80);
            var n = encoding.GetChars(one, decoded);
            // .NET puts bytes without a character into the private use area.
            table[i] = n == 1 && decoded[0] is < '\uE000' or > '\uF8FF' && decoded[0] != '?' ? decoded[0] : '\uFFFD';
        }
        return table;
    }
}
