using System.Text.Json;

namespace Annals.Archive;

/// <summary>
/// An archive's folder: posts, revisions, blobs and journal are the archive; <c>.annals</c> holds what is derived or
/// only of use to this machine and may be deleted at any time.
/// </summary>
public sealed class ArchiveFolder
{
    /// <summary>The format this version writes, and the newest it reads.</summary>
    public const int FormatVersion = 1;

    private const string Marker = "annals.json";

    private volatile Wishes _wishes;

    private ArchiveFolder(string root, Wishes wishes)
    {
        Root = root;
        _wishes = wishes;
    }

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    /// <summary>False when its owner wrote <c>"pages":false</c> into <c>annals.json</c>: the pages that texts are taken from are then not kept.</summary>
    public bool KeepsPages => _wishes.Pages;

    /// <summary>False when its owner wrote <c>"images":false</c> into <c>annals.json</c>: pictures are then not fetched of themselves.</summary>
    public bool KeepsImages => _wishes.Images;

    /// <summary>Bytes that pictures may take, from <c>"images":"5GB"</c> in <c>annals.json</c>; null for no limit.</summary>
    public long? MostImageBytes => _wishes.MostImageBytes;

    /// <summary>The RSSHub instance that its owner trusts, from <c>"rsshub":"https://…"</c> in <c>annals.json</c>; null for none.</summary>
    public Uri? RssHub => _wishes.RssHub;

    /// <summary>Where the reader is served for others, from <c>"address":"https://…"</c> in <c>annals.json</c>, ending with '/'; null where nobody said: links are then paths.</summary>
    public Uri? Address => _wishes.Address;

    /// <summary>
    /// The month (<c>2026-11</c>) that an excerpt holds, from <c>"holds":{"month":"2026-11"}</c> in <c>annals.json</c>: the articles
    /// of other months are elsewhere, and nothing can be added. Null for a whole archive.
    /// </summary>
    public string? Month => _wishes.Month;

    public string PostsFolder => Path.Combine(Root, "_posts");

    public string RevisionsFolder => Path.Combine(Root, "revisions");

    public string BlobsFolder => Path.Combine(Root, "blobs");

    public string JournalFolder => Path.Combine(Root, "journal");

    /// <summary>Files on their way in. Part of the archive: after a crash a committed revision may exist only here.</summary>
    public string StagingFolder => Path.Combine(Root, "journal", "staging");

    /// <summary>Derived and local: index, feed state, lock.</summary>
    public string LocalFolder => Path.Combine(Root, ".annals");

    /// <summary>Small copies of pictures, made anew when they are gone.</summary>
    public string ThumbsFolder => Path.Combine(LocalFolder, "thumbs");

    /// <summary>What each reader has read, starred and noted: a folder a reader.</summary>
    public string ReadersFolder => Path.Combine(Root, "readers");

    /// <summary>What the archive is, and what its owner wishes: <c>annals.json</c>.</summary>
    public string SettingsFile => Path.Combine(Root, Marker);

    /// <summary>The subscriptions, as OPML 2.0.</summary>
    public string SubscriptionsFile => Path.Combine(Root, "subscriptions.opml");

    /// <summary>The private key that signs checkpoints.</summary>
    public string KeyFile => Path.Combine(Root, "annals.key");

    /// <summary>Who is told of news, with the secrets that sign it.</summary>
    public string HooksFile => Path.Combine(Root, "hooks.txt");

    /// <summary>The newest signed checkpoint of the journal.</summary>
    public string CheckpointFile => Path.Combine(Root, "checkpoint");

    public static bool Exists(string path) => File.Exists(Path.Combine(path, Marker));

    /// <exception cref="ArchiveException">There is no archive, or a newer version of Annals made it.</exception>
    public static ArchiveFolder Open(string path)
    {
        var root = Path.GetFullPath(path);
        if (!Exists(root))
        {
            throw new ArchiveException(File.Exists(root)
                ? $"{root} is a file, not an archive folder: give the folder with --archive DIR"
                : $"no archive at {root}: make one with 'annals init {path}', or name another with --archive DIR");
        }

        return new ArchiveFolder(root, WishesAt(root));
    }

