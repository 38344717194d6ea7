using Annals.Archive;
using Annals.Index.Storage;
using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>Answers questions within a read transaction of the caller.</summary>
internal sealed class StoryReader(Database database)
{
    private const string EventColumns = "e.id, e.title, e.story, e.first, e.last, e.articles, e.outlets, e.names, e.pinned";
    private const string StoryColumns = "s.id, s.title, s.first, s.last, s.events, s.articles, s.outlets, s.names, s.pinned";

    private const int LongestChain = 32;

    /// <summary>An id that was given up leads to the group that has most of what it had.</summary>
    public string Current(string id)
    {
        for (var i = 0; i < LongestChain; i++)
        {
            var select = database.Prepare("SELECT new FROM moved WHERE old = ?").Bind(1, id);
            if (!select.Step())
            {
                break;
            }

            id = select.Text(0);
            select.Reset();
        }

        return id;
    }

    public IReadOnlyList<EventOverview> Events(StoryQuery query)
    {
        var order = query.Order switch
        {
            StoryOrder.Widest => "e.pinned DESC, e.outlets DESC, e.articles DESC, e.last DESC, e.id",
            StoryOrder.Oldest => "e.first, e.id",
            _ => "e.pinned DESC, e.last DESC, e.id",
        };
        return Matching($"SELECT {EventColumns} FROM event e", order, query, "e.articles", select => Overview(select), "event");
    }

    public int CountEvents(StoryQuery query)
        => Matching("SELECT e.id FROM event e", "e.id", query with { Limit = int.MaxValue, Offset = 0 }, "e.articles", static select => select.Text(0), "event").Count;

    public IReadOnlyList<StoryOverview> Stories(StoryQuery query)
    {
        var order = query.Order switch
        {
            StoryOrder.Widest => "s.pinned DESC, s.outlets DESC, s.events DESC, s.last DESC, s.id",
            StoryOrder.Oldest => "s.first, s.id",
            _ => "s.pinned DESC, s.last DESC, s.id",
        };
        return Matching($"SELECT {StoryColumns} FROM story s", order, query, "s.events", select => StoryOverview(select), "story");
    }

    public int CountStories(StoryQuery query)
        => Matching("SELECT s.id FROM story s", "s.id", query with { Limit = int.MaxValue, Offset = 0 }, "s.events", static select => select.Text(0), "story").Count;

    public NewsEvent? Event(string id)
    {
        var select = database.Prepare($"SELECT {EventColumns}, e.reason FROM event e WHERE e.id = ?").Bind(1, id);
        if (!select.Step())
        {
            return null;
        }

        var (overview, reason) = (Overview(select), SummaryCode.UnpackReason(select.Blob(9)));
        select.Reset();
        return new NewsEvent(overview, Members(id), reason);
    }

    public Storyline? Story(string id)
    {
        var select = database.Prepare($"SELECT {StoryColumns} FROM story s WHERE s.id = ?").Bind(1, id);
        if (!select.Step())
        {
            return null;
        }

        var overview = StoryOverview(select);
        select.Reset();
        var events = new List<EventOverview>();
        var of = database.Prepare($"SELECT {EventColumns} FROM event e WHERE e.story = ? ORDER BY e.first, e.id").Bind(1, id);
        while (of.Step())
        {
            events.Add(Overview(of));
        }

        return new Storyline(overview, events);
    }

    public EventOverview? EventOf(ArticleId article)
    {
        var select = database.Prepare($"SELECT {EventColumns} FROM article a JOIN event e ON e.id = a.event WHERE a.id = ?").Bind(1, article.Value);
        if (!select.Step())
        {
            return null;
        }

        var overview = Overview(select);
        select.Reset();
        return overview;
    }

