using System.Buffers;
using System.Runtime.InteropServices;
using Annals.Feeds.Encodings;

namespace Annals.Feeds.Xml;

/// <summary>The bytes of a document, and how far they have been read. What reads a part of the document moves <see cref="Position"/> behind it.</summary>
internal sealed class XmlInput
{
    public const int MaxNameLength = 512;

    /// <summary>Read by every loop over the document: fields, so that the compiler keeps them in registers.</summary>
    public readonly byte[] Data;

    public readonly int End;

    public int Position;

    private static readonly SearchValues<byte> NameStops = SearchValues.Create(" \t\r\n/>=<\"'&;"u8);

    public XmlInput(Utf8Text document, DiagnosticSink diagnostics)
    {
        if (MemoryMarshal.TryGetArray(document.Bytes, out var segment) && segment is { Offset: 0, Array: not null })
            (Data, End) = (segment.Array, segment.Count);
        else
            (Data, End) = (document.Bytes.ToArray(), document.Bytes.Length);
        Diagnostics = diagnostics;
    }

    public DiagnosticSink Diagnostics { get; }

    public ReadOnlySpan<byte> Rest => Data.AsSpan(Position, End - Position);

    /// <summary>Something is wrong where we stand.</summary>
    public void Report(string message, FeedDamage kind = FeedDamage.Markup) => Diagnostics.Add(Position, message, kind);

    public void DropControl()
    {
        Report($"control character {Data[Position]:X2} dropped", FeedDamage.Character);
        Position++;
    }

    /// <summary>Moves behind the next such byte, or to the end when there is none.</summary>
    public void SkipBehind(byte stop)
    {
        var found = Rest.IndexOf(stop);
        Position = found < 0 ? End : Position + found + 1;
    }

    public void SkipSpace()
    {
        while (Position < End && IsSpace(Data[Position]))
            Position++;
    }

    /// <summary>Where a name that begins here ends.</summary>
    public int ScanName(int start)
    {
        var n = Data.AsSpan(start, End - start).IndexOfAny(NameStops);
        return n < 0 ? End : start + n;
    }

    public ReadOnlySpan<byte> Name(int start, int nameEnd) => Data.AsSpan(start, Math.Min(nameEnd - start, MaxNameLength));

    public static bool IsName(ReadOnlySpan<byte> name) => IsNameStart(name[0]) && !name.ContainsAny(NameStops);

    public static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r';

    /// <summary>Any character beyond ASCII may begin a name: XML 1.0 leaves out a few, and feeds do not use them.</summary>
    public static bool IsNameStart(byte b) => b >= 0x80 || b == '_' || b == ':' || char.IsAsciiLetter((char)b);
}
