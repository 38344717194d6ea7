using Annals.Index.Storage;
using Annals.Language.Entities;

namespace Annals.Index.Knowledge;

/// <summary>
/// Joins spellings of one name over the archive: two that nearly all articles gloss with the same full Latin name, which nearly no article
/// gives to anybody else. Where two sides claim a name it stays with neither. What the authority file knows is joined by that file alone.
/// </summary>
internal sealed class SpellingJoiner(Database database)
{
    // Of a spelling's glosses, and of a Latin name's spellings.
    private const double NearlyAll = 0.75;

    // A single bracket is a single chance of a slip.
    private const int LeastGlosses = 2;

    /// <summary>Within a transaction of the caller. The same table of glosses gives the same joins, in whatever order they came.</summary>
    public void Join()
    {
        var spellings = Spellings();
        var joins = new Dictionary<long, long>();
        foreach (var latin in spellings.GroupBy(spelling => (spelling.Latin, spelling.Type)))
        {
            var firm = latin.Where(spelling => spelling.Articles >= LeastGlosses && spelling.Articles >= spelling.AllGlosses * NearlyAll).OrderByDescending(spelling => spelling.InArticles).ThenBy(spelling => spelling.Key, StringComparer.Ordinal).ToList();
            if (firm.Count < 2 || firm.Sum(spelling => spelling.Articles) < latin.Sum(spelling => spelling.Articles) * NearlyAll || firm.Count(spelling => spelling.IsKnown) > 1)
            {
                continue;
            }

            var leader = firm.Find(spelling => spelling.IsKnown) ?? firm[0];
            foreach (var other in firm.Where(other => other != leader && IsAlike(leader, other)))
            {
                joins[other.Entity] = leader.Entity;
            }
        }

        Write(joins);
    }

    // Transliterations of one name share characters; 托卡耶夫 and 纳扎尔巴耶夫 under one slip of the pen share 耶夫, so half of the shorter one must be there.
    private static bool IsAlike(Spelling leader, Spelling other)
    {
        var (shorter, longer) = leader.Name.Length <= other.Name.Length ? (leader.Name, other.Name) : (other.Name, leader.Name);
        return shorter.Distinct().Count(character => character != '·' && longer.Contains(character, StringComparison.Ordinal)) * 2 >= shorter.Replace("·", "", StringComparison.Ordinal).Length;
    }

    private List<Spelling> Spellings()
    {
        var glosses = new List<(long Entity, string Latin, int Articles)>();
        var select = database.Prepare("SELECT g.entity, f.folded, count(DISTINCT g.article) FROM gloss g JOIN form f ON f.id = g.form WHERE NOT g.doubtful AND instr(f.folded, ' ') > 0 GROUP BY g.entity, f.folded");
        while (select.Step())
        {
            glosses.Add((select.Long(0), select.Text(1), select.Int(2)));
        }

        var totals = glosses.GroupBy(static gloss => gloss.Entity).ToDictionary(static group => group.Key, static group => group.Sum(static gloss => gloss.Articles));
        var spellings = new List<Spelling>();
        foreach (var (entity, latin, articles) in glosses)
        {
            var one = database.Prepare("SELECT key, type, known, articles FROM entity WHERE id = ?").Bind(1, entity);
            if (one.Step())
            {
                var key = one.Text(0);
                spellings.Add(new Spelling(entity, key, key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..], (EntityType)one.Int(1), one.Int(2) == 1, one.Int(3), latin, articles, totals[entity]));
                one.Reset();
            }
        }

        return spellings;
    }

    private void Write(Dictionary<long, long> joins)
    {
        var before = new Dictionary<long, long>();
        var select = database.Prepare("SELECT id, joined FROM entity WHERE joined IS NOT NULL");
        while (select.Step())
        {
            before[select.Long(0)] = select.Long(1);
        }

        foreach (var entity in before.Keys.Union(joins.Keys))
        {
            var leader = joins.TryGetValue(entity, out var found) ? found : (long?)null;
            if (leader != (before.TryGetValue(entity, out var old) ? old : null))
            {
                database.Prepare("UPDATE entity SET joined = ? WHERE id = ?").Bind(1, leader).Bind(2, entity).Run();
            }
        }
    }

    private sealed record Spelling(long Entity, string Key, string Name, EntityType Type, bool IsKnown, int InArticles, string Latin, int Articles, int AllGlosses);
}