    public IReadOnlyList<ArticleId>? ArticlesOf(string id)
    {
        var articles = new List<ArticleId>();
        var select = database.Prepare(id.StartsWith('s')
            ? "SELECT a.id FROM event e JOIN article a ON a.event = e.id WHERE e.story = ? ORDER BY a.published, a.id"
            : "SELECT a.id FROM article a WHERE a.event = ? ORDER BY a.published, a.id").Bind(1, id);
        while (select.Step())
        {
            if (ArticleId.TryParse(select.Text(0), out var article))
            {
                articles.Add(article);
            }
        }

        return articles.Count > 0 ? articles : null;
    }

    public IReadOnlyList<GroupHistory> History(int limit)
    {
        var history = new List<GroupHistory>();
        var select = database.Prepare("SELECT position, kind, before, after FROM history ORDER BY number DESC LIMIT ?").Bind(1, limit);
        while (select.Step())
        {
            history.Add(new GroupHistory(select.Text(0), select.Text(1), select.Text(2).Split(' '), select.Text(3).Split(' ')));
        }

        return history;
    }

    private List<EventMember> Members(string id)
    {
        var members = new List<EventMember>();
        var select = database.Prepare("SELECT id, title, outlet, published, kind, reason, moved FROM article WHERE event = ? ORDER BY published, id").Bind(1, id);
        while (select.Step())
        {
            if (ArticleId.TryParse(select.Text(0), out var article))
            {
                members.Add(new EventMember(article, select.Text(1), select.Text(2), Time(select, 3), (ArticleKind)select.Int(4), select.Int(6) != 0 ? null : SummaryCode.UnpackReason(select.Blob(5)), select.Int(6) != 0));
            }
        }

        return members;
    }

    // The articles that are asked for may be many: they are looked up one by one, and only their groups are read.
    private List<T> Matching<T>(string select, string order, StoryQuery query, string size, Func<Statement, T> read, string kind)
    {
        var isEvent = kind == "event";
        var wanted = query.Articles is { } articles ? articles.Select(article => GroupOf(article, kind)).OfType<string>().ToHashSet(StringComparer.Ordinal) : null;
        var outlet = isEvent && query.Outlet is not null ? " AND EXISTS (SELECT 1 FROM article a WHERE a.event = e.id AND a.outlet = ?4)" : "";
        var table = isEvent ? "e" : "s";
        var statement = database.Prepare($"{select} WHERE {table}.last >= ?1 AND {table}.first < ?2 AND {size} >= ?3{outlet} ORDER BY {order}")
            .Bind(1, query.From?.ToUnixTimeMilliseconds() ?? long.MinValue).Bind(2, query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue).Bind(3, query.Least);
        if (outlet.Length > 0)
        {
            statement.Bind(4, query.Outlet);
        }

        var found = new List<T>();
        var skipped = 0;
        while (statement.Step())
        {
            if (wanted?.Contains(statement.Text(0)) is false || skipped++ < query.Offset)
            {
                continue;
            }

            if (found.Count == query.Limit)
            {
                statement.Reset();
                break;
            }

            found.Add(read(statement));
        }

        return found;
    }

    private string? GroupOf(ArticleId article, string kind)
    {
        var select = database.Prepare(kind == "event" ? "SELECT event FROM article WHERE id = ?" : "SELECT e.story FROM article a JOIN event e ON e.id = a.event WHERE a.id = ?").Bind(1, article.Value);
        if (!select.Step())
        {
            return null;
        }

        var group = select.Text(0);
        select.Reset();
        return group;
    }

    private static EventOverview Overview(Statement row)
        => new(row.Text(0), row.Text(1), row.Text(2), Time(row, 3), Time(row, 4), row.Int(5), row.Int(6), Names(row, 7), row.Int(8) != 0);

    private static StoryOverview StoryOverview(Statement row)
        => new(row.Text(0), row.Text(1), Time(row, 2), Time(row, 3), row.Int(4), row.Int(5), row.Int(6), Names(row, 7), row.Int(8) != 0);

    private static DateTimeOffset Time(Statement row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.Long(column));

    private static string[] Names(Statement row, int column) => row.Text(column).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
