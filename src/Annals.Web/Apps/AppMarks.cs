using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Index.Articles;
using Annals.Pages.Reading;

namespace Annals.Web.Apps;

/// <summary>What apps do with many articles at once.</summary>
internal static class AppMarks
{
    public static void Read(AppRequest request, IEnumerable<RolledArticle> articles, bool isRead)
    {
        IReadOnlyCollection<(ArticleId, Arrival)> marked = [.. articles.Select(static article => (article.Id, MarkedArticles.ArrivalOf(article)))];
        _ = isRead ? request.State.MarkRead(marked) : request.State.MarkUnread(marked);
    }

    public static void Star(ReaderOptions options, AppRequest request, IEnumerable<RolledArticle> articles, bool isStarred)
    {
        foreach (var article in articles)
        {
            if (isStarred)
            {
                var known = options.Index.Find(article.Id);
                request.State.Star(article.Id, known?.Title, known?.Url);
            }
            else
            {
                request.State.Unstar(article.Id);
            }
        }
    }

    /// <summary>All that arrived until a time: where the feeds are whole outlets, and for everything, in one line of the reader's file.</summary>
    /// <param name="feeds">Null for everything.</param>
    /// <param name="until">Null for all that is there.</param>
    public static void AllRead(AppRequest request, IReadOnlySet<int>? feeds, DateTimeOffset? until)
    {
        var (shelf, marked) = (request.Shelf, request.Marked);
        if (marked.Roll.Count == 0)
        {
            return;
        }

        // What arrives from now on was not there to be read, whatever an app's clock says.
        var before = until is { } asked && asked < marked.Latest ? asked : marked.Latest;
        if (feeds is null)
        {
            request.State.MarkAllRead(before);
            return;
        }

        var single = new List<RolledArticle>();
        var unread = marked.NewestUnread().Where(article => feeds.Contains(shelf.FeedOf(article).Id) && MarkedArticles.ArrivalOf(article).At <= before).GroupBy(static article => article.Outlet);
        foreach (var outlet in unread)
        {
            if (shelf.IsWhole(outlet.Key))
            {
                request.State.MarkAllRead(before, outlet.Key);
            }
            else
            {
                single.AddRange(outlet);
            }
        }

        Read(request, single, isRead: true);
    }
}