    /// <summary>Opens the archive, or makes an empty one where there is none yet.</summary>
    /// <exception cref="ArchiveException">The folder cannot be made, or holds something else.</exception>
    public static ArchiveFolder OpenOrCreate(string path)
    {
        var root = Path.GetFullPath(path);
        if (Exists(root))
        {
            return Open(root);
        }

        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any(entry => !IsHarmless(entry)))
        {
            throw new ArchiveException($"{root} is no archive and not empty: choose an empty or new folder, so that nothing there is mixed up");
        }

        try
        {
            var folder = new ArchiveFolder(root, new Wishes(true, true, null));
            Directory.CreateDirectory(folder.JournalFolder);
            Directory.CreateDirectory(folder.LocalFolder);
            AtomicFile.Write(Path.Combine(root, Marker), "{\"format\":1,\"about\":\"An archive of news articles kept by Annals: plain posts under _posts, what happened to them under journal.\"}\n"u8);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot make an archive at {root}: {exception.Message}", exception);
        }
    }

    /// <summary>Reads <c>annals.json</c> again, so that what its owner changed there holds from now on.</summary>
    /// <exception cref="ArchiveException">It is not understood; everything stays as it was.</exception>
    public void Reload() => _wishes = WishesAt(Root);

    /// <summary>The absolute path of a file that the journal names relative to the archive.</summary>
    /// <exception cref="ArchiveException">The path would leave the archive: the journal was tampered with.</exception>
    public string Resolve(string relativePath)
    {
        var full = Path.GetFullPath(Path.Combine(Root, relativePath));
        return full.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new ArchiveException($"the journal names a file outside the archive: {relativePath}; restore the journal from a copy");
    }

    /// <exception cref="ArchiveException">The folder is an excerpt: it is there to be read.</exception>
    internal void MustBeWhole()
    {
        if (Month is not null)
        {
            throw new ArchiveException($"{Root} holds only {Month} of an archive, to be read, searched and verified: nothing can be added to it or proved anew from it; 'annals import --git' of the repository it came from brings the whole archive back");
        }
    }

    /// <summary>Whether these would be understood as the archive's <c>annals.json</c>.</summary>
    /// <exception cref="ArchiveException">They would not.</exception>
    public static void CheckSettings(byte[] settings) => _ = WishesIn(settings, Marker);

    // A run killed while the archive was being made leaves only these behind.
    private static bool IsHarmless(string entry) => Path.GetFileName(entry) is "journal" or ".annals" or ".git" or "lost+found" or Marker + ".tmp";

    private static Wishes WishesAt(string root)
    {
        var marker = Path.Combine(root, Marker);
        try
        {
            return WishesIn(File.ReadAllBytes(marker), marker);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {marker}: {exception.Message}", exception);
        }
    }

    private static Wishes WishesIn(byte[] settings, string marker)
    {
        int format;
        Wishes wishes;
        try
        {
            using var document = JsonDocument.Parse(settings);
            format = document.RootElement.GetProperty("format").GetInt32();
            wishes = WishesOf(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ArchiveException($"{marker} is damaged: it should read {{\"format\":{FormatVersion}}}; restore it from a copy", exception);
        }

        if (format > FormatVersion)
        {
            throw new ArchiveException($"{Path.GetDirectoryName(marker)} was made by a newer version of Annals (format {format}, this one reads up to {FormatVersion}): update Annals");
        }

        return wishes;
    }

    private static Wishes WishesOf(JsonElement marker)
    {
        var keepsPages = !marker.TryGetProperty("pages", out var pages) || pages.GetBoolean();
        var rssHub = marker.TryGetProperty("rsshub", out var hub) && hub.GetString() is { } bridge ? new Uri(bridge) : null;
        var address = marker.TryGetProperty("address", out var given) ? AddressOf(given.GetString() ?? "") : null;
        var month = marker.TryGetProperty("holds", out var held) ? held.GetProperty("month").GetString() : null;
        var wishes = new Wishes(keepsPages, true, null, rssHub, address, month);
        if (!marker.TryGetProperty("images", out var images))
        {
            return wishes;
        }

        return images.ValueKind == JsonValueKind.String
            ? wishes with { MostImageBytes = ByteSize.Parse(images.GetString()!) ?? throw new FormatException() }
            : wishes with { Images = images.GetBoolean() };
    }

    private static Uri AddressOf(string text)
        => Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address
            : throw new FormatException();

    private sealed record Wishes(bool Pages, bool Images, long? MostImageBytes, Uri? RssHub = null, Uri? Address = null, string? Month = null);
}
