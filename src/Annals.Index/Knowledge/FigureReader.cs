using Annals.Index.Storage;

namespace Annals.Index.Knowledge;

/// <summary>Reads figures that several articles give of one quantity, within a read transaction of the caller.</summary>
internal sealed class FigureReader(Database database, KnowledgeRoll roll, EntityReader entities)
{
    /// <param name="places">Rows of the place; empty for those without one.</param>
    public IReadOnlyList<Figure> Of(IReadOnlyList<long> places)
    {
        var counts = new SortedDictionary<string, List<(long Article, string Value, string Unit, int Start, int End)>>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var select = database.Prepare("SELECT quantity, article, value, unit, start, end FROM figure WHERE place = ?").Bind(1, place);
            while (select.Step())
            {
                var quantity = select.Text(0);
                (counts.TryGetValue(quantity, out var list) ? list : counts[quantity] = []).Add((select.Long(1), select.Text(2), select.Text(3), select.Int(4), select.Int(5)));
            }
        }

        var summary = places.Count == 0 ? null : entities.Summary(places[0]);
        return [.. counts.Select(pair => new Figure(pair.Key, summary, [.. pair.Value
            .OrderBy(count => roll.Published[count.Article]).ThenBy(count => count.Article).ThenBy(count => count.Start)
            .Select(count => new FigureCount(KnowledgeRoll.Ref(database, roll, count.Article), count.Value, count.Unit, count.Start, count.End))]))];
    }

    /// <summary>True when something is counted there.</summary>
    public bool Has(long place)
    {
        var select = database.Prepare("SELECT EXISTS (SELECT 1 FROM figure WHERE place = ?)").Bind(1, place);
        select.Step();
        var has = select.Int(0) != 0;
        select.Reset();
        return has;
    }

    /// <summary>Those first of which most articles count something.</summary>
    public IReadOnlyList<FiguredPlace> Places(int limit, int offset)
    {
        var found = new List<(long Place, int Articles, string Quantities)>();
        var select = database.Prepare("""
            SELECT coalesce(e.joined, e.id), count(DISTINCT f.article), group_concat(DISTINCT f.quantity) FROM figure f JOIN entity e ON e.id = f.place
            GROUP BY 1 ORDER BY 2 DESC, min(e.key) LIMIT ?1 OFFSET ?2
            """).Bind(1, limit).Bind(2, offset);
        while (select.Step())
        {
            found.Add((select.Long(0), select.Int(1), select.Text(2)));
        }

        return [.. found.Select(one => new FiguredPlace(entities.Summary(one.Place), one.Articles, [.. one.Quantities.Split(',').Order(StringComparer.Ordinal)]))];
    }
}
