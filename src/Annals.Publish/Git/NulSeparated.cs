using System.Text;

namespace Annals.Publish.Git;

/// <summary>What git prints with <c>-z</c>: pieces that end with a NUL. A path need not be UTF-8; bytes that are not become <c>%XX</c>, so that two paths never become one.</summary>
internal sealed class NulSeparated(Stream stream)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _filled;

    /// <summary>The next piece, without the line feed that git puts before some; null at the end.</summary>
    public string? Next()
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _filled - _start).IndexOf((byte)0);
            if (length >= 0)
            {
                var piece = Text(_buffer.AsSpan(_start, length).TrimStart((byte)'\n'));
                _start += length + 1;
                return piece;
            }

            if (!Fill())
            {
                return null;
            }
        }
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _filled - _start).CopyTo(_buffer);
        _filled -= _start;
        _start = 0;
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _filled, _buffer.Length - _filled);
        _filled += read;
        return read > 0;
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            var text = new StringBuilder(bytes.Length * 3);
            foreach (var value in bytes)
            {
                _ = value < 0x80 ? text.Append((char)value) : text.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }

            return text.ToString();
        }
    }
}
