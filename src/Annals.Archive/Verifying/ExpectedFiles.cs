using Annals.Archive.Journal;

namespace Annals.Archive.Verifying;

/// <summary>The journal played into a list of the files there must be, and of those that were removed on purpose.</summary>
internal sealed class ExpectedFiles
{
    private readonly Dictionary<string, ExpectedFile> _files = [];
    private readonly Dictionary<string, ExpectedFile> _dropped = [];

    /// <summary>By path, relative to the archive.</summary>
    public IReadOnlyDictionary<string, ExpectedFile> Files => _files;

    /// <summary>By path: files that were dropped and not kept anew since.</summary>
    public IReadOnlyDictionary<string, ExpectedFile> Dropped => _dropped;

    /// <returns>The SHA-256 of the files that were not on the list before, or are others now.</returns>
    public IReadOnlyList<string> Apply(JournalEntry? entry)
    {
        switch (entry)
        {
            case RevisionKept revision:
                if (revision.Before is { } before && _files.TryGetValue(revision.Path, out var current))
                {
                    _files[before] = current;
                }

                _files[revision.Path] = new ExpectedFile(revision.Sha256, revision.Size, revision.At);
                return [revision.Sha256];
            case PagesKept pages:
                return [.. pages.Pages.Where(page => Blob(page.Path, new ExpectedFile(page.Sha256, page.Size, pages.At))).Select(page => page.Sha256)];
            case BlobKept blob:
                return Blob(blob.Path, new ExpectedFile(blob.Sha256, blob.Size, blob.At)) ? [blob.Sha256] : [];
            case BlobDropped dropped when IsBlob(dropped.Path):
                _files.Remove(dropped.Path);
                _dropped[dropped.Path] = new ExpectedFile(dropped.Sha256, dropped.Size, dropped.At);
                return [];
            default:
                return [];
        }
    }

    /// <summary>A line that drops anything else is none of ours, and nothing is deleted on its word.</summary>
    public static bool IsBlob(string path) => path.StartsWith("blobs/", StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal);

    private bool Blob(string path, ExpectedFile file)
    {
        _dropped.Remove(path);
        return _files.TryAdd(path, file);
    }
}

/// <param name="RecordedAt">When the journal recorded it (UTC).</param>
internal readonly record struct ExpectedFile(string Sha256, long Size, DateTimeOffset RecordedAt);
