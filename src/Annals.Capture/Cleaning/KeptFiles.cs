using Annals.Archive;
using Annals.Archive.Journal;

namespace Annals.Capture.Cleaning;

/// <summary>What the journal says is kept, as far as a cleaning has to know it.</summary>
internal sealed class KeptFiles
{
    private readonly Dictionary<string, DateTimeOffset> _posts = [];
    private readonly Dictionary<string, KeptPicture> _images = [];
    private readonly Dictionary<string, KeptRawPage> _pages = [];
    private readonly HashSet<string> _hashes = [];

    /// <summary>Posts and earlier revisions, with when their articles were published or, where nobody knows, captured (UTC).</summary>
    public IReadOnlyList<(string Path, DateTimeOffset At)> Posts => [.. _posts.Select(post => (post.Key, post.Value))];

    public IReadOnlyCollection<KeptPicture> Images => _images.Values;

    public IReadOnlyCollection<KeptRawPage> Pages => _pages.Values;

    public static KeptFiles Of(ArchiveFolder folder, CancellationToken cancellation)
    {
        var files = new KeptFiles();
        foreach (var line in JournalReader.Read(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            files.Apply(line.Entry ?? throw new ArchiveException("the journal is damaged: nothing was removed; 'annals verify' says more"));
        }

        return files;
    }

    /// <summary>Staged files that no line names, small copies of pictures, and half-written local files.</summary>
    public IReadOnlyList<LeftOver> LeftOvers(ArchiveFolder folder) =>
    [
        .. Files(folder, folder.StagingFolder, "*", "staging").Where(file => !_hashes.Contains(Path.GetFileName(file.Path))),
        .. Files(folder, folder.ThumbsFolder, "*", "thumb"),
        .. Files(folder, folder.LocalFolder, "*.tmp", "temporary"),
    ];

    private void Apply(JournalEntry entry)
    {
        switch (entry)
        {
            case RevisionKept revision:
                var at = revision.Published ?? revision.Captured ?? revision.At;
                if (revision.Before is { } before && _posts.TryGetValue(revision.Path, out var earlier))
                {
                    _posts[before] = earlier;
                }

                _posts[revision.Path] = at;
                _hashes.Add(revision.Sha256);
                break;
            case BlobKept blob:
                _hashes.Add(blob.Sha256);
                if (!_images.TryGetValue(blob.Path, out var image))
                {
                    _images[blob.Path] = image = new KeptPicture(blob.Path, blob.Sha256, blob.Size, []);
                }

                image.Urls.Add(blob.Url);
                break;
            case PagesKept pages:
                foreach (var page in pages.Pages)
                {
                    _hashes.Add(page.Sha256);
                    _pages[page.Path] = new KeptRawPage(page.Path, page.Sha256, page.Size, pages.Captured);
                }

                break;
            case BlobDropped dropped:
                _images.Remove(dropped.Path);
                _pages.Remove(dropped.Path);
                break;
        }
    }

    private static IEnumerable<LeftOver> Files(ArchiveFolder folder, string place, string pattern, string what)
        => Directory.Exists(place)
            ? new DirectoryInfo(place).EnumerateFiles(pattern, SearchOption.AllDirectories)
                .Select(file => new LeftOver(Path.GetRelativePath(folder.Root, file.FullName).Replace('\\', '/'), file.Length, what))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
            : [];
}

/// <param name="Urls">Every address it was fetched at.</param>
internal sealed record KeptPicture(string Path, string Sha256, long Size, List<string> Urls);

/// <param name="CapturedAt">The last time it was fetched (UTC).</param>
internal sealed record KeptRawPage(string Path, string Sha256, long Size, DateTimeOffset CapturedAt);
