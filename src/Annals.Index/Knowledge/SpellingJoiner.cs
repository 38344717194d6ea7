using Annals.Index.Storage;
using Annals.Language.Entities;

namespace Annals.Index.Knowledge;

/// <summary>
/// Joins spellings of one name over the archive, as <see cref="GlossLedger"/> tells them. What the authority file knows is joined by that file alone.
/// </summary>
internal sealed class SpellingJoiner(Database database)
{
    /// <summary>Within a transaction of the caller. The same table of glosses gives the same joins, in whatever order they came.</summary>
    public void Join()
    {
        var (counts, ids) = Counts();
        Write(GlossLedger.Of(counts).Names.Where(name => name.Leader is not null).ToDictionary(name => ids[name.Count.Key], name => ids[name.Leader!]));
    }

    private (List<GlossCount> Counts, Dictionary<string, long> Ids) Counts()
    {
        var glosses = new List<(long Entity, string Latin, int Articles)>();
        var select = database.Prepare("SELECT g.entity, f.folded, count(DISTINCT g.article) FROM gloss g JOIN form f ON f.id = g.form WHERE NOT g.doubtful AND instr(f.folded, ' ') > 0 GROUP BY g.entity, f.folded");
        while (select.Step())
        {
            glosses.Add((select.Long(0), select.Text(1), select.Int(2)));
        }

        var counts = new List<GlossCount>();
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (entity, latin, articles) in glosses)
        {
            var one = database.Prepare("SELECT key, type, known, articles FROM entity WHERE id = ?").Bind(1, entity);
            if (one.Step())
            {
                var key = one.Text(0);
                ids[key] = entity;
                counts.Add(new GlossCount(key, key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..], (EntityType)one.Int(1), one.Int(2) == 1, one.Int(3), latin, articles));
                one.Reset();
            }
        }

        return (counts, ids);
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
}
