namespace Annals.Publish.Forms.JsonLines;

/// <summary>The lines of a file as bytes, without their line feeds; an empty line is passed over, but counted.</summary>
internal static class LineFile
{
    // A post has at most 256 MB, which base 64 makes a third longer.
    private const int LongestLine = 512 << 20;

    /// <returns>A line's number, from 1, and its bytes, which hold until the next is asked for; null for one that is too long.</returns>
    public static IEnumerable<(int Number, ReadOnlyMemory<byte>? Line)> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var buffer = new byte[1 << 20];
        var (filled, number, isSkipping) = (0, 0, false);
        while (true)
        {
            var read = file.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            var start = 0;
            while (EndOf(buffer, start, filled, isLast: read == 0) is >= 0 and var end)
            {
                number++;
                var line = buffer.AsMemory(start, end - start);
                if (isSkipping)
                {
                    isSkipping = false;
                    yield return (number, null);
                }
                else if (!line.Span.Trim(" \t\r"u8).IsEmpty)
                {
                    yield return (number, line);
                }

                start = Math.Min(end + 1, filled);
            }

            if (read == 0)
            {
                yield break;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            if (filled == buffer.Length && buffer.Length < LongestLine)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
            else if (filled == buffer.Length)
            {
                (filled, isSkipping) = (0, true);
            }
        }
    }

    // The last line need not have a line feed.
    private static int EndOf(byte[] buffer, int start, int filled, bool isLast)
    {
        var end = Array.IndexOf(buffer, (byte)'\n', start, filled - start);
        return end < 0 && isLast && start < filled ? filled : end;
    }
}
