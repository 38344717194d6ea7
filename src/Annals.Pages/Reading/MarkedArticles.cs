using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Index.Articles;

namespace Annals.Pages.Reading;

/// <summary>What a reader made of every article, for one state of the index and one of the reader. Never changes.</summary>
public sealed class MarkedArticles
{
    private readonly ArticleRows _unread;
    private readonly ArticleRows _read;
    private readonly ArticleRows _starred;
    private readonly ArticleRows _noted;

    private MarkedArticles(ArticleRoll roll, long version, ArticleRows unread, ArticleRows read, ArticleRows starred, ArticleRows noted)
        => (Roll, Version, _unread, _read, _starred, _noted) = (roll, version, unread, read, starred, noted);

    public ArticleRoll Roll { get; }

    /// <summary><see cref="ReaderState.Version"/>.</summary>
    public long Version { get; }

    public int Unread { get; private init; }

    /// <summary>Outlets that have unread articles, with how many.</summary>
    public required IReadOnlyDictionary<string, int> UnreadByOutlet { get; init; }

    /// <summary>When the last of them arrived (UTC): "all read" said now is about these and no later ones.</summary>
    public required DateTimeOffset Latest { get; init; }

    public static MarkedArticles Of(ArticleRoll roll, ReaderState state)
    {
        // Asked first: what changes meanwhile belongs to the next version.
        var version = state.Version;
        var (upTo, judged) = state.Reading();
        var exceptions = new Dictionary<int, bool>();
        foreach (var id in judged)
        {
            if (roll.Find(id) is { } article)
            {
                exceptions[article.Row] = state.IsRead(id, ArrivalOf(article));
            }
        }

        var (unread, read, outlets, latest) = (new List<int>(), new List<int>(), new Dictionary<string, int>(), DateTimeOffset.MinValue);
        for (var place = 0; place < roll.Count; place++)
        {
            var article = roll[place];
            var arrival = ArrivalOf(article);
            latest = arrival.At > latest ? arrival.At : latest;
            if (exceptions.TryGetValue(article.Row, out var isRead) ? isRead : upTo.Covers(arrival))
            {
                read.Add(article.Row);
            }
            else
            {
                unread.Add(article.Row);
                outlets[article.Outlet] = outlets.GetValueOrDefault(article.Outlet) + 1;
            }
        }

        return new MarkedArticles(
            roll,
            version,
            ArticleRows.Of(unread),
            ArticleRows.Of(read),
            RowsOf(roll, state.Stars().Select(static star => star.Article)),
            RowsOf(roll, state.Notes().Select(static note => note.Article)))
        {
            Unread = unread.Count,
            UnreadByOutlet = outlets,
            Latest = latest,
        };
    }

    public static Arrival ArrivalOf(RolledArticle article) => new(article.Outlet, article.Published, article.FirstCapturedAt);

    /// <summary>Null when the index has no such article yet.</summary>
    public ArticleMarks? Of(ArticleId id)
        => Roll.Find(id) is { } article ? new ArticleMarks(_unread.Contains(article.Row), _starred.Contains(article.Row), _noted.Contains(article.Row)) : null;

    /// <summary>What a word of a search means: <c>unread</c>, <c>read</c>, <c>starred</c>, <c>note</c>; null for any other.</summary>
    public ArticleRows? Named(string word) => word switch
    {
        "unread" => _unread,
        "read" => _read,
        "starred" => _starred,
        "note" => _noted,
        _ => null,
    };

    /// <summary>The unread articles, the newest published first, without looking one up.</summary>
    /// <param name="outlet">Null for all.</param>
    /// <param name="day">Published on that day (UTC); null for all.</param>
    public IEnumerable<RolledArticle> NewestUnread(string? outlet = null, DateOnly? day = null)
    {
        for (var place = 0; place < Roll.Count; place++)
        {
            var article = Roll[place];
            if (_unread.Contains(article.Row)
                && (outlet is null || article.Outlet == outlet)
                && (day is null || DateOnly.FromDateTime(article.Published.UtcDateTime) == day))
            {
                yield return article;
            }
        }
    }

    private static ArticleRows RowsOf(ArticleRoll roll, IEnumerable<ArticleId> ids)
        => ArticleRows.Of(ids.Select(id => roll.Find(id)).OfType<RolledArticle>().Select(static article => article.Row));
}
