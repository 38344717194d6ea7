using System.Globalization;
using Annals.Index.Articles;
using Annals.Pages.Reading;
using Annals.Web.Apps.Shelves;

namespace Annals.Web.Apps.GReader;

/// <summary>Which articles a request of the Google Reader API is about, page by page.</summary>
internal sealed class StreamList
{
    private readonly ArticleRoll _roll;
    private readonly Func<RolledArticle, bool> _isMeant;
    private readonly bool _isOldestFirst;

    private StreamList(ArticleRoll roll, Func<RolledArticle, bool> isMeant, bool isOldestFirst) => (_roll, _isMeant, _isOldestFirst) = (roll, isMeant, isOldestFirst);

    /// <param name="fields">
    /// <c>xt</c>: without these streams; <c>it</c>: only what is in them too; <c>ot</c> and <c>nt</c>: what arrived from and up to then,
    /// in seconds since 1970; <c>r=o</c>: the oldest first.
    /// </param>
    public static StreamList Of(StreamId stream, AppFields fields, Shelf shelf, MarkedArticles marked)
    {
        var tests = new List<Func<RolledArticle, bool>> { Test(stream, shelf, marked) };
        tests.AddRange(Streams(fields, "it").Select(other => Test(other, shelf, marked)));
        foreach (var other in Streams(fields, "xt"))
        {
            var test = Test(other, shelf, marked);
            tests.Add(article => !test(article));
        }

        if (fields.Number("ot") is { } from)
        {
            tests.Add(article => article.FirstCapturedAt.ToUnixTimeSeconds() >= from);
        }

        if (fields.Number("nt") is { } to)
        {
            tests.Add(article => article.FirstCapturedAt.ToUnixTimeSeconds() <= to);
        }

        return new StreamList(shelf.Roll, article => tests.TrueForAll(test => test(article)), fields["r"] == "o");
    }

    /// <summary>All of them, by time of publication.</summary>
    public IEnumerable<RolledArticle> All()
    {
        for (var step = 0; step < _roll.Count; step++)
        {
            var article = _roll[_isOldestFirst ? _roll.Count - 1 - step : step];
            if (_isMeant(article))
            {
                yield return article;
            }
        }
    }

    /// <summary>A page of them, and the <c>c</c> of the next one; null on the last.</summary>
    /// <param name="continuation">Names the last article that was given, not how many: what is marked read meanwhile moves nothing. Null for the first page.</param>
    public (IReadOnlyList<RolledArticle> Articles, string? Continuation) Page(string? continuation, int count)
    {
        var after = Place.Parse(continuation);
        var found = All().Where(article => after is not { } place || place.IsBefore(article, _isOldestFirst)).Take(count + 1).ToList();
        return found.Count > count ? ([.. found.Take(count)], count == 0 ? continuation : Place.Of(found[count - 1])) : (found, null);
    }

    private static IEnumerable<StreamId> Streams(AppFields fields, string name) => fields.All(name).Select(StreamId.Parse).OfType<StreamId>();

    private static Func<RolledArticle, bool> Test(StreamId stream, Shelf shelf, MarkedArticles marked)
    {
        switch (stream.Kind)
        {
            case StreamKind.Everything:
                return static _ => true;
            case StreamKind.Read or StreamKind.Unread or StreamKind.Starred:
                var rows = marked.Named(stream.Kind switch { StreamKind.Read => "read", StreamKind.Unread => "unread", _ => "starred" })!;
                return article => rows.Contains(article.Row);
            case StreamKind.Feed:
                return FeedOf(stream.Name, shelf) is { } feed ? article => shelf.FeedOf(article) == feed : static _ => false;
            case StreamKind.Folder:
                var feeds = shelf.FeedsIn(stream.Name);
                return article => feeds.Contains(shelf.FeedOf(article).Id);
            default:
                return static _ => false;
        }
    }

    /// <summary>A feed by what stands behind <c>feed/</c>: its number, or its address.</summary>
    public static ShelvedFeed? FeedOf(string name, Shelf shelf)
        => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? shelf.Find(id) : shelf.Find(name);

    /// <summary>The place behind an article: by its time of publication, then by its row.</summary>
    private readonly record struct Place(long Published, int Row)
    {
        public static string Of(RolledArticle article) => string.Create(CultureInfo.InvariantCulture, $"{article.Published.ToUnixTimeMilliseconds()}_{article.Row}");

        public static Place? Parse(string? text)
            => text?.Split('_') is [var published, var row]
                && long.TryParse(published, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time)
                && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new Place(time, number)
                : null;

        public bool IsBefore(RolledArticle article, bool isOldestFirst)
        {
            var order = article.Published.ToUnixTimeMilliseconds().CompareTo(Published) is not 0 and var byTime ? byTime : article.Row.CompareTo(Row);
            return isOldestFirst ? order > 0 : order < 0;
        }
    }
}
