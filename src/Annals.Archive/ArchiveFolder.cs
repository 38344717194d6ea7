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

    private ArchiveFolder(string root, bool keepsPages)
    {
        Root = root;
        KeepsPages = keepsPages;
    }

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    /// <summary>False when its owner wrote <c>"pages":false</c> into <c>annals.json</c>: the pages that texts are taken from are then not kept.</summary>
    public bool KeepsPages { get; }

    public string PostsFolder => Path.Combine(Root, "_posts");

    public string RevisionsFolder => Path.Combine(Root, "revisions");

    public string BlobsFolder => Path.Combine(Root, "blobs");

    public string JournalFolder => Path.Combine(Root, "journal");

    /// <summary>Files on their way in. Part of the archive: after a crash a committed revision may exist only here.</summary>
    public string StagingFolder => Path.Combine(Root, "journal", "staging");

    /// <summary>Derived and local: index, feed state, lock.</summary>
    public string LocalFolder => Path.Combine(Root, ".annals");

    /// <summary>The subscriptions, as OPML 2.0.</summary>
    public string SubscriptionsFile => Path.Combine(Root, "subscriptions.opml");

    /// <summary>The private key that signs checkpoints: the archive's only secret.</summary>
    public string KeyFile => Path.Combine(Root, "annals.key");

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

        return new ArchiveFolder(root, KeepsPagesAt(root));
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
            var folder = new ArchiveFolder(root, keepsPages: true);
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

    /// <summary>The absolute path of a file that the journal names relative to the archive.</summary>
    /// <exception cref="ArchiveException">The path would leave the archive: the journal was tampered with.</exception>
    public string Resolve(string relativePath)
    {
        var full = Path.GetFullPath(Path.Combine(Root, relativePath));
        return full.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new ArchiveException($"the journal names a file outside the archive: {relativePath}; restore the journal from a copy");
    }

    // A run killed while the archive was being made leaves only these behind.
    private static bool IsHarmless(string entry) => Path.GetFileName(entry) is "journal" or ".annals" or ".git" or "lost+found" or Marker + ".tmp";

    private static bool KeepsPagesAt(string root)
    {
        var marker = Path.Combine(root, Marker);
        int format;
        bool keepsPages;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(marker));
            format = document.RootElement.GetProperty("format").GetInt32();
            keepsPages = !document.RootElement.TryGetProperty("pages", out var pages) || pages.GetBoolean();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ArchiveException($"{marker} is damaged: it should read {{\"format\":{FormatVersion}}}; restore it from a copy", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {marker}: {exception.Message}", exception);
        }

        if (format > FormatVersion)
        {
            throw new ArchiveException($"{root} was made by a newer version of Annals (format {format}, this one reads up to {FormatVersion}): update Annals");
        }

        return keepsPages;
    }
}
