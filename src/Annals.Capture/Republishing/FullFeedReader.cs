using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Capture.Entries;
using Annals.Capture.Evidence;
using Annals.Capture.Fetching;
using Annals.Capture.Pages;
using Annals.Extraction.Fragments;
using Annals.Extraction.Sanitizer;
using Annals.Feeds;

namespace Annals.Capture.Republishing;

/// <summary>
/// Somebody's feed with the full text of its articles, whether it is subscribed to or not: what the archive has is taken from there,
/// the rest is read from its pages, politely and within bounds, and kept in memory for a while. Nothing of it is written to the archive.
/// </summary>
public sealed class FullFeedReader(CaptureSession session) : IDisposable
{
    private const int MostEntries = 30;
    private const int MostFeeds = 50;
    private const int MostTexts = 500;
    private const int PagesAtOnce = 4;

    // A reader app gives up after half a minute; what is not read by then is there the next time it asks.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    private static readonly SanitizerOptions Sanitizing = new() { Frames = FrameMode.Link, LinkRel = "noopener noreferrer nofollow" };

    private readonly SemaphoreSlim _oneAfterTheOther = new(2);
    private readonly RecentlyMade<FullFeed> _feeds = new(MostFeeds, GoodFor, session.WireClock);
    private readonly RecentlyMade<string> _texts = new(MostTexts, TimeSpan.FromHours(12), session.WireClock);

    /// <param name="address">Of a feed; addresses in private networks are refused, as everywhere.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<FullFeed> ReadAsync(string address, CancellationToken cancellation)
    {
        if (WebAddress.Parse(address) is not { } uri)
        {
            return new FullFeed(null, "not an http or https address");
        }

        if (_feeds.Find(uri.AbsoluteUri) is { } known)
        {
            return known;
        }

        await _oneAfterTheOther.WaitAsync(cancellation);
        try
        {
            return _feeds.Find(uri.AbsoluteUri) ?? await MakeAsync(uri, cancellation);
        }
        finally
        {
            _oneAfterTheOther.Release();
        }
    }

    public void Dispose() => _oneAfterTheOther.Dispose();

    private async Task<FullFeed> MakeAsync(Uri address, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        Feed feed;
        try
        {
            using var result = await session.Fetcher.GetAsync(new FetchRequest(address.AbsoluteUri, FetchKind.Feed), patience.Token);
            if (!result.HasBody)
            {
                return new FullFeed(null, result.Reason);
            }

            feed = FeedParser.Parse(result.Body, new Uri(result.Url), result.ContentType);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FullFeed(null, "no answer in time");
        }

        if (feed.Format == FeedFormat.Unknown && feed.Entries.Count == 0)
        {
            return new FullFeed(null, "no feed but something else");
        }

        var entries = new Entry[Math.Min(feed.Entries.Count, MostEntries)];
        var isWhole = true;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, entries.Length),
            new ParallelOptions { MaxDegreeOfParallelism = PagesAtOnce, CancellationToken = cancellation },
            async (place, _) =>
            {
                var text = EntryText.Of(feed.Entries[place]);
                var html = await TextOfAsync(feed.Entries[place], text, patience.Token);
                isWhole &= html is not null;
                entries[place] = EntryOf(feed.Entries[place], text, html ?? text.Html, address);
            });
        cancellation.ThrowIfCancellationRequested();
        var made = new FullFeed(FeedOf(feed, address, entries), "");
        if (isWhole)
        {
            _feeds.Keep(address.AbsoluteUri, made);
        }

        return made;
    }

    // Null when there was no time for it.
    private async Task<string?> TextOfAsync(Entry entry, EntryText text, CancellationToken cancellation)
    {
        if (entry.Link is not { } link || WebAddress.Parse(link) is not { } address)
        {
            return text.Html;
        }

        if (Kept(link) is { } kept)
        {
            return kept;
        }

        if (!FullText.LooksCut(text))
        {
            return text.Html;
        }

        if (_texts.Find(address.AbsoluteUri) is { } known)
        {
            return known;
        }

        try
        {
            var attempt = await session.Pages.ReadAsync(new PageRequest(address.AbsoluteUri, Outlet: null, FeedBeginning.Of(text.Plain)), cancellation);
            var html = attempt.Page is { } page && FullText.IsFuller(page.Plain, text.Plain) ? page.Html : text.Html;
            _texts.Keep(address.AbsoluteUri, html);
            return html;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private string? Kept(string link)
    {
        try
        {
            return session.Writer.Catalog.Find(ArticleId.For(CanonicalUrl.From(link))) is { } article
                ? PostFile.Parse(File.ReadAllBytes(session.Writer.Folder.Resolve(article.Path))).BodyText
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return null;
        }
    }

    private static Feed FeedOf(Feed feed, Uri address, IReadOnlyList<Entry> entries) => new()
    {
        Id = address.AbsoluteUri,
        Title = new TextValue(feed.Title is { } title ? EntryText.OneLineTitle(title) : address.IdnHost, "text"),
        Subtitle = feed.Subtitle is { } subtitle ? new TextValue(EntryText.OneLineTitle(subtitle), "text") : null,
        Link = Web(feed.Link) ?? address.AbsoluteUri,
        Language = feed.Language,
        Updated = feed.Updated ?? feed.Published,
        Ttl = feed.Ttl,
        Entries = entries,
    };

    private static Entry EntryOf(Entry entry, EntryText text, string html, Uri address) => new()
    {
        Id = entry.Id ?? entry.Link,
        IdIsPermalink = false,
        Title = new TextValue(text.Title, "text"),
        Link = Web(entry.Link),
        Published = entry.Published ?? entry.Created,
        Updated = entry.Updated,
        Language = entry.Language,
        Authors = [.. entry.Authors.Where(static author => author.Name is not null).Select(static author => new Person(author.Name, null, null))],
        Categories = entry.Categories,
        Enclosures = [.. entry.Enclosures.Where(static enclosure => Web(enclosure.Url) is not null)],
        Contents = [new TextValue(Clean(html, text.Title, Web(entry.Link) ?? address.AbsoluteUri), "html")],
    };

    private static string Clean(string html, string title, string address)
        => FragmentCleaner.Clean(html, new FragmentContext { Title = title, BaseUri = new Uri(address), Sanitizer = Sanitizing }).Html;

    // What is given on to other programs leads to the web or nowhere.
    private static string? Web(string? address) => address is not null && WebAddress.Parse(address) is { } uri ? uri.AbsoluteUri : null;
}

/// <param name="Feed">Its texts sanitised, its pictures at their outlets; null when there is none.</param>
/// <param name="Reason">Why not, in plain words.</param>
public sealed record FullFeed(Feed? Feed, string Reason);
