using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Annals.Feeds;

namespace Annals.Capture.Entries;

/// <summary>
/// A cheap hash over everything an entry says, before any of it is read closely: an entry with the hash it had last time
/// needs no further look. Stable between processes.
/// </summary>
internal static class EntryHash
{
    public static ulong Of(Entry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, entry.Id);
        Add(hash, entry.Link);
        Add(hash, entry.Title?.Value);
        Add(hash, entry.Summary?.Value);
        foreach (var content in entry.Contents)
        {
            Add(hash, content.Value);
        }

        Add(hash, entry.RawPublished);
        Add(hash, entry.RawUpdated);
        foreach (var author in entry.Authors)
        {
            Add(hash, author.Name);
        }

        foreach (var enclosure in entry.Enclosures)
        {
            Add(hash, enclosure.Url);
        }

        foreach (var media in entry.Media)
        {
            Add(hash, media.Url);
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return MemoryMarshal.Read<ulong>(digest);
    }

    // A missing part and an empty one differ, and no part can run over into the next.
    private static void Add(IncrementalHash hash, string? part)
    {
        Span<int> length = [part?.Length ?? -1];
        hash.AppendData(MemoryMarshal.AsBytes(length));
        hash.AppendData(MemoryMarshal.AsBytes(part.AsSpan()));
    }
}
