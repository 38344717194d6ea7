using System.Text;

namespace Annals.Feeds.Encodings;

/// <summary>
/// A lead byte and a trail byte to a character. .NET's own decoders swallow the byte after a bad one, and with it the
/// <c>&lt;</c> of a tag; here a trail byte that fits nothing is read again (WHATWG Encoding, "prepend byte to stream").
/// </summary>
internal sealed class DoubleByteTable
{
    private readonly int[] runes = new int[128 * 256];
    private readonly int[] singles = new int[128];

    public static DoubleByteTable Gb18030 { get; } = FromCodePage(54936, extraSingle: (0x80, '\u20AC'));

    public static DoubleByteTable ShiftJis { get; } = FromCodePage(932);

    public static DoubleByteTable EucKr { get; } = FromCodePage(949);

    public static DoubleByteTable EucJp { get; } = FromCodePage(51932);

    public static DoubleByteTable Big5 { get; } = FromBig5Resource();

    public void Decode(ReadOnlySpan<byte> bytes, Utf8Builder target, SequenceReader? longer = null)
    {
        while (bytes.Length > 0)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
                ascii = bytes.Length;
            target.Append(bytes[..ascii]);
            bytes = bytes[ascii..];
            var at = 0;
            while (at < bytes.Length && bytes[at] >= 0x80)
                at += One(bytes[at..], target, longer);
            bytes = bytes[at..];
        }
    }

    /// <summary>Reads sequences of three or four bytes: how many bytes it took, 0 when this is none.</summary>
    public delegate int SequenceReader(ReadOnlySpan<byte> bytes, Utf8Builder target);

    private int One(ReadOnlySpan<byte> bytes, Utf8Builder target, SequenceReader? longer)
    {
        var lead = bytes[0] - 0x80;
        if (bytes.Length > 1 && runes[(lead << 8) | bytes[1]] is not 0 and var rune)
        {
            target.AppendScalar(rune);
            return 2;
        }
        if (longer is not null && longer(bytes, target) is > 0 and var taken)
            return taken;
        if (singles[lead] != 0)
        {
            target.AppendScalar(singles[lead]);
            return 1;
        }
        target.Bad();
        // A pair that is only unassigned is one bad character; an ASCII trail belongs to what follows.
        return bytes.Length > 1 && bytes[1] >= 0x80 && HasPairs(lead) ? 2 : 1;
    }

    private bool HasPairs(int lead) => runes.AsSpan(lead << 8, 256).IndexOfAnyExcept(0) >= 0;

    private static DoubleByteTable FromCodePage(int codePage, (byte Byte, char Char) extraSingle = default)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))
            ?? throw new InvalidOperationException($"code page {codePage} is missing from this runtime");
        var table = new DoubleByteTable();
        Span<byte> pair = stackalloc byte[2];
        Span<char> decoded = stackalloc char[8];
        for (var lead = 0x80; lead <= 0xFF; lead++)
        {
            pair[0] = (byte)lead;
            var single = encoding.GetChars(pair[..1], decoded);
            if (single == 1 && IsCharacter(decoded[0]) && decoded[0] >= 0xA0)
                table.singles[lead - 0x80] = decoded[0];
            if (lead is 0x80 or 0xFF || table.singles[lead - 0x80] != 0)
                continue;
            for (var trail = 0x40; trail <= 0xFE; trail++)
            {
                pair[1] = (byte)trail;
                var n = encoding.GetChars(pair, decoded);
                if (n == 1 && IsCharacter(decoded[0]))
                    table.runes[((lead - 0x80) << 8) | trail] = decoded[0];
            }
        }
        if (extraSingle.Byte != 0)
            table.singles[extraSingle.Byte - 0x80] = extraSingle.Char;
        return table;
    }

    // .NET decodes what is unassigned to U+FFFD, U+30FB (Japanese) or the private use area.
    private static bool IsCharacter(char c) => c is not ('\uFFFD' or '?') && !char.IsSurrogate(c) && c is < '\uE000' or > '\uF8FF' && c >= 0xA0;

    private static DoubleByteTable FromBig5Resource()
    {
        using var stream = typeof(DoubleByteTable).Assembly.GetManifestResourceStream("Annals.Feeds.Encodings.Big5.txt")
            ?? throw new InvalidOperationException("the Big5 table is missing from the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var table = new DoubleByteTable();
        for (var lead = 0x87; reader.ReadLine() is { } line; lead++)
        {
            var trail = 0x40;
            foreach (var rune in line.EnumerateRunes())
            {
                if (rune.Value != 0xFFFD)
                    table.runes[((lead - 0x80) << 8) | trail] = rune.Value;
                trail = trail == 0x7E ? 0xA1 : trail + 1;
            }
        }
        return table;
    }
}
