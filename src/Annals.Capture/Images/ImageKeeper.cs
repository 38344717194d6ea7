using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Fetching;

namespace Annals.Capture.Images;

/// <summary>
/// Pictures of articles: kept by a round or on first demand, under the same limits and politeness as everything else, and
/// served from the archive ever after. The outlet's own address goes before a proxy's. Failures are remembered, and asked
/// about again more and more rarely.
/// </summary>
public sealed class ImageKeeper(CaptureSession session)
{
    private readonly ImageMemory _memory = session.Images;
    private readonly CancellationToken _closing = session.Closing;

    /// <summary>The picture if it is kept already; never asks the network.</summary>
    /// <param name="url">As the article names it; a proxy's address is looked through.</param>
    public KeptImage? Find(string url) => Find(session.Writer.Catalog, url);

    /// <summary>The same for a door that only reads.</summary>
    public static KeptImage? Find(Catalog catalog, string url)
    {
        var original = PictureProxies.Original(url);
        if ((catalog.FindBlob(original) ?? catalog.FindBlob(url)) is { } blob)
        {
            return new KeptImage(blob.Path, blob.Type, null);
        }

        // What nobody showed may be wanted again; what there was no room for is not fetched only to be dropped again.
        return (catalog.FindDropped(original) ?? catalog.FindDropped(url)) is { Reason: "room" } dropped
            ? new KeptImage(null, null, $"dropped for want of room on {UtcTime.ToIso(dropped.At)[..10]}")
            : null;
    }

    /// <summary>Why an article's picture is not kept, and since when; null when it is, or when nobody has asked for it yet.</summary>
    public static MissingPicture? Missing(Catalog catalog, ImageMemory memory, string url) => Find(catalog, url) switch
    {
        { Path: null, Reason: { } reason } => new MissingPicture(reason, (catalog.FindDropped(PictureProxies.Original(url)) ?? catalog.FindDropped(url))!.At, 0, null),
        { Type: PictureType.Svg } kept => new MissingPicture($"a drawing (SVG) may hold a program and is not shown; it is kept as {kept.Path}", default, 0, null),
        null => memory.Find(url),
        _ => null,
    };

    /// <param name="article">The address of the article that shows the picture; null when not known.</param>
    /// <exception cref="Archive.ArchiveException">The disk refused.</exception>
    public async Task<KeptImage> GetAsync(string url, string? article, CancellationToken cancellationToken)
    {
        if (Find(url) is { } known)
        {
            return known;
        }

        if (_memory.Failure(url, session.Clock.GetUtcNow()) is { } reason)
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
        var source = PictureProxies.Original(url);
        var attempt = await AskAsync(source, article);
        if (attempt.Blob is null && source != url)
        {
            var other = await AskAsync(url, article);
            (attempt, source) = other.Blob is null ? (attempt, source) : (other, url);
        }

        if (attempt.Blob is { } bytes)
        {
            _closing.ThrowIfCancellationRequested();
            _memory.Forget(url);
            var blob = session.Writer.KeepBlob(bytes, attempt.Type!, source);
            return new KeptImage(blob.Path, blob.Type, null);
        }

        _memory.Remember(url, attempt.Reason, session.Clock.GetUtcNow(), attempt.IsForGood, attempt.WasAsked);
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
        var authority = WebAddress.Parse(url) is { } address ? address.Authority : "";
        if (_memory.IsDown(authority, session.WireClock.GetUtcNow()))
        {
            return new Attempt("its host cannot be reached") { WasAsked = false };
        }

        using var result = await session.Fetcher.GetAsync(new FetchRequest(url, FetchKind.Image) { Referer = referer }, _closing);
        _memory.Reached(authority, result.Outcome is not (FetchOutcome.Unreachable or FetchOutcome.TimedOut), session.WireClock.GetUtcNow());
        if (result.Outcome != FetchOutcome.Ok)
        {
            return new Attempt(result.Reason)
            {
                IsTransient = result.IsTransient,
                IsDenied = result.Outcome == FetchOutcome.Denied && referer is null,
                IsForGood = result.Outcome is FetchOutcome.Gone or FetchOutcome.Refused,
                WasAsked = result.Outcome != FetchOutcome.Throttled,
            };
        }

        if (PictureType.OfKept(result.Body.Span) is not { } type)
        {
            return new Attempt("not a picture of a kind that is kept (PNG, JPEG, GIF, WebP, AVIF, SVG)");
        }

        return PictureSize.IsBomb(result.Body.Span)
            ? new Attempt($"it says it has more than {PictureSize.MostPixels / 1_000_000} million pixels, which is no photograph but a trap") { IsForGood = true }
            : new Attempt("") { Blob = result.Body, Type = type };
    }

    private sealed record Attempt(string Reason)
    {
        public ReadOnlyMemory<byte>? Blob { get; init; }

        public string? Type { get; init; }

        public bool IsTransient { get; init; }

        public bool IsDenied { get; init; }

        /// <summary>Asking again is in vain.</summary>
        public bool IsForGood { get; init; }

        /// <summary>False when nobody was really asked.</summary>
        public bool WasAsked { get; init; } = true;
    }
}
