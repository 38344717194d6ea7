using Annals.Archive;
using Annals.Index.Articles;
using Annals.Index.Searching;
using Annals.Web.Marks;
using Annals.Web.Reading;

namespace Annals.Web.FeedsOut;

/// <summary>Finds the articles of a view.</summary>
internal sealed class FeedShelf(ReaderOptions options, Library library)
{
    // A question that half the archive answers is answered again for every new article.
    private const int MostFound = 20_000;

    /// <param name="most">How many of the newest are wanted; the whole of a search costs more than its beginning.</param>
    /// <returns>Null when there is no such view.</returns>
    public FeedArticles? Find(FeedView view, HttpContext context, int most)
    {
        var roll = options.Index.Roll();
        return view.Subject switch
        {
            FeedSubject.Starred => ReadingDesk.Of(context) is { State: { } state } ? Of(state.Stars().Select(star => roll.Find(star.Article)).OfType<RolledArticle>().OrderByDescending(static article => article.Published).ThenByDescending(static article => article.Row)) : null,
            FeedSubject.Unread => ReadingDesk.Of(context).Now() is { } marked ? Of(marked.NewestUnread()) : null,
            FeedSubject.Search => Found(view, context, roll, most),
            _ => Find(view),
        };
    }

    /// <summary>A view that is the same for everybody.</summary>
    /// <returns>Null when there is no such view.</returns>
    public FeedArticles? Find(FeedView view)
    {
        var roll = options.Index.Roll();
        var all = Enumerable.Range(0, roll.Count).Select(place => roll[place]);
        return view.Subject switch
        {
            FeedSubject.All => Of(all),
            FeedSubject.Outlet => Known(all.Where(article => article.Outlet == view.Name)),
            FeedSubject.Day => Known(all.Where(article => DateOnly.FromDateTime(article.Published.UtcDateTime) == view.Day)),
            FeedSubject.Tag => Known(options.Index.Newest(ArticleFilter.All with { Tag = view.Name }, int.MaxValue, 0).Select(article => roll.Find(article.Id)).OfType<RolledArticle>()),
            _ => null,
        };
    }

    private FeedArticles Found(FeedView view, HttpContext context, ArticleRoll roll, int most)
    {
        var answer = options.Index.Search(library.For(context).Query(view.Search, Math.Min(most, MostFound), 0) with { Sort = SearchSort.Newest, Snippets = false });
        if (answer.Remarks.FirstOrDefault(static remark => remark.Kind == Index.Queries.QueryRemarkKind.Trouble) is { } trouble)
        {
            // Not an answer that could be kept: the next one may be another.
            throw new ArchiveException(trouble.Word);
        }

        return new FeedArticles([.. answer.Hits.Select(hit => roll.Find(hit.Article.Id)).OfType<RolledArticle>()], Math.Min(answer.Total, MostFound));
    }

    private static FeedArticles Of(IEnumerable<RolledArticle> articles)
    {
        var all = articles.ToList();
        return new FeedArticles(all, all.Count);
    }

    private static FeedArticles? Known(IEnumerable<RolledArticle> articles) => Of(articles) is { Total: > 0 } known ? known : null;
}

/// <param name="Newest">The newest published first: all of them, or as many as were wanted.</param>
/// <param name="Total">How many there are.</param>
internal sealed record FeedArticles(IReadOnlyList<RolledArticle> Newest, int Total);
