using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Annals.Archive;
using Annals.Capture.Images;

namespace Annals.Web.Images;

/// <summary>The sizes of the pictures that are kept, out of the heads of their files. Safe for many threads.</summary>
internal sealed class KeptSizes(ReaderOptions options)
{
    private readonly string _path = options.BasePath + "/img?url=";

    // Photographs carry their camera's notes, at times with a small picture in them, before their size.
    private const int HeadLength = 128 * 1024;
    private const int MostKnown = 20_000;
    private const int MostPixelsAcross = 30_000;

    // A kept picture never changes under its address.
    private readonly ConcurrentDictionary<string, (int Width, int Height)> _known = new(StringComparer.Ordinal);

    /// <param name="source">A picture's address on this site, as it stands in markup.</param>
    /// <returns>Null when it is not kept yet, or does not say.</returns>
    public (int Width, int Height)? Of(string source)
    {
        if (_known.TryGetValue(source, out var size))
        {
            return size;
        }

        if (UrlOf(source) is not { } url || options.Kept(url)?.Path is not { } path || Read(path) is not { } read)
        {
            return null;
        }

        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        return _known[source] = read;
    }

    private string? UrlOf(string source)
    {
        var query = WebUtility.HtmlDecode(source);
        return query.StartsWith(_path, StringComparison.Ordinal) && query.IndexOf('&', StringComparison.Ordinal) is > 0 and var end
            ? Uri.UnescapeDataString(query[_path.Length..end])
            : null;
    }

    private (int Width, int Height)? Read(string path)
    {
        try
        {
            using var file = File.OpenRead(options.Folder.Resolve(path));
            // Rented: an array of this size would lie among the large objects until the next full collection.
            using var rented = MemoryPool<byte>.Shared.Rent((int)Math.Min(file.Length, HeadLength));
            var head = rented.Memory.Span[..(int)Math.Min(file.Length, HeadLength)];
            file.ReadExactly(head);
            return PictureSize.Of(head) is ( > 0 and <= MostPixelsAcross and var width, > 0 and <= MostPixelsAcross and var height) ? ((int)width, (int)height) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            // The page does without; the picture's own address says what is wrong.
            return null;
        }
    }
}
