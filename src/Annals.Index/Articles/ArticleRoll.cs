using Annals.Archive;
using Annals.Index.Searching;
using Annals.Index.Storage;

namespace Annals.Index.Articles;

/// <summary>
/// Every article in memory, with the few facts by which others mark articles: for whoever must judge a whole archive at
/// once and cannot ask for each. Of one state of the index; the same object as long as that state lasts.
/// </summary>
public sealed class ArticleRoll
{
    private readonly Dictionary<long, int> _places;
    private readonly (int Row, int Outlet, long Published)[] _entries;
    private readonly RowFacts _facts;
    private readonly IReadOnlyList<string?> _outlets;

    private ArticleRoll((int Row, int Outlet, long Published)[] entries, RowFacts facts, IReadOnlyList<string?> outlets)
    {
        (_entries, _facts, _outlets) = (entries, facts, outlets);
        _places = new Dictionary<long, int>(entries.Length);
        for (var place = 0; place < entries.Length; place++)
        {
            _places[facts.Codes[entries[place].Row]] = place;
        }
    }

    public int Count => _entries.Length;

    /// <summary>The newest published first.</summary>
    public RolledArticle this[int place]
        => _entries[place] is var (row, outlet, published)
            ? new RolledArticle(row, _facts.Codes[row], _outlets[outlet] ?? "", DateTimeOffset.FromUnixTimeMilliseconds(published), DateTimeOffset.FromUnixTimeMilliseconds(_facts.FirstCaptured[row]))
            : default;

    /// <summary>Null when the index has no such article.</summary>
    public RolledArticle? Find(ArticleId id) => Find(ArticleCode.From(id));

    /// <param name="code">See <see cref="RolledArticle.Code"/>.</param>
    /// <returns>Null when the index has no such article.</returns>
    public RolledArticle? Find(long code) => _places.TryGetValue(code, out var place) ? this[place] : null;

    /// <param name="segments">Have in memory what changes with an article's revisions.</param>
    /// <param name="before">A roll of an earlier state of the same index, of which only what never changes is taken over; null for none.</param>
    internal static ArticleRoll Load(Database database, IReadOnlyList<SegmentView> segments, IReadOnlyList<string?> outlets, ArticleRoll? before)
    {
        var entries = new List<(int Row, int Outlet, long Published)>();
        foreach (var view in segments)
        {
            for (var document = 0; document < view.Documents.Count; document++)
            {
                if (!view.IsReplaced[document])
                {
                    entries.Add((view.Documents.Articles[document], view.Documents.Outlets[document], view.Documents.Published[document]));
                }
            }
        }

        entries.Sort(static (left, right) => right.Published.CompareTo(left.Published) is not 0 and var order ? order : right.Row.CompareTo(left.Row));
        var last = entries.Select(static entry => entry.Row).DefaultIfEmpty(0).Max();
        return new ArticleRoll([.. entries], RowFacts.Load(database, last, before?._facts), outlets);
    }

    /// <summary>What of a row never changes, by row: reading it means reading through the whole table, so that is done once.</summary>
    private sealed record RowFacts(long[] Codes, long[] FirstCaptured)
    {
        public static RowFacts Load(Database database, int last, RowFacts? before)
        {
            var known = Math.Min(before?.Codes.Length ?? 0, last + 1);
            var facts = new RowFacts(new long[last + 1], new long[last + 1]);
            before?.Codes.AsSpan(0, known).CopyTo(facts.Codes);
            before?.FirstCaptured.AsSpan(0, known).CopyTo(facts.FirstCaptured);
            var select = database.Prepare("SELECT id, code, first_captured FROM article WHERE id >= ? AND id <= ?").Bind(1, known).Bind(2, last);
            while (select.Step())
            {
                (facts.Codes[select.Int(0)], facts.FirstCaptured[select.Int(0)]) = (select.Long(1), select.Long(2));
            }

            return facts;
        }
    }
}

/// <param name="Row">Names it in <see cref="ArticleRows"/>.</param>
/// <param name="Code">Its id as a number of 60 bits, never negative.</param>
/// <param name="Published">UTC.</param>
/// <param name="FirstCapturedAt">When its first revision was seen (UTC).</param>
public readonly record struct RolledArticle(int Row, long Code, string Outlet, DateTimeOffset Published, DateTimeOffset FirstCapturedAt)
{
    public ArticleId Id => ArticleCode.ToId(Code);
}
