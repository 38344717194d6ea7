using Annals.Stories.Following;
using Annals.Stories.Grouping;
using Annals.Stories.Origins;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>Articles on one event (or one story) side by side: what they tell alike, otherwise, later, against each other, wrongly, or alone.</summary>
/// <param name="Articles">In order of publication.</param>
/// <param name="Rows">The claim matrix, a fact a row: mistakes and contradictions first, then updates, differences, agreements; what one article tells alone last.</param>
/// <param name="Words">What each article says more or less often than the others, the strongest first.</param>
/// <param name="Figures">Quantities that several articles give, in the order of publication.</param>
public sealed record EventComparison(
    IReadOnlyList<ComparedArticle> Articles,
    IReadOnlyList<ClaimRow> Rows,
    IReadOnlyList<WordUse> Words,
    IReadOnlyList<FigureSeries> Figures,
    OriginTree Origins)
{
    public static EventComparison Of(IReadOnlyList<Report> reports)
    {
        var readings = Reading.All(reports);
        var keys = new EntityKeys(readings);
        var matter = new Matter(readings, keys, EventMerger.Merge(readings, keys));
        var origins = OriginTree.Of(reports);
        var copies = CopyGroups(origins);

        // That a copy says what its original says is no agreement.
        var rows = Facts.All.SelectMany(find => find(matter)).Where(row => row.Relation != Relation.Agreement || row.Cells.Select(cell => copies.GetValueOrDefault(cell.Article, cell.Article)).Distinct().Count() > 1).OrderBy(row => Rank(row.Relation)).ThenByDescending(row => row.Cells.Select(cell => cell.Article).Distinct().Count()).ToList();
        return new EventComparison(
            [.. readings.Select(reading => new ComparedArticle(reading.Report.Id, reading.Report.Outlet, reading.Report.Published, reading.Report.Title))],
            [.. rows.Select((row, number) => row with { Id = $"r{number + 1}" })],
            WordUses.Find(readings),
            FigureRows.Series(matter),
            origins);
    }

    /// <summary>The rows in which at least two tell something, or one something wrong.</summary>
    public IEnumerable<ClaimRow> Comparisons => Rows.Where(row => row.Relation != Relation.Alone);

    // Every copy by the article that all of it goes back to.
    private static Dictionary<string, string> CopyGroups(OriginTree origins)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var article in origins.Articles.Where(article => article.CopyOf is not null))
        {
            groups[article.Article] = groups.GetValueOrDefault(article.CopyOf!, article.CopyOf!);
        }

        return groups;
    }

    private static int Rank(Relation relation) => relation switch
    {
        Relation.Mistake => 0,
        Relation.Contradiction => 1,
        Relation.Update => 2,
        Relation.Difference => 3,
        Relation.Agreement => 4,
        _ => 5,
    };
}

/// <param name="Headline">As the outlet wrote it.</param>
public sealed record ComparedArticle(string Article, string Outlet, DateTimeOffset Published, string Headline);
