using Annals.Index.Storage;

namespace Annals.Index.Knowledge;

/// <summary>Reads who has the news from whom, within a read transaction of the caller.</summary>
internal sealed class RelianceReader(Database database, KnowledgeRoll roll, EntityReader entities, ArticleReadings readings)
{
    /// <param name="outlet">Null for all.</param>
    /// <param name="examples">Sentences for each; every one means reading a post.</param>
    /// <returns>Most articles first.</returns>
    public IReadOnlyList<Reliance> Find(string? outlet, int limit, int examples, int offset)
    {
        var found = new Dictionary<(int Outlet, long Medium), List<(long Article, int Place, int Start, int End)>>();
        var select = database.Prepare("SELECT s.article, coalesce(e.joined, e.id), s.place, s.start, s.end FROM source s JOIN entity e ON e.id = s.entity");
        while (select.Step())
        {
            var article = select.Long(0);
            if (outlet is null || roll.OutletOf(article) == outlet)
            {
                var key = (roll.Outlets[article], select.Long(1));
                (found.TryGetValue(key, out var places) ? places : found[key] = []).Add((article, select.Int(2), select.Int(3), select.Int(4)));
            }
        }

        var totals = roll.Outlets.Where(static one => one > 0).CountBy(static one => one).ToDictionary();
        return [.. found.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key).Skip(offset).Take(limit).Select(pair => new Reliance(
            roll.Names[pair.Key.Outlet] ?? "",
            entities.Summary(pair.Key.Medium),
            pair.Value.Count,
            (double)pair.Value.Count / totals[pair.Key.Outlet],
            pair.Value.Count(static place => place.Place == 0),
            [.. pair.Value.GroupBy(place => roll.MonthOf(place.Article)).OrderBy(static month => month.Key).Select(static month => new MonthCount(month.Key, month.Count(), month.Count()))],
            [.. pair.Value.OrderByDescending(place => roll.Published[place.Article]).ThenByDescending(static place => place.Article).Take(examples).Select(Example).OfType<RelianceExample>()]))];
    }

    private RelianceExample? Example((long Article, int Place, int Start, int End) place)
        => readings.Text(place.Article) is { } text && place.End <= text.Length
            ? new RelianceExample(KnowledgeRoll.Ref(database, roll, place.Article), Excerpts.Of(text, place.Start, place.End).Text, place.Start, place.End)
            : null;
}
