using System.Runtime.InteropServices;
using Annals.Archive.Journal;
using Annals.Index.Storage;
using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>Writes what a grouping and the reader's decisions changed, and nothing else.</summary>
internal sealed class StoryWriter(Database database)
{
    private const int MostNames = 12;
    private const string PlacedColumns = "a.id, a.published, a.kind, a.node, n.event, h.story, a.event, a.story, a.moved";
    private const string Placed = $"SELECT {PlacedColumns} FROM article a JOIN node n ON n.number = a.node JOIN node h ON h.number = n.home";

    private readonly NodeWriter _nodes = new(database);
    private readonly HashSet<string> _events = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stories = new(StringComparer.Ordinal);
    private Dictionary<long, EventNode> _fresh = [];

    /// <returns>What became of events.</returns>
    public IReadOnlyList<GroupChange> Write(GroupedArticles grouped, WrittenDecisions decisions, JournalPosition position)
    {
        _fresh = grouped.Fresh.ToDictionary(static node => GroupId.Number(node.Id));
        _nodes.Write(grouped);
        WriteArticles(grouped);
        var rows = grouped.IsWhole || decisions.AreAny ? Rows(database.Prepare(Placed)) : RowsOf([.. grouped.Fresh, .. grouped.Retold, .. grouped.Rejoined]);
        var placed = DecidedGroups.Apply([.. rows.Select(static row => row.Concluded())], decisions.Decisions, rows.ToDictionary(static row => row.Id, static row => row.Published, StringComparer.Ordinal).GetValueOrDefault);
        var moves = rows.Zip(placed).Where(pair => IsMoved(pair.First, pair.Second)).ToList();
        var eventChanges = Changes(moves, static row => row.Event, static member => member.Event, "event");
        var storyChanges = Changes(moves, static row => row.Story, static member => member.Story, "story");
        foreach (var (row, one) in moves)
        {
            Move(row, one);
        }

        foreach (var node in (EventNode[])[.. grouped.Retold, .. grouped.Fresh, .. grouped.Rejoined])
        {
            _events.UnionWith(Texts("SELECT DISTINCT event FROM article WHERE node IN (SELECT number FROM node WHERE home = ?1 UNION SELECT ?1)", GroupId.Number(node.Id)));
        }

        WriteEvents(placed.Where(static one => one.IsEventPinned).Select(static one => one.Membership.Event).ToHashSet(StringComparer.Ordinal), grouped.IsWhole);
        WriteStories(placed.Where(static one => one.IsStoryPinned).Select(static one => one.Membership.Story).ToHashSet(StringComparer.Ordinal), grouped.IsWhole);
        WriteChanges(eventChanges, storyChanges, position);
        return eventChanges;
    }

    private static bool IsMoved(PlacedRow row, PlacedArticle one) => row.Event != one.Membership.Event || row.Story != one.Membership.Story || row.IsMoved != one.IsByReader;

    // Where it stands is written when the reader's decisions are known.
    private void WriteArticles(GroupedArticles grouped)
    {
        if (grouped.IsWhole)
        {
            var now = grouped.Articles.Select(static article => article.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var gone in Texts("SELECT id FROM article").Where(id => !now.Contains(id)).ToList())
            {
                database.Prepare("DELETE FROM article WHERE id = ?").Bind(1, gone).Run();
            }
        }

        var write = database.Prepare("""
            INSERT INTO article (id, outlet, title, published, event, story, node, kind, moved, keys) VALUES (?1, ?2, ?3, ?4, '', '', 0, 0, 0, x'')
            ON CONFLICT (id) DO UPDATE SET outlet = ?2, title = ?3, published = ?4
            """);
        foreach (var article in grouped.Articles)
        {
            write.Bind(1, article.Id).Bind(2, article.Outlet).Bind(3, article.Title).Bind(4, article.Published.ToUnixTimeMilliseconds()).Run();
        }

        var place = database.Prepare("UPDATE article SET node = ?2, kind = ?3, keys = ?4 WHERE id = ?1");
        foreach (var node in grouped.Fresh)
        {
            for (var i = 0; i < node.Members.Count; i++)
            {
                var member = node.Members[i];
                place.Bind(1, member.Id).Bind(2, GroupId.Number(node.Id)).Bind(3, (int)member.Kind).Bind(4, MemoryMarshal.AsBytes<uint>([.. member.Keys])).Run();
            }
        }

        var explain = database.Prepare("UPDATE article SET reason = ?2 WHERE id = ?1");
        foreach (var node in grouped.Fresh.Concat(grouped.Rejoined))
        {
            var joined = grouped.EventOf(node);
            for (var i = 0; i < node.Summary.Articles.Count; i++)
            {
                explain.Bind(1, node.Summary.Articles[i]).Bind(2, SummaryCode.Pack(joined.ReasonOf(node.Summary, i)) ?? []).Run();
            }
        }
    }

