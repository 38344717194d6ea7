using System.Security.Cryptography;
using Annals.Archive.Journal;
using Annals.Archive.Transparency;
using Annals.Archive.Verifying;

namespace Annals.Archive.Excerpts;

/// <summary>
/// An archive seen as months. An article belongs to the month of the folder its post file
/// lies in, for good; the lines about it may stand anywhere in the journal.
/// </summary>
public sealed class ArchiveMonths
{
    private readonly ArchiveFolder _folder;
    private readonly List<LineFacts> _lines = [];
    private readonly List<Digest> _leaves = [];
    private readonly List<string> _segments = [];
    private readonly Dictionary<string, string> _monthOf = [];
    private readonly Dictionary<string, ExcerptFile> _files = [];

    private long? _signed;

    private ArchiveMonths(ArchiveFolder folder) => _folder = folder;

    /// <summary>Each month that has articles, the oldest first.</summary>
    public IReadOnlyList<MonthExcerpt> Months { get; private set; } = [];

    /// <summary>Lines seen.</summary>
    public long Lines => _lines.Count;

    /// <summary>The newest signed state, which may lack the newest lines; null for an archive that is not signed.</summary>
    public ReadOnlyMemory<byte>? Checkpoint { get; private init; }

    /// <summary>The bytes of each journal file that were read: its name and how many, in their order.</summary>
    public IReadOnlyList<(string Name, long Length)> Segments { get; private set; } = [];

    /// <param name="visit">Sees each revision with its line's number, in order; null for nobody.</param>
    /// <exception cref="ArchiveException">The journal is damaged, or the folder is an excerpt itself.</exception>
    public static ArchiveMonths Read(ArchiveFolder folder, Action<long, RevisionKept>? visit, CancellationToken cancellation)
    {
        folder.MustBeWhole();
        // Read before the journal, which then has what it signs, whoever writes meanwhile.
        var checkpoint = File.Exists(folder.CheckpointFile) ? File.ReadAllBytes(folder.CheckpointFile) : null;
        var months = new ArchiveMonths(folder) { Checkpoint = checkpoint, _signed = checkpoint is null ? null : SizeOf(folder, checkpoint) };
        months.Follow(visit, cancellation);
        months.Divide();
        return months;
    }

    /// <summary>The hash of the line that ends the first so many; null when there are fewer.</summary>
    public string? HashAt(long lines) => lines > 0 && lines <= _leaves.Count ? _leaves[(int)lines - 1].ToHex() : null;

    /// <summary>The journal of one month: its lines as they stand, and in place of all others what they come to in the Merkle tree.</summary>
    /// <returns>File name and bytes.</returns>
    public IEnumerable<(string Name, byte[] Bytes)> JournalOf(MonthExcerpt month) => new ExcerptJournal(_folder, _segments, _lines, _leaves).Write(month.Lines, _signed);

    private static long SizeOf(ArchiveFolder folder, byte[] checkpoint)
    {
        try
        {
            return Transparency.Checkpoint.Parse(SignedNote.Parse(System.Text.Encoding.UTF8.GetString(checkpoint)).Text).Size;
        }
        catch (FormatException exception)
        {
            throw new ArchiveException($"{folder.CheckpointFile} is damaged: {exception.Message}; run 'annals verify'", exception);
        }
    }

    private void Follow(Action<long, RevisionKept>? visit, CancellationToken cancellation)
    {
        var expected = new ExpectedFiles();
        foreach (var line in JournalReader.Read(_folder))
        {
            cancellation.ThrowIfCancellationRequested();
            var entry = line.Entry ?? throw new ArchiveException($"line {_lines.Count} of the journal is damaged: run 'annals verify', nothing was published");
            if (_segments.Count == 0 || _segments[^1] != line.Next.Segment)
            {
                _segments.Add(line.Next.Segment!);
            }

            Note(expected, entry);
            if (entry is RevisionKept revision)
            {
                visit?.Invoke(_lines.Count, revision);
            }

            _leaves.Add(Digest.FromHex(line.Hash));
            _lines.Add(new LineFacts(_segments.Count - 1, line.Next.Offset - line.Length, line.Length, entry.At, Subject(entry), BlobsOf(entry)));
        }

        Segments = [.. _lines.GroupBy(line => line.Segment).Select(lines => (_segments[lines.Key], lines.Max(line => line.Offset + line.Length)))];
    }

