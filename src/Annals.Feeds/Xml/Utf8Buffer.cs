using System.Text;

namespace Annals.Feeds.Xml;

/// <summary>A growing stretch of UTF-8 that is emptied and used again.</summary>
internal sealed class Utf8Buffer
{
    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    /// <summary>Bytes that are collected; what would go beyond makes it <see cref="IsOverfull"/> and is not.</summary>
    public int Limit { get; set; } = int.MaxValue;

    /// <summary>More was appended than the limit allows: what is here is only the beginning.</summary>
    public bool IsOverfull { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public void Append(ReadOnlySpan<byte> utf8)
    {
        if (bytes.Length - Length < utf8.Length && !Grow(utf8.Length))
            return;
        utf8.CopyTo(bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    public void Append(byte b)
    {
        if (bytes.Length == Length && !Grow(1))
            return;
        bytes[Length++] = b;
    }

    public void Append(Rune rune)
    {
        if (bytes.Length - Length < 4 && !Grow(4))
            return;
        Length += rune.EncodeToUtf8(bytes.AsSpan(Length));
    }

    public void Append(string text)
    {
        var room = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (bytes.Length - Length < room && !Grow(room))
            return;
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
    }

    /// <summary>Appends text as markup: <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> are escaped.</summary>
    public void AppendEscaped(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var n = text.IndexOfAny("<>&"u8);
            if (n < 0)
                break;
            Append(text[..n]);
            Append(text[n] switch { (byte)'<' => "&lt;"u8, (byte)'>' => "&gt;"u8, _ => "&amp;"u8 });
            text = text[(n + 1)..];
        }
        Append(text);
    }

    public void Truncate(int length) => Length = length;

    public void Clear()
    {
        Length = 0;
        IsOverfull = false;
        // One giant entry must not pin its memory for the rest of the document.
        if (bytes.Length > 4 * 1024 * 1024)
            bytes = new byte[1024];
    }

    private bool Grow(int more)
    {
        IsOverfull |= Length + (long)more > Limit;
        if (!IsOverfull)
            Array.Resize(ref bytes, (int)Math.Min(Limit, Math.Min(Array.MaxLength, Math.Max(bytes.Length * 2L, Length + (long)more))));
        return !IsOverfull;
    }
}
