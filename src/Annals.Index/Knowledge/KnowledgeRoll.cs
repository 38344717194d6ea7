using Annals.Index.Articles;
using Annals.Index.Storage;

namespace Annals.Index.Knowledge;

/// <summary>Outlet and time of every analysed article in memory, by row: what every count over the archive asks for. Never changes.</summary>
internal sealed class KnowledgeRoll
{
    private KnowledgeRoll(string generation, int[] outlets, long[] published, IReadOnlyList<string?> names, int count)
        => (Generation, Outlets, Published, Names, Count) = (generation, outlets, published, names, count);

    public static KnowledgeRoll Empty { get; } = new("", [], [], [null], 0);

    public string Generation { get; }

    public int[] Outlets { get; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public long[] Published { get; }

    /// <summary>The outlets' names by their rows.</summary>
    public IReadOnlyList<string?> Names { get; }

    public int Count { get; }

    public string OutletOf(long article) => Names[Outlets[article]] ?? "";

    public DateTimeOffset TimeOf(long article) => DateTimeOffset.FromUnixTimeMilliseconds(Published[article]);

    /// <summary>The first day of the month (UTC).</summary>
    public DateOnly MonthOf(long article) => TimeOf(article).UtcDateTime is var time ? new DateOnly(time.Year, time.Month, 1) : default;

    /// <summary>Within a read transaction.</summary>
    public static KnowledgeRoll Load(Database database, KnowledgeRoll before)
    {
        var generation = new StateTable(database).Generation;
        if (generation == before.Generation)
        {
            return before;
        }

        var last = database.Number("SELECT coalesce(max(id), 0) FROM article");
        var (outlets, published, count) = (new int[last + 1], new long[last + 1], 0);
        var select = database.Prepare("SELECT id, outlet, published FROM article");
        while (select.Step())
        {
            (outlets[select.Int(0)], published[select.Int(0)]) = (select.Int(1), select.Long(2));
            count++;
        }

        return new KnowledgeRoll(generation, outlets, published, new NameTable(database, "outlet").Load(), count);
    }

    public static ArticleRef Ref(Database database, KnowledgeRoll roll, long article)
    {
        var select = database.Prepare("SELECT code, title FROM article WHERE id = ?").Bind(1, article);
        if (!select.Step())
        {
            throw new DatabaseException(SQLitePCL.raw.SQLITE_CORRUPT, $"article {article} is missing");
        }

        var found = new ArticleRef(ArticleCode.ToId(select.Long(0)), select.Text(1), roll.OutletOf(article), roll.TimeOf(article));
        select.Reset();
        return found;
    }
}
