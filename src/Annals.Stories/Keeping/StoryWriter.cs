using Annals.Archive.Journal;
using Annals.Index.Storage;
using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>Writes what changed between two states of the groups.</summary>
/// <param name="opened">Articles that were compared again; the others stand as they stood, unless their group changed.</param>
internal sealed class StoryWriter(Database database, IReadOnlySet<string> opened)
{
    private const int MostNames = 12;

    // Events that an article left.
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);

    public void Write(IReadOnlyList<PlacedArticle> placed, IReadOnlyList<SettledEvent> nodes, IReadOnlyDictionary<string, ArticleRow> articles, StoryChanges changes, JournalPosition position)
    {
        _left.UnionWith(placed.Select(one => (Before: articles[one.Membership.Article].Event, one.Membership.Event)).Where(static pair => pair.Before != pair.Event).Select(static pair => pair.Before));
        WriteNodes(nodes);
        var summaries = nodes.ToDictionary(static node => node.Summary.Id, static node => node.Summary, StringComparer.Ordinal);
        WriteArticles(placed, articles);
        WriteEvents(placed, articles, summaries);
        WriteStories(placed);
        WriteChanges(changes, position);
    }

    // What is kept of a settled event never changes but for its place among the storylines.
    private void WriteNodes(IReadOnlyList<SettledEvent> nodes)
    {
        var now = nodes.Select(static node => node.Summary.Id).ToHashSet(StringComparer.Ordinal);
        var before = Ids("node").ToHashSet(StringComparer.Ordinal);
        foreach (var gone in before.Where(id => !now.Contains(id)))
        {
            database.Prepare("DELETE FROM node WHERE id = ?").Bind(1, gone).Run();
        }

        var write = database.Prepare("INSERT OR REPLACE INTO node (id, first, last, story, reason, summary) VALUES (?, ?, ?, ?, ?, ?)");
        var renew = database.Prepare("UPDATE node SET story = ?2, reason = ?3 WHERE id = ?1 AND story <> ?2");
        foreach (var (summary, story, reason) in nodes)
        {
            if (before.Contains(summary.Id) && !summary.Articles.Any(opened.Contains))
            {
                renew.Bind(1, summary.Id).Bind(2, story).Bind(3, SummaryCode.Pack(reason) ?? []).Run();
            }
            else
            {
                write.Bind(1, summary.Id).Bind(2, summary.First.ToUnixTimeMilliseconds()).Bind(3, summary.Last.ToUnixTimeMilliseconds()).Bind(4, story)
                    .Bind(5, SummaryCode.Pack(reason) ?? []).Bind(6, SummaryCode.Pack(summary)).Run();
            }
        }
    }

    private List<string> Ids(string table)
    {
        var ids = new List<string>();
        var select = database.Prepare(table switch { "node" => "SELECT id FROM node", "event" => "SELECT id FROM event", _ => "SELECT id FROM article" });
        while (select.Step())
        {
            ids.Add(select.Text(0));
        }

        return ids;
    }

    private void WriteArticles(IReadOnlyList<PlacedArticle> placed, IReadOnlyDictionary<string, ArticleRow> articles)
    {
        var now = placed.Select(static one => one.Membership.Article).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in Ids("article").Where(id => !now.Contains(id)).ToList())
        {
            database.Prepare("DELETE FROM article WHERE id = ?").Bind(1, gone).Run();
        }

        var write = database.Prepare("INSERT OR REPLACE INTO article (id, outlet, title, published, event, story, node, kind, moved, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        foreach (var one in placed)
        {
            var (article, member) = (articles[one.Membership.Article], one.Membership);
            if (IsAsBefore(one, article))
            {
                continue;
            }

            write.Bind(1, article.Id).Bind(2, article.Outlet).Bind(3, article.Title).Bind(4, article.Published.ToUnixTimeMilliseconds()).Bind(5, member.Event).Bind(6, member.Story)
                .Bind(7, one.Concluded).Bind(8, (int)member.Kind).Bind(9, one.IsByReader ? 1 : 0).Bind(10, SummaryCode.Pack(one.IsByReader ? null : member.EventReason) ?? []).Run();
        }
    }

    // The reader's moves and pins are few, and so are articles that join from afar: what they concern is written each time.
    private bool IsAsBefore(PlacedArticle one, ArticleRow article)
        => !opened.Contains(article.Id) && one.Membership.EventReason?.Occasion is null && one is { IsByReader: false, IsEventPinned: false, IsStoryPinned: false } && article.Event == one.Membership.Event && article.Story == one.Membership.Story && article.Node == one.Concluded && !article.IsMarked;

    private void WriteEvents(IReadOnlyList<PlacedArticle> placed, IReadOnlyDictionary<string, ArticleRow> articles, Dictionary<string, EventSummary> summaries)
    {
        var now = placed.Select(static one => one.Membership.Event).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in Ids("event").Where(id => !now.Contains(id)).ToList())
        {
            database.Prepare("DELETE FROM event WHERE id = ?").Bind(1, gone).Run();
        }

        var write = database.Prepare("INSERT OR REPLACE INTO event (id, story, title, first, last, articles, outlets, pinned, names, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        foreach (var group in placed.GroupBy(static one => one.Membership.Event, StringComparer.Ordinal))
        {
            if (group.All(one => IsAsBefore(one, articles[one.Membership.Article])) && !_left.Contains(group.Key))
            {
                continue;
            }

            var members = group.OrderBy(one => articles[one.Membership.Article].Published).ThenBy(static one => one.Membership.Article, StringComparer.Ordinal).ToList();
            var rows = members.ConvertAll(one => articles[one.Membership.Article]);
            var names = members.Select(static one => one.Concluded).Distinct().SelectMany(node => summaries[node].Named).GroupBy(static name => name.Name, StringComparer.Ordinal)
                .OrderByDescending(static name => name.Sum(static one => one.Weight)).ThenBy(static name => name.Key, StringComparer.Ordinal).Take(MostNames).Select(static name => name.Key);
            write.Bind(1, group.Key).Bind(2, members[0].Membership.Story).Bind(3, TitleOf(members, rows)).Bind(4, rows[0].Published.ToUnixTimeMilliseconds()).Bind(5, rows[^1].Published.ToUnixTimeMilliseconds())
                .Bind(6, rows.Count).Bind(7, rows.Select(static row => row.Outlet).Distinct().Count()).Bind(8, members.Exists(static one => one.IsEventPinned) ? 1 : 0).Bind(9, string.Join('\n', names))
                .Bind(10, SummaryCode.Pack(members[0].Membership.StoryReason) ?? []).Run();
        }
    }

    // Reports tell what happened, comments what to think of it.
    private static string TitleOf(List<PlacedArticle> members, List<ArticleRow> rows)
    {
        var reports = rows.Where((_, i) => members[i].Membership.Kind == ArticleKind.News).ToList();
        return EventTitle.Of([.. (reports.Count > 0 ? reports : rows).Select(static row => row.Title)]);
    }

    // The largest event tells best what a storyline is about.
    private void WriteStories(IReadOnlyList<PlacedArticle> placed)
    {
        database.Execute("""
            DELETE FROM story;
            INSERT INTO story (id, title, first, last, events, articles, outlets, pinned, names)
            SELECT e.story,
                (SELECT title FROM event b WHERE b.story = e.story ORDER BY b.outlets DESC, b.articles DESC, b.first, b.id LIMIT 1),
                min(e.first), max(e.last), count(*), sum(e.articles),
                (SELECT count(DISTINCT outlet) FROM article a WHERE a.event IN (SELECT id FROM event m WHERE m.story = e.story)),
                0,
                (SELECT names FROM event b WHERE b.story = e.story ORDER BY b.outlets DESC, b.articles DESC, b.first, b.id LIMIT 1)
            FROM event e GROUP BY e.story;
            """);
        foreach (var pinned in placed.Where(static one => one.IsStoryPinned).Select(static one => one.Membership.Story).Distinct())
        {
            database.Prepare("UPDATE story SET pinned = 1 WHERE id = ?").Bind(1, pinned).Run();
        }
    }

    private void WriteChanges(StoryChanges changes, JournalPosition position)
    {
        var move = database.Prepare("INSERT OR REPLACE INTO moved (old, new) VALUES (?, ?)");
        var tell = database.Prepare("INSERT INTO history (position, kind, before, after) VALUES (?, ?, ?, ?)");
        foreach (var (change, kind) in changes.Events.Select(static change => (change, "event")).Concat(changes.Stories.Select(static change => (change, "story"))))
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
        database.Execute("DELETE FROM moved WHERE old IN (SELECT id FROM event) OR old IN (SELECT id FROM story)");
    }
}
