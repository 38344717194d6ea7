using Annals.Archive.Journal;
using Annals.Capture.Entries;
using Annals.Capture.Fetching;

namespace Annals.Capture.Images;

/// <summary>
/// Pictures of articles: kept on first demand, under the same limits and politeness as everything else, and served from
/// the archive ever after. Failures are remembered for a while, so that a page with dead pictures costs nothing.
/// </summary>
public sealed class ImageKeeper(CaptureSession session)
{
    private static readonly TimeSpan UntilNextTry = TimeSpan.FromHours(24);
    private static readonly TimeSpan UntilNextTryAfterAccident = TimeSpan.FromMinutes(10);

    private readonly ImageMemory _memory = session.Images;

    /// <summary>The picture if it is kept already; never asks the network.</summary>
    /// <param name="url">As the article names it; a weserv-style proxy address is looked through.</param>
    public KeptImage? Find(string url)
    {
        var blob = session.Writer.Catalog.FindBlob(url) ?? session.Writer.Catalog.FindBlob(Source(url));
        return blob is null ? null : Of(blob);
    }

    /// <param name="article">The address of the article that shows the picture; null when not known.</param>
    /// <exception cref="Archive.ArchiveException">The disk refused.</exception>
    public async Task<KeptImage> GetAsync(string url, string? article, CancellationToken cancellationToken)
    {
        if (Find(url) is { } known)
        {
            return known;
        }

        if (_memory.Failure(url, session.WireClock.GetUtcNow()) is { } reason)
        {
            return new KeptImage(null, null, reason);
        }

        // Several readers of one page ask for one picture once; none of them can call the fetch off for the others.
        var running = _memory.Running.GetOrAdd(url, _ => new Lazy<Task<KeptImage>>(() => FetchAndForgetAsync(url, article)));
        return await running.Value.WaitAsync(cancellationToken);
    }

    private async Task<KeptImage> FetchAndForgetAsync(string url, string? article)
    {
        try
        {
            return await FetchAsync(url, article);
        }
        finally
        {
            _memory.Running.TryRemove(url, out _);
        }
    }

    private async Task<KeptImage> FetchAsync(string url, string? article)
    {
        var attempt = await AskAsync(Source(url), article);
        if (attempt.Blob is null && Source(url) != url)
        {
            attempt = await AskAsync(url, article);
        }

        if (attempt.Blob is { } bytes)
        {
            return Of(session.Writer.KeepBlob(bytes, attempt.Type!, url));
        }

        var pause = attempt.IsTransient ? UntilNextTryAfterAccident : UntilNextTry;
        _memory.Remember(url, attempt.Reason, session.WireClock.GetUtcNow() + pause);
        return new KeptImage(null, null, attempt.Reason);
    }

    private async Task<Attempt> AskAsync(string url, string? article)
    {
        var attempt = await AskOnceAsync(url, referer: null);
        if (attempt.IsDenied)
        {
            // Outlets refuse pictures to strangers' pages; their own article is none.
            attempt = await AskOnceAsync(url, article ?? (WebAddress.Parse(url) is { } address ? $"{address.Scheme}://{address.Authority}/" : null));
        }
        else if (attempt.IsTransient)
        {
            attempt = await AskOnceAsync(url, referer: null);
        }

        return attempt;
    }

    private async Task<Attempt> AskOnceAsync(string url, string? referer)
    {
        using var result = await session.Fetcher.GetAsync(new FetchRequest(url, FetchKind.Image) { Referer = referer }, CancellationToken.None);
        if (result.Outcome != FetchOutcome.Ok)
        {
            return new Attempt(null, null, result.Reason, result.IsTransient, result.Outcome == FetchOutcome.Denied && referer is null);
        }

        return PictureType.Of(result.Body.Span) is { } type
            ? new Attempt(result.Body, type, "", false, false)
            : new Attempt(null, null, "not a picture of a kind that is kept (PNG, JPEG, GIF, WebP, AVIF)", false, false);
    }

    private static KeptImage Of(BlobKept blob) => new(blob.Path, blob.Type, null);

    // A proxy address without a scheme means http; the outlet redirects to https where it has that.
    private static string Source(string url)
    {
        var inner = PictureAddress.Unwrap(url);
        return inner == url || inner.Contains("://", StringComparison.Ordinal) ? inner : inner.StartsWith("//", StringComparison.Ordinal) ? "http:" + inner : "http://" + inner;
    }

    private sealed record Attempt(ReadOnlyMemory<byte>? Blob, string? Type, string Reason, bool IsTransient, bool IsDenied);
}
