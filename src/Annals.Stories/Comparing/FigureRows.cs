namespace Annals.Stories.Comparing;

/// <summary>Numbers that answer the same question: one unit, the same words around them, the same names in the sentence.</summary>
internal static class FigureRows
{
    private const double Alike = 0.34;
    private const double SurelyAlike = 0.5;
    private const int FarthestApart = 8;
    private const decimal NearlySame = 1.25m;

    // What is counted in more characters than this was cut out of a sentence at the wrong place.
    private const int LongestUnit = 4;

    private static readonly string[] Kinds = ["count", "money", "percent", "measure", "length"];

    // What only grows: a later, greater number is no other one.
    private static readonly string[] Growing = ["死", "亡", "丧生", "遇难", "伤", "确诊", "感染", "病例", "失踪", "被捕", "逮捕", "拘捕", "得票", "选票", "撤离", "受灾", "获救"];

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        foreach (var group in Groups(matter))
        {
            var cells = group.Select(figure => Matter.Cell(figure.Reading, figure.Written, figure.Claim.Start, figure.Claim.End)).ToList();
            var (relation, reason) = RelationOf(group);
            yield return Matter.Row(group[0].Claim.Kind == "length" ? Aspect.Length : Aspect.Figure, Subject(group), relation, reason, cells);
        }
    }

    // Two outlets that contradict each other tell of no change.
    public static IReadOnlyList<FigureSeries> Series(Matter matter)
        => [.. Groups(matter).Where(group => group.TrueForAll(static figure => figure.Quantity is not null) && (group.Count > 2 || RelationOf(group).Item1 != Relation.Contradiction) && group.Select(figure => figure.Reading).Distinct().Count() > 1).Select(group => new FigureSeries(
            Subject(group),
            group[0].Claim.Unit,
            [.. group.Select(figure => new FigurePoint(figure.Reading.Report.Id, figure.Reading.Report.Outlet, figure.Reading.Report.Published, figure.Quantity!.Value.Number, figure.Claim.Value, figure.Reading.Passage(figure.Claim.Start, figure.Claim.End)))],
            TrendOf(group)))];

    // Lengths have no number that would rise.
    private static Trend TrendOf(List<Figure> group)
        => group.TrueForAll(static figure => figure.Quantity is not null) ? Trends.Of(group.ConvertAll(static figure => figure.Quantity!.Value.Number)) : Trend.Apart;

    private static string Subject(List<Figure> group)
    {
        var (start, end) = Context.Clause(group[0].Reading, group[0].Claim.Start, group[0].Claim.End);
        return group[0].Reading.Text[start..end].Trim();
    }

    private static (Relation, string) RelationOf(List<Figure> group)
    {
        if (group.TrueForAll(one => group.TrueForAll(other => one.Agrees(other))))
        {
            return (Relation.Agreement, group.Select(figure => figure.Claim.Value).Distinct().Count() == 1 ? "the same figure" : "figures that can both be so");
        }

        var (first, last) = (group[0], group[^1]);
        var isGrowing = (first.Claim.Topic is not (null or "price") && first.Claim.Topic == last.Claim.Topic) || Growing.Any(word => first.Around.Contains(word, StringComparison.Ordinal) && last.Around.Contains(word, StringComparison.Ordinal));
        if (isGrowing && last.Reading.Report.Published > first.Reading.Report.Published && TrendOf(group) == Trend.Rising)
        {
            return (Relation.Update, "the later figure is greater, of what only grows");
        }

        // 一年多 and 一年零三个月, 将近10年 and 9年.
        if (first.Claim.Kind == "length")
        {
            return (Relation.Difference, "other lengths");
        }

        if (group.TrueForAll(one => group.TrueForAll(other => one.Agrees(other) || one.Reading.Report.Outlet == other.Reading.Report.Outlet)))
        {
            return (Relation.Update, "the later figure of one outlet");
        }

        return !isGrowing && group.Exists(one => group.Exists(other => SameQuestion.Contradict(one, other)))
            ? (Relation.Contradiction, "figures that cannot both be so")
            : (Relation.Difference, "other figures");
    }

    private static List<List<Figure>> Groups(Matter matter)
    {
        var groups = new List<List<Figure>>();
        foreach (var reading in matter.Readings)
        {
            var figures = reading.Report.Analysis.Claims.Where(claim => Kinds.Contains(claim.Kind) && (claim.Unit is null || claim.Unit.Length <= LongestUnit)).Select(claim => Figure.Of(matter, reading, claim)).ToList();
            var pairs = figures.SelectMany(figure => groups.Select(known => (Figure: figure, Group: known, Score: known.Max(other => Score(other, figure)))))
                .Where(pair => pair.Score > 0 && !IsElsewhere(pair.Figure, figures, pair.Group))
                .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Figure.Claim.Start)
                .ToList();
            var taken = new HashSet<Figure>(ReferenceEqualityComparer.Instance);
            foreach (var (figure, group, _) in pairs)
            {
                if (!taken.Contains(figure) && !group.Exists(other => other.Reading == reading))
                {
                    group.Add(figure);
                    taken.Add(figure);
                }
            }

            groups.AddRange(figures.Where(figure => !taken.Contains(figure)).Select(figure => new List<Figure> { figure }));
        }

        return [.. groups.Where(group => group.Count > 1)];
    }

    // 863 of one and 1300 of another are no two figures of one thing where the article has the other's figure as well.
    private static bool IsElsewhere(Figure figure, List<Figure> own, List<Figure> group)
        => !group.Exists(figure.Agrees) && (group.Exists(other => own.Exists(mine => mine.Claim.Value == other.Claim.Value))
            || group.Exists(other => other.Reading.Report.Analysis.Claims.Any(claim => claim.Kind == figure.Claim.Kind && claim.Value == figure.Claim.Value)));

    private static double Score(Figure one, Figure other)
    {
        if (one.Reading == other.Reading || one.Claim.Kind != other.Claim.Kind || !SameUnit(one, other))
        {
            return 0;
        }

        var words = Context.Overlap(one.Pairs, other.Pairs);
        var names = Context.Overlap(one.Names, other.Names);
        var isEqual = one.Claim.Value == other.Claim.Value;
        var shared = one.Pairs.Count(other.Pairs.Contains);
        if ((one.Names.Count > 0 && other.Names.Count > 0 && names == 0) || (one.Claim.Topic is not null && other.Claim.Topic is not null && one.Claim.Topic != other.Claim.Topic))
        {
            return 0;
        }

        // A tenth of a figure or ten times it is another thing's.
        if (!isEqual && one.Quantity is { Number: > 0 } mine && other.Quantity is { Number: > 0 } theirs && Math.Max(mine.Number, theirs.Number) > Math.Min(mine.Number, theirs.Number) * FarthestApart)
        {
            return 0;
        }

        // The dead of one place: few other words stand beside such a figure.
        if (one.Claim.Topic is not null && one.Claim.Topic == other.Claim.Topic && names > 0 && shared > 0)
        {
            return 1 + words + (isEqual ? 0.5 : 0);
        }

        // 全长3.2公里 and 主桥长2.9公里: measures that are nearly the same are rarely of two things in two articles about one.
        if (!isEqual && one.Claim.Kind == "measure" && shared >= 2 && words >= Alike && one.Quantity is { Number: > 0 } left && other.Quantity is { Number: > 0 } right && Math.Max(left.Number, right.Number) <= Math.Min(left.Number, right.Number) * NearlySame)
        {
            return words + (names / 2);
        }

        return shared >= (isEqual ? 2 : 3) && words >= (isEqual ? Alike / 2 : SurelyAlike) ? words + (names / 2) + (isEqual ? 0.5 : 0) : 0;
    }

    private static bool SameUnit(Figure one, Figure other)
        => one.Unit == other.Unit || (one.Unit.Length > 1 && other.Unit.Length > 1 && (one.Unit.StartsWith(other.Unit, StringComparison.Ordinal) || other.Unit.StartsWith(one.Unit, StringComparison.Ordinal) || one.Unit[..2] == other.Unit[..2]));
}
