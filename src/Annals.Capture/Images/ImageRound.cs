using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Posts;

namespace Annals.Capture.Images;

/// <summary>
/// Fetches the pictures of kept articles without anybody looking at them, the newest articles first, within bounds. What
/// is left is for the next round, also after a restart; what could not be had is asked for again more and more rarely.
/// </summary>
public sealed class ImageRound(CaptureSession session)
{
    private readonly ImageKeeper _keeper = new(session);
    private readonly ImageMemory _memory = session.Images;
    private long _bytes;
    private int _asked;
    private int _kept;
    private int _missing;

    /// <exception cref="ArchiveException">The disk refused; everything kept before that is safe.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ImageRoundSummary> RunAsync(ImageRoundOptions options, CancellationToken cancellationToken)
    {
        if (!session.Writer.Folder.KeepsImages)
        {
            return new ImageRoundSummary(0, 0, 0);
        }

        CatchUp();
        _bytes = session.Writer.Catalog.Blobs().DistinctBy(blob => blob.Path).Sum(blob => blob.Size);
        using var time = new CancellationTokenSource(options.Within, session.WireClock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = end.Token };
        try
        {
            // What was missed has its share, so that a large import does not keep it waiting.
            await Parallel.ForEachAsync(_memory.Due(session.Clock.GetUtcNow()).Take(options.Most / 4), parallel, (url, cancel) => AskAgainAsync(url, options, cancel));
            await Parallel.ForEachAsync(Newest(), parallel, (article, cancel) => LookAtAsync(article, options, cancel));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up.
        }
        finally
        {
            _memory.Save();
        }

        return new ImageRoundSummary(_kept, _missing, _memory.Waiting.Count);
    }

    private void CatchUp()
    {
        foreach (var line in JournalReader.Read(session.Writer.Folder, _memory.Position))
        {
            if (line.Entry is RevisionKept revision)
            {
                _memory.Waiting.TryAdd(revision.Article, 0);
            }

            _memory.Position = line.Next;
        }
    }

    private IReadOnlyList<Archive.Reading.ArticleState> Newest()
    {
        var articles = new List<Archive.Reading.ArticleState>();
        foreach (var waiting in _memory.Waiting.Keys)
        {
            if (ArticleId.TryParse(waiting, out var id) && session.Writer.Catalog.Find(id) is { } article)
            {
                articles.Add(article);
            }
            else
            {
                _memory.Waiting.TryRemove(waiting, out _);
            }
        }

        return [.. articles.OrderByDescending(article => article.Published ?? article.FirstCapturedAt).ThenBy(article => article.Id.Value, StringComparer.Ordinal)];
    }

    private async ValueTask LookAtAsync(Archive.Reading.ArticleState article, ImageRoundOptions options, CancellationToken cancellationToken)
    {
        foreach (var url in PicturesOf(article))
        {
            if (_keeper.Find(url) is not null || _memory.Find(url) is not null)
            {
                continue;
            }

            if (!MayAsk(options))
            {
                return;
            }

            Count(await _keeper.GetAsync(url, article.Url, cancellationToken));
        }

        _memory.Waiting.TryRemove(article.Id.Value, out _);
    }

    private async ValueTask AskAgainAsync(string url, ImageRoundOptions options, CancellationToken cancellationToken)
    {
        if (_keeper.Find(url) is not null)
        {
            _memory.Forget(url);
        }
        else if (MayAsk(options))
        {
            Count(await _keeper.GetAsync(url, article: null, cancellationToken));
        }
    }

    private bool MayAsk(ImageRoundOptions options)
        => !(Interlocked.Read(ref _bytes) >= session.Writer.Folder.MostImageBytes) && Interlocked.Increment(ref _asked) <= options.Most;

    private void Count(KeptImage image)
    {
        Interlocked.Increment(ref image.Path is null ? ref _missing : ref _kept);
        if (image.Path is { } path && session.Writer.Folder.MostImageBytes is not null)
        {
            Interlocked.Add(ref _bytes, new FileInfo(session.Writer.Folder.Resolve(path)).Length);
        }
    }

    private IReadOnlyList<string> PicturesOf(Archive.Reading.ArticleState article)
    {
        try
        {
            return ArticlePictures.Of(PostFile.Parse(File.ReadAllBytes(session.Writer.Folder.Resolve(article.Path))).BodyText, article.Url);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // 'annals verify' tells of the missing file.
            return [];
        }
    }
}

/// <summary>How far one round goes.</summary>
public sealed record ImageRoundOptions
{
    /// <summary>Pictures asked for.</summary>
    public int Most { get; init; } = 2000;

    /// <summary>Hosts at a time; each is asked as politely as ever.</summary>
    public int Jobs { get; init; } = 16;

    /// <summary>Nothing further is begun after this long.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(30);
}

/// <param name="Kept">Pictures kept by this round.</param>
/// <param name="Missing">Pictures asked for in vain.</param>
/// <param name="Waiting">Articles that are left for the next round.</param>
public sealed record ImageRoundSummary(int Kept, int Missing, int Waiting);
