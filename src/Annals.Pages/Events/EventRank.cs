namespace Annals.Pages.Events;

/// <summary>Which events come first today: those that many outlets report, from sources that do not rest on one another, and lately.</summary>
public static class EventRank
{
    private static readonly TimeSpan HalfLife = TimeSpan.FromHours(18);

    /// <summary>Two outlets that quote one agency count less than two that asked for themselves.</summary>
    /// <param name="now">The time from which recency is counted.</param>
    public static double Of(EventLine line, DateTimeOffset now)
    {
        var age = now > line.Last ? now - line.Last : TimeSpan.Zero;
        var weight = line.Outlets.Count + (2 * (line.Sources ?? 1)) + Math.Log2(1 + line.Articles);
        return weight * Math.Pow(0.5, age / HalfLife) + (line.IsPinned ? 1000 : 0);
    }

    /// <summary>True for what more than one outlet reports, or the reader put first: what a front page has room for.</summary>
    public static bool IsOfSeveral(EventLine line) => line.Outlets.Count > 1 || line.IsPinned;

    /// <summary>The first first; equal ones by id, so that the order is one.</summary>
    public static IReadOnlyList<EventLine> Ordered(IEnumerable<EventLine> lines, DateTimeOffset now)
        => [.. lines.OrderByDescending(line => Of(line, now)).ThenBy(static line => line.Id, StringComparer.Ordinal)];
}
