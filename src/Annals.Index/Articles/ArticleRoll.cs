using Annals.Archive;
using Annals.Index.Storage;

namespace Annals.Index.Articles;

/// <summary>
/// Every article in memory, with the few facts by which others mark articles: for whoever must judge a whole archive at
/// once and cannot ask for each. Of one state of the index; the same object as long as that state lasts.
/// </summary>
public sealed class ArticleRoll
{
    private readonly Dictionary<long, int> _places;
    private readonly (int Row, long Code, int Outlet, long Published, long FirstCaptured)[] _entries;
    private readonly IReadOnlyList<string?> _outlets;

    private ArticleRoll((int Row, long Code, int Outlet, long Published, long FirstCaptured)[] entries, IReadOnlyList<string?> outlets)
    {
        (_entries, _outlets) = (entries, outlets);
        _places = new Dictionary<long, int>(entries.Length);
        for (var place = 0; place < entries.Length; place++)
        {
            _places[entries[place].Code] = place;
        }
    }

    public int Count => _entries.Length;

    /// <summary>The newest published first.</summary>
    public RolledArticle this[int place]
        => _entries[place] is var (row, code, outlet, published, captured)
            ? new RolledArticle(row, code, _outlets[outlet] ?? "", DateTimeOffset.FromUnixTimeMilliseconds(published), DateTimeOffset.FromUnixTimeMilliseconds(captured))
            : default;

    /// <summary>Null when the index has no such article.</summary>
    public RolledArticle? Find(ArticleId id) => _places.TryGetValue(ArticleCode.From(id), out var place) ? this[place] : null;

    internal static ArticleRoll Load(Database database, IReadOnlyList<string?> outlets)
    {
        var entries = new List<(int, long, int, long, long)>();
        var select = database.Prepare("SELECT id, code, outlet, published, first_captured FROM article ORDER BY published DESC, id DESC");
        while (select.Step())
        {
            entries.Add((select.Int(0), select.Long(1), select.Int(2), select.Long(3), select.Long(4)));
        }

        return new ArticleRoll([.. entries], outlets);
    }
}

/// <param name="Row">Names it in <see cref="ArticleRows"/>.</param>
/// <param name="Code">Its id as a number.</param>
/// <param name="Published">UTC.</param>
/// <param name="FirstCapturedAt">When its first revision was seen (UTC).</param>
public readonly record struct RolledArticle(int Row, long Code, string Outlet, DateTimeOffset Published, DateTimeOffset FirstCapturedAt)
{
    public ArticleId Id => ArticleCode.ToId(Code);
}
