using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Annals.Feeds.Encodings;

/// <summary>Some servers store feeds compressed and forget to say so.</summary>
internal static class ForgottenGzip
{
    /// <summary>What a compressed body may grow to; the rest is cut.</summary>
    private const int Limit = 64 * 1024 * 1024;

    public static ReadOnlyMemory<byte> Undo(ReadOnlyMemory<byte> body)
    {
        if (body.Span is not [0x1F, 0x8B, 8, ..])
            return body;
        if (!MemoryMarshal.TryGetArray(body, out var segment) || segment.Array is null)
            segment = new ArraySegment<byte>(body.ToArray());
        using var source = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
        using var inflated = new GZipStream(source, CompressionMode.Decompress);
        var result = new MemoryStream();
        var buffer = new byte[32 * 1024];
        try
        {
            for (int n; result.Length < Limit && (n = inflated.Read(buffer, 0, buffer.Length)) > 0;)
                result.Write(buffer, 0, n);
        }
        catch (InvalidDataException)
        {
            // Cut or damaged: what came out so far is read.
        }
        return result.Length == 0 ? body : result.GetBuffer().AsMemory(0, (int)result.Length);
    }
}
