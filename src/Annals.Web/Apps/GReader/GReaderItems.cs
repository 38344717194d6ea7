using System.Globalization;
using Annals.Feeds;
using Annals.Feeds.Writing;
using Annals.Index.Articles;
using Annals.Pages.Reading;

namespace Annals.Web.Apps.GReader;

/// <summary>Articles as items of the Google Reader API, in JSON and in its older Atom.</summary>
internal sealed class GReaderItems(ReaderOptions options, AppText text)
{
    // Google's own; clients know a state by it.
    private const string Scheme = "http://www.google.com/reader/";

    public IReadOnlyList<ItemAnswer> Of(AppRequest request, IReadOnlyList<RolledArticle> articles)
        => [.. Details(articles).Select(found => Item(request, found.Rolled, found.Article))];

    public byte[] Atom(AppRequest request, string streamId, string title, string? link, IReadOnlyList<RolledArticle> articles)
    {
        var feed = new Feed
        {
            Id = "tag:google.com,2005:reader/" + streamId,
            Title = new TextValue(title, "text"),
            Link = link,
            Updated = articles.Select(static article => (DateTimeOffset?)article.FirstCapturedAt).Max(),
        };
        using var bytes = new MemoryStream();
        FeedWriter.Write(feed, Details(articles).Select(found => Entry(request, found.Rolled, found.Article)), FeedForm.Atom, bytes);
        return bytes.ToArray();
    }

    private IEnumerable<(RolledArticle Rolled, ArticleDetail Article)> Details(IReadOnlyList<RolledArticle> articles)
    {
        var byRow = articles.ToDictionary(static article => article.Row);
        return options.Index.Rows([.. articles.Select(static article => article.Row)]).Select(found => (byRow[found.Row], found.Article));
    }

    private ItemAnswer Item(AppRequest request, RolledArticle rolled, ArticleDetail article)
    {
        var feed = request.Shelf.FeedOf(rolled);
        var link = AppText.Link(article.Url);
        return new ItemAnswer
        {
            Id = ItemId.Long(rolled.Code),
            CrawlTimeMsec = rolled.FirstCapturedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            TimestampUsec = Microseconds(rolled),
            Published = article.Published.ToUnixTimeSeconds(),
            Updated = (article.UpdatedAt ?? article.Published).ToUnixTimeSeconds(),
            Title = AppText.Plain(article.Title),
            Canonical = [new LinkAnswer(link, Type: null)],
            Alternate = [new LinkAnswer(link, "text/html")],
            Categories = [StreamId.ReadingList, .. StatesOf(request.Marked.Of(rolled.Id)).Select(static state => state.Term), .. feed.Folder is { } folder ? [StreamId.LabelPrefix + AppText.Plain(folder)] : Array.Empty<string>()],
            Origin = new OriginAnswer(StreamId.OfFeed(feed.Id), AppText.Plain(feed.Title), AppText.Link(feed.Site)),
            Summary = new SummaryAnswer("ltr", text.HtmlOf(article, request.Root)),
            Author = string.IsNullOrEmpty(article.Author) ? null : AppText.Plain(article.Author),
        };
    }

    private Entry Entry(AppRequest request, RolledArticle rolled, ArticleDetail article) => new()
    {
        Id = ItemId.Long(rolled.Code),
        Title = new TextValue(AppText.Plain(article.Title), "text"),
        Link = AppText.Link(article.Url) is { Length: > 0 } link ? link : null,
        Published = article.Published,
        Updated = article.UpdatedAt ?? article.Published,
        Authors = string.IsNullOrEmpty(article.Author) ? [] : [new Person(article.Author, null, null)],
        Categories = [.. StatesOf(request.Marked.Of(rolled.Id)).Select(static state => new Category(state.Term, Scheme, state.Label))],
        Contents = [new TextValue(text.HtmlOf(article, request.Root), "text/html")],
    };

    public static string Microseconds(RolledArticle article) => (article.FirstCapturedAt.ToUnixTimeMilliseconds() * 1000).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string Term, string Label)> StatesOf(ArticleMarks? marks)
    {
        if (marks is { IsUnread: true })
        {
            yield return (StreamId.Fresh, "fresh");
        }
        else
        {
            yield return (StreamId.ReadTag, "read");
        }

        if (marks is { IsStarred: true })
        {
            yield return (StreamId.StarredTag, "starred");
        }
    }
}
