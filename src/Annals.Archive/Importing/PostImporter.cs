using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Archive.Writing;

namespace Annals.Archive.Importing;

/// <summary>
/// Brings folders of posts into an archive, byte for byte. Running it again adds nothing; a run that was killed is
/// finished by the next.
/// </summary>
/// <param name="judge">What the owner's rules say of a post; null keeps everything. Asked from many threads.</param>
public sealed class PostImporter(ArchiveWriter writer, Func<ImportedPost, ImportJudgement>? judge = null)
{
    // 512 posts are some 2.5 MB: enough to make the flush to disk cheap, little enough to redo.
    private const int BatchFiles = 512;
    private const long BatchBytes = 16 << 20;
    /// <summary>A longer file is not read: no post is that long.</summary>
    public const long MostBytes = 256 << 20;

    private const long RemarkableBytes = 8 << 20;

    private readonly HashSet<ArticleId> _kept = [];

    /// <summary>True for a path that may be a post: by its ending, and in no folder that begins with a dot.</summary>
    /// <param name="path">With '/', below the folder that is imported.</param>
    public static bool IsCandidate(string path) => ImportFolder.IsCandidate(path);

    /// <param name="paths">Files and folders.</param>
    /// <param name="times">Null to look for a <c>captured.tsv</c> in and beside each folder.</param>
    /// <exception cref="ArchiveException">A path does not exist, or the archive's disk refused. What was kept until then stays kept.</exception>
    public ImportSummary Import(IReadOnlyList<string> paths, CaptureTimes? times, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var tally = new ImportTally();
        foreach (var (path, files) in paths.Select(path => (path, ImportFolder.Find(path))).ToList())
        {
            var captured = times ?? CaptureTimes.FindNear(path);
            tally.UseTimes(captured);
            tally.Found += files.Count;
            foreach (var batch in Batches(ImportOrder.Sort(files, captured), SizeOf))
            {
                cancellation.ThrowIfCancellationRequested();
                Keep(batch, captured, tally);
                progress?.Report(new ImportProgress(tally.Done, tally.Found));
            }
        }

        return tally.ToSummary();
    }

    /// <summary>Keeps versions of posts that lie in no folder, such as those of a history, in the order in which they are given.</summary>
    /// <param name="total">How many there are, for who watches.</param>
    /// <exception cref="ArchiveException">The archive's disk refused. What was kept until then stays kept.</exception>
    public ImportSummary Import(IEnumerable<PostVersion> versions, int total, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var tally = new ImportTally();
        foreach (var batch in Batches(versions, version => version.Bytes.Length))
        {
            cancellation.ThrowIfCancellationRequested();
            tally.Found += batch.Count;
            var read = new ReadPost[batch.Count];
            Parallel.For(0, batch.Count, i => read[i] = Read(batch[i]));
            Keep(read, tally);
            progress?.Report(new ImportProgress(tally.Done, total));
        }

        return tally.ToSummary();
    }

    private void Keep(IReadOnlyList<FoundFile> batch, CaptureTimes times, ImportTally tally)
    {
        var read = new ReadPost[batch.Count];
        Parallel.For(0, batch.Count, i => read[i] = Read(batch[i], times));
        Keep(read, tally);
    }

    private void Keep(ReadPost[] read, ImportTally tally)
    {
        if (judge is not null)
        {
            Judge(read);
        }

        foreach (var post in read)
        {
            tally.Note(post);
        }

        foreach (var kept in writer.Keep([.. read.Select(post => post.Post).OfType<ImportedPost>()]))
        {
            tally.Note(kept);
        }
    }

    private void Judge(ReadPost[] read)
    {
        var judgements = new ImportJudgement[read.Length];
        Parallel.For(0, read.Length, i => judgements[i] = read[i].Post is { } post ? judge!(post) : default);
        var skipped = new List<SkippedEntry>();
        for (var i = 0; i < read.Length; i++)
        {
            if (read[i].Post is not { } post)
            {
                continue;
            }

            // Further versions of what is kept are kept.
            var id = ArticleId.For(CanonicalUrl.From(post.Url));
            if (judgements[i].SkippedBecause is { } reason && !_kept.Contains(id) && writer.Catalog.Find(id) is null)
            {
                read[i] = ReadPost.Skipped(read[i].File, reason);
                skipped.Add(new SkippedEntry(post.Source, reason));
                continue;
            }

            _kept.Add(id);
            read[i] = read[i] with { Post = post with { Tags = judgements[i].Tags ?? [] } };
        }

        skipped.RemoveAll(writer.Catalog.WasSkipped);
        if (skipped.Count > 0)
        {
            writer.Record([new EntriesSkipped { Via = "import", Skipped = skipped }]);
        }
    }

    private ReadPost Read(FoundFile file, CaptureTimes times)
    {
        byte[] bytes;
        try
        {
            if (SizeOf(file) > MostBytes)
            {
                return ReadPost.Failed(file, $"larger than {MostBytes >> 20} MB: no post is; split it or leave it out");
            }

            bytes = File.ReadAllBytes(file.FullPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ReadPost.Failed(file, $"cannot be read: {exception.Message}");
        }

        return Read(file, bytes, times.Of(file.Source));
    }

    private ReadPost Read(PostVersion version)
    {
        var file = new FoundFile(version.Where, version.Source);
        return version.FailedBecause is { } reason ? ReadPost.Failed(file, reason) : Read(file, version.Bytes, version.CapturedAt);
    }

    private ReadPost Read(FoundFile file, ReadOnlyMemory<byte> bytes, DateTimeOffset? capturedAt)
    {
        var hash = ContentHash.Of(bytes.Span);
        if (writer.Catalog.Knows(hash))
        {
            return ReadPost.AlreadyKept(file);
        }

        var post = PostFile.Parse(bytes);
        if (post.Format == PostFormat.Unrecognised && !LooksLikePost(bytes.Span))
        {
            return ReadPost.Skipped(file, bytes.Length == 0 ? "empty file" : "not a post: neither front matter nor a time comment at its beginning");
        }

        var outlet = post.Outlet ?? OutletOf(file.Source, post.Link);
        return new ReadPost(file, new ImportedPost(file.Source, bytes, hash, post, capturedAt, outlet), post.Problem ?? Oddity(post, bytes.Length), null, null);
    }

    private static string? Oddity(PostFile post, int length)
        => length > RemarkableBytes ? $"{length >> 20} MB is very long for a post; it is searchable by its beginning only"
            : post.Title.Length == 0 ? "it has no title and goes by its file's name"
            : null;

    private static bool LooksLikePost(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return start.StartsWith("---"u8) || start.StartsWith("<!--"u8);
    }

    // Plain posts lie as articles/<outlet>/<id>.md in the archives that use them; elsewhere the address has to do.
    private static string OutletOf(string source, string link)
    {
        var parts = source.Split('/');
        return parts.Length >= 3 && parts[^3] == "articles" ? parts[^2]
            : Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host
            : "unknown";
    }

    private static IEnumerable<IReadOnlyList<T>> Batches<T>(IEnumerable<T> files, Func<T, long> sizeOf)
    {
        var batch = new List<T>(BatchFiles);
        var bytes = 0L;
        foreach (var file in files)
        {
            var size = sizeOf(file);
            if (batch.Count == BatchFiles || (batch.Count > 0 && bytes + size > BatchBytes))
            {
                yield return batch;
                batch = new List<T>(BatchFiles);
                bytes = 0;
            }

            batch.Add(file);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static long SizeOf(FoundFile file)
    {
        var info = new FileInfo(file.FullPath);
        return info.Exists ? info.Length : 0;
    }
}