    // With those that joined them: they are told where their home is.
    private List<PlacedRow> RowsOf(IReadOnlyList<EventNode> nodes)
        => [.. nodes.SelectMany(node => Rows(database.Prepare(Placed + " WHERE a.node IN (SELECT number FROM node WHERE home = ?1 UNION SELECT ?1)").Bind(1, GroupId.Number(node.Id)))).DistinctBy(static row => row.Id)];

    private static List<PlacedRow> Rows(Statement select)
    {
        var rows = new List<PlacedRow>();
        while (select.Step())
        {
            rows.Add(new PlacedRow(select.Text(0), DateTimeOffset.FromUnixTimeMilliseconds(select.Long(1)), (ArticleKind)select.Int(2), select.Long(3), select.Text(4), select.Text(5), select.Text(6), select.Text(7), select.Int(8) != 0));
        }

        return rows;
    }

    // With the articles that stayed where they were: a group that only lost or won some is told from one that is no more.
    private IReadOnlyList<GroupChange> Changes(List<(PlacedRow Row, PlacedArticle Placed)> moves, Func<PlacedRow, string> before, Func<Membership, string> after, string kind)
    {
        var known = moves.Where(move => before(move.Row).Length > 0).ToList();
        if (known.TrueForAll(move => before(move.Row) == after(move.Placed.Membership)))
        {
            return [];
        }

        var moving = moves.Select(static move => move.Row.Id).ToHashSet(StringComparer.Ordinal);
        var touched = known.SelectMany(move => (string[])[before(move.Row), after(move.Placed.Membership)]).ToHashSet(StringComparer.Ordinal);
        var staying = touched.SelectMany(group => Texts(kind == "event" ? "SELECT id FROM article WHERE event = ?" : "SELECT id FROM article WHERE story = ?", group).Where(id => !moving.Contains(id)).Select(id => (id, group))).ToList();
        return GroupChanges.Between(known.Select(move => (move.Row.Id, before(move.Row))).Concat(staying), known.Select(move => (move.Row.Id, after(move.Placed.Membership))).Concat(staying));
    }

    private void Move(PlacedRow row, PlacedArticle one)
    {
        _events.UnionWith([row.Event, one.Membership.Event]);
        _stories.UnionWith([row.Story, one.Membership.Story]);
        database.Prepare("UPDATE article SET event = ?2, story = ?3, moved = ?4 WHERE id = ?1").Bind(1, row.Id).Bind(2, one.Membership.Event).Bind(3, one.Membership.Story).Bind(4, one.IsByReader ? 1 : 0).Run();
    }

    private EventSummary Summary(long node) => _fresh.TryGetValue(node, out var fresh) ? fresh.Summary : _nodes.Summary(node);

