using Annals.Archive.Journal;
using Annals.Archive.Verifying;

namespace Annals.Archive.Reading;

/// <summary>How much of the disk an archive takes and what for, as the journal has it: bytes of files, without what file systems add.</summary>
public sealed record StorageReport
{
    public StorageShare Posts { get; init; }

    /// <summary>Earlier revisions.</summary>
    public StorageShare Revisions { get; init; }

    public StorageShare Images { get; init; }

    /// <summary>Pages as they came.</summary>
    public StorageShare Pages { get; init; }

    public StorageShare Journal { get; init; }

    /// <summary>Derived: the search index.</summary>
    public StorageShare Index { get; init; }

    /// <summary>Derived: small copies of pictures.</summary>
    public StorageShare Thumbs { get; init; }

    /// <summary>Dropped on purpose so far, and not kept anew.</summary>
    public StorageShare Dropped { get; init; }

    /// <summary>Bytes of the journal's lines on what was dropped. No budget counts them: what was dropped must not cause more to be.</summary>
    public long DroppedLineBytes { get; init; }

    /// <summary>Posts and earlier revisions of each outlet, the largest first.</summary>
    public IReadOnlyList<OutletStorage> Outlets { get; init; } = [];

    /// <summary>What cannot be made anew: without index and thumbs.</summary>
    public long ArchiveBytes => Posts.Bytes + Revisions.Bytes + Images.Bytes + Pages.Bytes + Journal.Bytes;

    public static StorageReport Of(ArchiveFolder folder)
    {
        var files = new ExpectedFiles();
        var outlets = new Dictionary<string, StorageShare>();
        var droppedLines = 0L;
        foreach (var line in JournalReader.Read(folder))
        {
            files.Apply(line.Entry);
            droppedLines += line.Entry is BlobDropped ? line.Length : 0;
            if (line.Entry is RevisionKept revision)
            {
                outlets[revision.Outlet] = outlets.GetValueOrDefault(revision.Outlet).With(revision.Size);
            }
        }

        return new StorageReport
        {
            Posts = Share(files.Files, static path => path.StartsWith("_posts/", StringComparison.Ordinal)),
            Revisions = Share(files.Files, static path => path.StartsWith("revisions/", StringComparison.Ordinal)),
            Pages = Share(files.Files, IsPage),
            Images = Share(files.Files, static path => ExpectedFiles.IsBlob(path) && !IsPage(path)),
            Dropped = Share(files.Dropped, static _ => true),
            DroppedLineBytes = droppedLines,
            Journal = OnDisk(folder.JournalFolder, "*.jsonl"),
            Index = OnDisk(folder.LocalFolder, "index*"),
            Thumbs = OnDisk(folder.ThumbsFolder, "*"),
            Outlets = [.. outlets.Select(outlet => new OutletStorage(outlet.Key, outlet.Value.Files, outlet.Value.Bytes)).OrderByDescending(outlet => outlet.Bytes).ThenBy(outlet => outlet.Outlet, StringComparer.Ordinal)],
        };
    }

    /// <summary>True for a page as it came, false for a picture.</summary>
    public static bool IsPage(string path)
        => ExpectedFiles.IsBlob(path) && (path.EndsWith(".html", StringComparison.Ordinal) || path.EndsWith(".html.gz", StringComparison.Ordinal));

    private static StorageShare Share(IReadOnlyDictionary<string, ExpectedFile> files, Func<string, bool> isOf)
        => files.Where(file => isOf(file.Key)).Aggregate(default(StorageShare), static (share, file) => share.With(file.Value.Size));

    private static StorageShare OnDisk(string place, string pattern)
        => Directory.Exists(place)
            ? new DirectoryInfo(place).EnumerateFiles(pattern, SearchOption.AllDirectories).Aggregate(default(StorageShare), static (share, file) => share.With(file.Length))
            : default;
}

/// <param name="Files">How many.</param>
/// <param name="Bytes">Of all of them.</param>
public readonly record struct StorageShare(int Files, long Bytes)
{
    internal StorageShare With(long bytes) => new(Files + 1, Bytes + bytes);
}

/// <param name="Files">Posts and earlier revisions.</param>
public sealed record OutletStorage(string Outlet, int Files, long Bytes);
