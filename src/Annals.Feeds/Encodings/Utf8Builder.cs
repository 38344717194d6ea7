using System.Text;

namespace Annals.Feeds.Encodings;

/// <summary>Collects UTF-8 and remembers where bad bytes were replaced.</summary>
internal sealed class Utf8Builder(int capacity)
{
    private const int RememberedOffsets = 200;

    private byte[] buffer = new byte[Math.Max(capacity, 16)];
    private int length;
    private readonly List<int> badOffsets = [];
    private int badCount;

    public void Append(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(buffer.AsSpan(length));
        length += utf8.Length;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }

    public void Append(Rune rune)
    {
        Reserve(4);
        length += rune.EncodeToUtf8(buffer.AsSpan(length));
    }

    /// <summary>A character known to exist.</summary>
    public void AppendScalar(int codePoint)
    {
        if (codePoint is >= 0x10000 or < 0x800)
        {
            Append(new Rune(codePoint));
            return;
        }
        if (buffer.Length - length < 3)
            Reserve(3);
        var target = buffer.AsSpan(length, 3);
        target[0] = (byte)(0xE0 | codePoint >> 12);
        target[1] = (byte)(0x80 | codePoint >> 6 & 0x3F);
        target[2] = (byte)(0x80 | codePoint & 0x3F);
        length += 3;
    }

    /// <summary>A bad byte: U+FFFD, and its place is remembered.</summary>
    public void Bad()
    {
        if (badOffsets.Count < RememberedOffsets)
            badOffsets.Add(length);
        badCount++;
        Append("\uFFFD"u8);
    }

    public int BadCount => badCount;

    public Utf8Text ToText() => new() { Bytes = buffer.AsMemory(0, length), BadCount = badCount, BadOffsets = badOffsets };

    private void Reserve(int count)
    {
        if (buffer.Length - length < count)
            Array.Resize(ref buffer, (int)Math.Min(Array.MaxLength, Math.Max((long)buffer.Length * 2, (long)length + count)));
    }
}
