using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Journal;

namespace Annals.Publish.Site;

/// <summary>Which pictures the archive has, by their addresses, and where they stand on the site.</summary>
internal sealed class SitePictures(Dictionary<ulong, string> kept, Func<string, string> original)
{
    private static readonly byte[] Begin = "{\"kind\":\"blob\""u8.ToArray();
    private static readonly byte[] BeginDropped = "{\"kind\":\"dropped\""u8.ToArray();

    /// <summary>An address as 64 bits of its SHA-256: nobody can make an address that is taken for a given other one.</summary>
    public static ulong KeyOf(string url) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(url)));

    /// <summary>The picture's path on the site; null when it is not kept, or is of a kind that is not shown.</summary>
    /// <param name="shown">Gets the keys under which the picture is, or may come to be, known.</param>
    public string? Find(string url, List<ulong> shown)
    {
        var own = original(url);
        var key = KeyOf(own);
        shown.Add(key);
        if (kept.TryGetValue(key, out var path))
        {
            return PathOf(path);
        }

        if (own == url)
        {
            return null;
        }

        var other = KeyOf(url);
        shown.Add(other);
        return kept.TryGetValue(other, out path) ? PathOf(path) : null;
    }

    /// <summary>Where the archive has the picture of a key; null when it does not.</summary>
    public string? FileOf(ulong key) => kept.GetValueOrDefault(key);

    /// <summary>The path on the site of a picture's file in the archive.</summary>
    public static string PathOf(string file) => SitePaths.Picture(Path.GetFileNameWithoutExtension(file), Path.GetExtension(file));

    /// <summary>Takes in a line of the journal.</summary>
    /// <returns>The keys whose pictures are no longer what they were.</returns>
    public IReadOnlyList<ulong> Apply(JournalEntry entry)
    {
        switch (entry)
        {
            // A drawing may hold a program; it is kept and not shown.
            case BlobKept { Type: not "image/svg+xml" } blob:
                var key = KeyOf(blob.Url);
                kept[key] = blob.Path;
                return [key];
            case BlobDropped dropped:
                var gone = kept.Where(pair => pair.Value == dropped.Path).Select(pair => pair.Key).ToList();
                gone.ForEach(one => kept.Remove(one));
                return gone;
            default:
                return [];
        }
    }

    /// <summary>Takes in the whole journal: only the lines about pictures are read as more than bytes.</summary>
    public void ApplyAll(ArchiveFolder folder)
    {
        foreach (var segment in Directory.EnumerateFiles(folder.JournalFolder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            ReadOnlySpan<byte> rest = File.ReadAllBytes(segment);
            while (rest.IndexOf((byte)'\n') is >= 0 and var end)
            {
                if (rest.StartsWith(Begin) || rest.StartsWith(BeginDropped))
                {
                    ApplyLine(rest[..end]);
                }

                rest = rest[(end + 1)..];
            }
        }
    }

    // A line that somebody damaged is for verify to report.
    private void ApplyLine(ReadOnlySpan<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line.ToArray());
            var root = json.RootElement;
            var path = root.GetProperty("path").GetString() ?? "";
            if (root.GetProperty("kind").GetString() == "dropped")
            {
                Apply(new BlobDropped { Sha256 = "", Size = 0, Path = path, Reason = "" });
            }
            else
            {
                Apply(new BlobKept { Sha256 = "", Size = 0, Type = root.GetProperty("type").GetString() ?? "", Url = root.GetProperty("url").GetString() ?? "", Path = path });
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
        }
    }
}
