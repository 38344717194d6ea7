using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Entries;
using Annals.Capture.Pages;
using Annals.Capture.State;
using Annals.Extraction.Text;

namespace Annals.Capture.Health.Watching;

/// <summary>Watches the new articles of one feed during one poll.</summary>
internal sealed class FeedWatch
{
    private const int LearntFrom = 48;

    private FeedWatch(WatchState feed, WatchState page)
    {
        Feed = feed;
        Page = page;
    }

    /// <summary>The articles as the feed gives them.</summary>
    public WatchState Feed { get; private set; }

    /// <summary>The articles as their pages give them.</summary>
    public WatchState Page { get; private set; }

    /// <summary>Goes on from the feed's state, or, where that was deleted, from the last articles in the archive.</summary>
    public static FeedWatch Of(FeedState state, ArchiveFolder folder, Catalog catalog, IReadOnlyList<string> addresses)
    {
        var watch = new FeedWatch(state.FeedWatch ?? WatchState.Empty, state.PageWatch ?? WatchState.Empty);
        if (state.FeedWatch is null)
        {
            foreach (var article in catalog.Where(article => article.Feed is { } feed && addresses.Contains(feed)).TakeLast(LearntFrom))
            {
                watch.Learn(folder, article);
            }
        }

        return watch;
    }

    /// <summary>A new article was offered.</summary>
    public void Offered(ArticleId article, EntryText text, bool hasTitle, bool isDated, DateTimeOffset at)
        => Feed = ArticleWatch.Next(Feed, ArticleSample.OfFeed(text, hasTitle, isDated), article.Value, at);

    /// <summary>A new article's page was asked for because its text was wanted.</summary>
    /// <param name="page">Null when no article could be had from it.</param>
    public void Read(ArticleId article, ArticlePage? page, DateTimeOffset at)
        => Page = ArticleWatch.Next(Page, page is null ? ArticleSample.OfMissingPage : ArticleSample.OfPage(page), article.Value, at);

    private void Learn(ArchiveFolder folder, ArticleState article)
    {
        var kept = new KeptText(folder, article);
        var sample = ArticleSample.Of(kept.Plain, HtmlText.ImageUrls(kept.Html).Count, 0, article.Title != article.Url, article.PublishedFrom is PublishedFrom.Feed or PublishedFrom.Page);
        if (article.Via == "page")
        {
            // What was dropped is not known any more; nothing is claimed about it.
            Page = ArticleWatch.Next(Page, sample with { Dropped = 1 }, article.Id.Value, article.FirstCapturedAt);
        }
        else
        {
            Feed = ArticleWatch.Next(Feed, sample, article.Id.Value, article.FirstCapturedAt);
        }
    }
}
