using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Annals.Feeds.Encodings;

/// <summary>The decision for one document: which encoding, and what that says about its labels.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EncodingChoice(string Name, int Skip, bool IsValidUtf8, bool LabelWasWrong, bool BreaksItsLabel)
{
    private static readonly Encoding Gb = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    public static EncodingChoice For(ReadOnlySpan<byte> bytes, string? contentType, DocumentKind kind)
    {
        if (FromByteOrderMark(bytes) is { } marked)
            return marked;
        if (FromZeroBytes(bytes) is { } wide)
            return wide;
        var http = EncodingLabel.FromContentType(contentType);
        var declared = EncodingLabel.FromDocument(bytes, kind);
        var label = http ?? declared;
        if (!bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF))
            return ForAscii(bytes, label);
        if (Utf8.IsValid(bytes))
            return new EncodingChoice("utf-8", 0, IsValidUtf8: true, label is not (null or "utf-8"), label is not (null or "utf-8") && IsBrokenByHighBytes(label));
        return ForDamaged(bytes, http, declared, kind);
    }

    public Utf8Text ToUtf8(ReadOnlySpan<byte> bytes) => ToUtf8(bytes[Skip..], Name);

    private static EncodingChoice Sure(string name, int skip = 0) => new(name, skip, IsValidUtf8: false, LabelWasWrong: false, BreaksItsLabel: false);

    private static EncodingChoice? FromByteOrderMark(ReadOnlySpan<byte> b) => b switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new EncodingChoice("utf-8", 3, Utf8.IsValid(b[3..]), LabelWasWrong: false, BreaksItsLabel: false),
        [0xFF, 0xFE, 0, 0, ..] => Sure("utf-32le", 4),
        [0, 0, 0xFE, 0xFF, ..] => Sure("utf-32be", 4),
        [0xFF, 0xFE, ..] => Sure("utf-16le", 2),
        [0xFE, 0xFF, ..] => Sure("utf-16be", 2),
        _ => null,
    };

    // XML 1.0 appendix F.1: '<' and '?', or JSON's '{', with zero bytes beside them.
    private static EncodingChoice? FromZeroBytes(ReadOnlySpan<byte> b) => b switch
    {
        [0, 0, 0, not 0, ..] => Sure("utf-32be"),
        [not 0, 0, 0, 0, ..] => Sure("utf-32le"),
        [0, (byte)'<' or (byte)'{', 0, not 0, ..] => Sure("utf-16be"),
        [(byte)'<' or (byte)'{', 0, not 0, 0, ..] => Sure("utf-16le"),
        _ => null,
    };

    private static EncodingChoice ForAscii(ReadOnlySpan<byte> bytes, string? label)
    {
        // Two encodings look like ASCII and are not.
        if (bytes.Contains((byte)0x1B) && (label is null or "iso-2022-jp" || bytes.IndexOf("\u001B$B"u8) >= 0))
            return Sure("iso-2022-jp");
        if (label == "hz-gb-2312" && bytes.IndexOf("~{"u8) >= 0)
            return Sure(label);
        // A .NET StringWriter declares utf-16 whatever it is written to.
        var name = label is null || label.StartsWith("utf-", StringComparison.Ordinal) || label is "iso-2022-jp" or "hz-gb-2312" ? "utf-8" : label;
        return new EncodingChoice(name, 0, IsValidUtf8: true, LabelWasWrong: false, BreaksItsLabel: false);
    }

    // Every byte sequence is valid in these, so the label is wrong but nothing is malformed by it.
    private static bool IsBrokenByHighBytes(string label) => !label.StartsWith("iso-8859-", StringComparison.Ordinal) && !label.StartsWith("windows-", StringComparison.Ordinal);

    private static EncodingChoice ForDamaged(ReadOnlySpan<byte> bytes, string? http, string? declared, DocumentKind kind)
    {
        var (valid, bad) = CountUtf8(bytes);
        var label = http ?? declared;
        var mostlyUtf8 = label switch
        {
            "utf-8" => valid >= bad && valid > 0,
            null => valid >= 3 * bad,
            _ => valid >= 10 * bad,
        };
        if (mostlyUtf8)
            return Sure("utf-8") with { LabelWasWrong = label is not (null or "utf-8"), BreaksItsLabel = true };

        // "iso-8859-1" is what old servers say about everything; a document that knows better wins.
        var first = http is "iso-8859-1" && declared is not null ? declared : http;
        var best = (Name: (string?)null, Bad: int.MaxValue);
        foreach (var candidate in new[] { first, declared, http })
        {
            if (candidate is null or "utf-8" or "us-ascii" || candidate.StartsWith("utf-", StringComparison.Ordinal) || candidate == best.Name)
                continue;
            var failures = CountBad(bytes, candidate);
            if (failures < best.Bad)
                best = (candidate, failures);
        }
        var high = HighBytes(bytes);
        if (best.Name is not null && best.Bad * 20L <= high)
            return Sure(best.Name) with { LabelWasWrong = label != best.Name };

        var detected = EncodingDetector.Detect(bytes, kind);
        if (detected is not null && (best.Name is null || CountBad(bytes, detected) < best.Bad))
            return Sure(detected) with { LabelWasWrong = label is not null && label != detected, BreaksItsLabel = true };
        return Sure(best.Name ?? (label == "utf-8" && valid > 0 ? "utf-8" : "windows-1252")) with { LabelWasWrong = label is not null && best.Name is null, BreaksItsLabel = true };
    }

    private static int HighBytes(ReadOnlySpan<byte> bytes)
    {
        var n = 0;
        foreach (var b in bytes)
            n += b >> 7;
        return n;
    }

    private static int CountBad(ReadOnlySpan<byte> bytes, string name) => ToUtf8(EncodingDetector.Sample(bytes), name).BadCount;

    private static (int Valid, int Bad) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        int valid = 0, bad = 0;
        while (true)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
                return (valid, bad);
            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var taken) == System.Buffers.OperationStatus.Done)
                valid++;
            else
                bad++;
            bytes = bytes[taken..];
        }
    }

    internal static Utf8Text ToUtf8(ReadOnlySpan<byte> bytes, string name)
    {
        switch (name)
        {
            case "utf-16le":
                return FromChars(MemoryMarshal.Cast<byte, char>(bytes[..(bytes.Length & ~1)]));
            case "utf-16be":
                return FromString(Encoding.BigEndianUnicode.GetString(bytes[..(bytes.Length & ~1)]));
            case "utf-32le":
                return FromString(Encoding.UTF32.GetString(bytes));
            case "utf-32be":
                return FromString(new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(bytes));
            case "iso-2022-jp":
                return FromString(CodePagesEncodingProvider.Instance.GetEncoding(50220)!.GetString(bytes));
            case "hz-gb-2312":
                return FromString(CodePagesEncodingProvider.Instance.GetEncoding(52936)!.GetString(bytes));
        }

        var target = new Utf8Builder(bytes.Length + bytes.Length / 2 + 16);
        switch (name)
        {
            case "utf-8":
                RepairUtf8(bytes, target);
                break;
            case "gb18030":
                DoubleByteTable.Gb18030.Decode(bytes, target, Gb18030FourBytes);
                break;
            case "big5":
                DoubleByteTable.Big5.Decode(bytes, target, Big5Combinations);
                break;
            case "shift_jis":
                DoubleByteTable.ShiftJis.Decode(bytes, target);
                break;
            case "euc-jp":
                DoubleByteTable.EucJp.Decode(bytes, target, EucJpThreeBytes);
                break;
            case "euc-kr":
                DoubleByteTable.EucKr.Decode(bytes, target);
                break;
            default:
                SingleByteEncoding.Decode(bytes, name, target);
                break;
        }
        return target.ToText();
    }

    private static Utf8Text FromString(string text) => FromChars(text);

    private static Utf8Text FromChars(ReadOnlySpan<char> text)
    {
        var target = new Utf8Builder(0);
        target.Append(text);
        return target.ToText();
    }

    private static void RepairUtf8(ReadOnlySpan<byte> bytes, Utf8Builder target)
    {
        while (bytes.Length > 0)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
                ascii = bytes.Length;
            target.Append(bytes[..ascii]);
            bytes = bytes[ascii..];
            while (bytes.Length > 0 && bytes[0] >= 0x80)
            {
                if (Rune.DecodeFromUtf8(bytes, out _, out var taken) == System.Buffers.OperationStatus.Done)
                    target.Append(bytes[..taken]);
                else
                    target.Bad();
                bytes = bytes[taken..];
            }
        }
    }

    private static int Gb18030FourBytes(ReadOnlySpan<byte> bytes, Utf8Builder target)
    {
        if (bytes is not [>= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, >= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, ..])
            return 0;
        Span<char> decoded = stackalloc char[8];
        var n = Gb.GetChars(bytes[..4], decoded);
        if (n == 0 || decoded[0] is '?' or '\uFFFD')
            target.Bad();
        else
            target.Append(decoded[..n]);
        return 4;
    }

    // WHATWG Encoding, Big5 decoder: the four pointers that stand for two code points.
    private static int Big5Combinations(ReadOnlySpan<byte> bytes, Utf8Builder target)
    {
        var text = bytes switch
        {
            [0x88, 0x62, ..] => "\u00CA\u0304",
            [0x88, 0x64, ..] => "\u00CA\u030C",
            [0x88, 0xA3, ..] => "\u00EA\u0304",
            [0x88, 0xA5, ..] => "\u00EA\u030C",
            _ => "",
        };
        target.Append(text.AsSpan());
        return text.Length > 0 ? 2 : 0;
    }

    private static int EucJpThreeBytes(ReadOnlySpan<byte> bytes, Utf8Builder target)
    {
        if (bytes is not [0x8F, >= 0xA1 and <= 0xFE, >= 0xA1 and <= 0xFE, ..])
            return 0;
        // JIS X 0212 is in 20932 under another shape: the second trail byte loses its high bit.
        Span<char> decoded = stackalloc char[4];
        var n = CodePagesEncodingProvider.Instance.GetEncoding(20932)!.GetChars([bytes[1], (byte)(bytes[2] & 0x7F)], decoded);
        if (n == 1 && decoded[0] is not ('?' or '\uFFFD' or '\u30FB'))
            target.Append(decoded[..1]);
        else
            target.Bad();
        return 3;
    }
}