    private void Note(ExpectedFiles expected, JournalEntry entry)
    {
        expected.Apply(entry);
        switch (entry)
        {
            case RevisionKept revision:
                _monthOf[revision.Article] = MonthOf(revision.Path);
                if (revision.Before is { } before && _files.TryGetValue(revision.Path, out var current))
                {
                    _files[before] = current with { Since = _lines.Count };
                }

                _files[revision.Path] = new ExcerptFile(revision.Sha256, revision.Size, _lines.Count);
                break;
            case BlobDropped dropped:
                _files.Remove(dropped.Path);
                break;
            default:
                foreach (var path in BlobsOf(entry) ?? [])
                {
                    var file = expected.Files[path];
                    _files.TryAdd(path, new ExcerptFile(file.Sha256, file.Size, _lines.Count));
                }

                break;
        }
    }

    private void Divide()
    {
        var months = new SortedDictionary<string, MonthLines>(StringComparer.Ordinal);
        foreach (var month in _monthOf.Values.Distinct())
        {
            months[month] = new MonthLines();
        }

        for (var i = 0; i < _lines.Count; i++)
        {
            if (_lines[i] is { Subject: { } article } && _monthOf.TryGetValue(article, out var month))
            {
                months[month].Days.Add(_lines[i].At.UtcDateTime.Date);
                months[month].Days.Add(_lines[i].At.UtcDateTime.Date.AddDays(1));
            }
        }

        for (var i = 0; i < _lines.Count; i++)
        {
            foreach (var lines in Owners(_lines[i], months))
            {
                lines.Numbers.Add(i);
            }
        }

        var files = _files.Where(file => !ExpectedFiles.IsBlob(file.Key)).GroupBy(file => MonthOf(file.Key)).ToDictionary(group => group.Key, group => group.ToDictionary());
        Months = [.. months.Select(month => Excerpt(month.Key, month.Value, files.GetValueOrDefault(month.Key) ?? []))];
    }

    // What begins the archive or signs it belongs to all, and a picture to every month that had articles when it was kept.
    private IEnumerable<MonthLines> Owners(LineFacts line, SortedDictionary<string, MonthLines> months)
        => line.Subject is { } article
            ? article.Length == 0 ? months.Values : _monthOf.TryGetValue(article, out var month) ? [months[month]] : []
            : line.Blobs is null ? [] : months.Values.Where(lines => lines.Days.Contains(line.At.UtcDateTime.Date));

    private MonthExcerpt Excerpt(string month, MonthLines lines, Dictionary<string, ExcerptFile> files)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var blobs = new Dictionary<string, ExcerptFile>();
        foreach (var number in lines.Numbers)
        {
            digest.AppendData(Convert.FromHexString(_leaves[number].ToHex()));
            foreach (var path in _lines[number].Blobs ?? [])
            {
                if (_files.TryGetValue(path, out var file))
                {
                    blobs[path] = file;
                }
            }
        }

        return new MonthExcerpt
        {
            Month = month,
            Digest = Convert.ToHexStringLower(digest.GetHashAndReset()),
            Articles = files.Keys.Count(static path => path.StartsWith("_posts/", StringComparison.Ordinal)),
            Files = files,
            Blobs = blobs,
            Lines = lines.Numbers,
        };
    }

    private static string MonthOf(string path) => path.Split('/') is [_, var month, _, ..] ? month : "";

    // The article a line is about; empty for what is about the whole archive; null for neither.
    private static string? Subject(JournalEntry entry) => entry switch
    {
        RevisionKept revision => revision.Article,
        PagesKept pages => pages.Article,
        ArticleSeen seen => seen.Article,
        ArticleGone gone => gone.Article,
        ArchiveCreated or KeyMade => "",
        _ => null,
    };

    private static IReadOnlyList<string>? BlobsOf(JournalEntry entry) => entry switch
    {
        BlobKept blob when ExpectedFiles.IsBlob(blob.Path) => [blob.Path],
        PagesKept pages => [.. pages.Pages.Select(page => page.Path)],
        BlobDropped => [],
        _ => null,
    };

    private sealed class MonthLines
    {
        public List<int> Numbers { get; } = [];

        public HashSet<DateTime> Days { get; } = [];
    }
}

/// <param name="Segment">Which journal file, by its place among them.</param>
/// <param name="Length">Bytes, with the line feed.</param>
/// <param name="Subject">The article it is about; empty for the whole archive; null for neither.</param>
/// <param name="Blobs">Files under <c>blobs/</c> that it is about; null when it is about none.</param>
internal sealed record LineFacts(int Segment, long Offset, int Length, DateTimeOffset At, string? Subject, IReadOnlyList<string>? Blobs);