    private void WriteEvents(HashSet<string> pinned, bool isWhole)
    {
        _events.UnionWith(pinned);
        _events.UnionWith(Texts("SELECT id FROM event WHERE pinned"));
        if (isWhole)
        {
            _events.UnionWith(Texts("SELECT id FROM event"));
        }

        var write = database.Prepare("INSERT OR REPLACE INTO event (id, story, title, first, last, articles, outlets, pinned, names, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        foreach (var id in _events.Order(StringComparer.Ordinal))
        {
            _stories.UnionWith(Texts("SELECT story FROM event WHERE id = ?", id));
            var members = Members(id);
            if (members.Count == 0)
            {
                database.Prepare("DELETE FROM event WHERE id = ?").Bind(1, id).Run();
                continue;
            }

            _stories.Add(members[0].Story);
            var names = members.Select(static one => one.Node).Distinct().SelectMany(node => Summary(node).Named).GroupBy(static name => name.Name, StringComparer.Ordinal)
                .OrderByDescending(static name => name.Sum(static one => one.Weight)).ThenBy(static name => name.Key, StringComparer.Ordinal).Take(MostNames).Select(static name => name.Key);
            write.Bind(1, id).Bind(2, members[0].Story).Bind(3, TitleOf(members)).Bind(4, members[0].Published).Bind(5, members[^1].Published)
                .Bind(6, members.Count).Bind(7, members.Select(static one => one.Outlet).Distinct().Count()).Bind(8, pinned.Contains(id) ? 1 : 0).Bind(9, string.Join('\n', names))
                .Bind(10, _nodes.Reason(members[0].Node)).Run();
        }
    }

    private List<Member> Members(string id)
    {
        var members = new List<Member>();
        var select = database.Prepare("SELECT outlet, title, published, story, node, kind FROM article WHERE event = ? ORDER BY published, id").Bind(1, id);
        while (select.Step())
        {
            members.Add(new Member(select.Text(0), select.Text(1), select.Long(2), select.Text(3), select.Long(4), (ArticleKind)select.Int(5)));
        }

        return members;
    }

    // Reports tell what happened, comments what to think of it.
    private static string TitleOf(List<Member> members)
    {
        var reports = members.FindAll(static member => member.Kind == ArticleKind.News);
        return EventTitle.Of([.. (reports.Count > 0 ? reports : members).Select(static member => member.Title)]);
    }

    // The largest event tells best what a storyline is about.
    private void WriteStories(HashSet<string> pinned, bool isWhole)
    {
        _stories.UnionWith(pinned);
        _stories.UnionWith(Texts("SELECT id FROM story WHERE pinned"));
        if (isWhole)
        {
            _stories.UnionWith(Texts("SELECT id FROM story"));
        }

        var remove = database.Prepare("DELETE FROM story WHERE id = ?");
        var write = database.Prepare("""
            INSERT INTO story (id, title, first, last, events, articles, outlets, pinned, names)
            SELECT e.story,
                (SELECT title FROM event b WHERE b.story = e.story ORDER BY b.outlets DESC, b.articles DESC, b.first, b.id LIMIT 1),
                min(e.first), max(e.last), count(*), sum(e.articles),
                (SELECT count(DISTINCT outlet) FROM article a WHERE a.event IN (SELECT id FROM event m WHERE m.story = e.story)),
                ?2,
                (SELECT names FROM event b WHERE b.story = e.story ORDER BY b.outlets DESC, b.articles DESC, b.first, b.id LIMIT 1)
            FROM event e WHERE e.story = ?1 GROUP BY e.story
            """);
        foreach (var id in _stories.Order(StringComparer.Ordinal))
        {
            remove.Bind(1, id).Run();
            write.Bind(1, id).Bind(2, pinned.Contains(id) ? 1 : 0).Run();
        }
    }

    private void WriteChanges(IReadOnlyList<GroupChange> events, IReadOnlyList<GroupChange> stories, JournalPosition position)
    {
        var move = database.Prepare("INSERT OR REPLACE INTO moved (old, new) VALUES (?, ?)");
        var tell = database.Prepare("INSERT INTO history (position, kind, before, after) VALUES (?, ?, ?, ?)");
        foreach (var (change, kind) in events.Select(static change => (change, "event")).Concat(stories.Select(static change => (change, "story"))))
        {
            if (change.Kind is GroupChangeKind.New or GroupChangeKind.Gone)
            {
                continue;
            }

            foreach (var old in change.From.Where(old => !change.To.Contains(old)))
            {
                move.Bind(1, old).Bind(2, change.To[0]).Run();
            }

            tell.Bind(1, position.ToString()).Bind(2, $"{kind} {change.Kind}").Bind(3, string.Join(' ', change.From)).Bind(4, string.Join(' ', change.To)).Run();
        }

        // An id that is in use again leads to itself.
        foreach (var id in _events.Concat(_stories))
        {
            database.Prepare("DELETE FROM moved WHERE old = ?1 AND (EXISTS (SELECT 1 FROM event WHERE id = ?1) OR EXISTS (SELECT 1 FROM story WHERE id = ?1))").Bind(1, id).Run();
        }
    }

    private List<string> Texts(string sql) => Texts(database.Prepare(sql));

    private List<string> Texts(string sql, string value) => Texts(database.Prepare(sql).Bind(1, value));

    private List<string> Texts(string sql, long value) => Texts(database.Prepare(sql).Bind(1, value));

    private static List<string> Texts(Statement select)
    {
        var texts = new List<string>();
        while (select.Step())
        {
            texts.Add(select.Text(0));
        }

        return texts;
    }

    /// <summary>An article as it stood, and the event it was concluded to belong to now.</summary>
    private sealed record PlacedRow(string Id, DateTimeOffset Published, ArticleKind Kind, long Node, string ConcludedEvent, string ConcludedStory, string Event, string Story, bool IsMoved)
    {
        public Membership Concluded() => new(Id, ConcludedEvent, ConcludedStory, Kind, null, null, GroupId.EventOf(Node));
    }

    private sealed record Member(string Outlet, string Title, long Published, string Story, long Node, ArticleKind Kind);
}

/// <summary>The reader's decisions as they are to be laid over the groups.</summary>
/// <param name="HadDecisions">Some were laid over them before: those may have been taken back.</param>
internal sealed record WrittenDecisions(IReadOnlyList<ReaderDecision> Decisions, bool HadDecisions)
{
    public bool AreAny => HadDecisions || Decisions.Count > 0;
}
