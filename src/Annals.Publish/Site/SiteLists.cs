using Annals.Pages.Words;

namespace Annals.Publish.Site;

/// <summary>The rows of every list, oldest first: by the time of publication, then by row.</summary>
internal sealed class SiteLists
{
    private const long DayLength = 86_400_000;

    private SiteLists(SiteRows rows, int outlets)
    {
        All = Sorted(rows);
        Outlets = Bucketed(All, outlets, rows);
        Days = ByDay(All, rows);
        (Previous, Next) = Neighbours(rows.Count, Outlets);
    }

    public int[] All { get; }

    /// <summary>By the outlet's number.</summary>
    public IReadOnlyList<int[]> Outlets { get; }

    /// <summary>Oldest first. Days are whole ones in UTC.</summary>
    public IReadOnlyList<(DateOnly Day, ArraySegment<int> Rows)> Days { get; }

    /// <summary>By row: the outlet's next older article; 0 when there is none.</summary>
    public int[] Previous { get; }

    /// <summary>By row: the outlet's next newer article; 0 when there is none.</summary>
    public int[] Next { get; }

    public static SiteLists Of(SiteRows rows, int outlets) => new(rows, outlets);

    /// <summary>By the tag's number.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Tagged(SiteRows rows, int tags)
    {
        var lists = new List<int>[tags];
        for (var tag = 0; tag < tags; tag++)
        {
            lists[tag] = [];
        }

        foreach (var row in rows.Tags.Count == 0 ? [] : All)
        {
            foreach (var tag in rows.Tags.GetValueOrDefault(row) ?? [])
            {
                lists[tag].Add(row);
            }
        }

        return lists;
    }

    private static int[] Sorted(SiteRows rows)
    {
        var all = new int[rows.Count];
        var times = new long[rows.Count];
        var count = 0;
        for (var row = 1; row <= rows.Count; row++)
        {
            if (rows.Outlets[row] >= 0)
            {
                (all[count], times[count++]) = (row, rows.Published[row]);
            }
        }

        // Rows ascend, and articles come nearly in the order of their times; equal times must keep their order.
        var order = new (long Time, int Row)[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = (times[i], all[i]);
        }

        order.AsSpan().Sort(static (a, b) => a.Time != b.Time ? a.Time.CompareTo(b.Time) : a.Row.CompareTo(b.Row));
        return Array.ConvertAll(order, static one => one.Row);
    }

    private static int[][] Bucketed(int[] all, int outlets, SiteRows rows)
    {
        var numbers = rows.Outlets;
        var counts = new int[outlets];
        foreach (var row in all)
        {
            counts[numbers[row]]++;
        }

        var buckets = Array.ConvertAll(counts, static count => new int[count]);
        Array.Clear(counts);
        foreach (var row in all)
        {
            var outlet = numbers[row];
            buckets[outlet][counts[outlet]++] = row;
        }

        return buckets;
    }

    private static List<(DateOnly, ArraySegment<int>)> ByDay(int[] all, SiteRows rows)
    {
        var days = new List<(DateOnly, ArraySegment<int>)>();
        var start = 0;
        for (var i = 1; i <= all.Length; i++)
        {
            if (i == all.Length || DayOf(rows.Published[all[i]]) != DayOf(rows.Published[all[start]]))
            {
                days.Add((DateText.DayOf(DateTimeOffset.FromUnixTimeMilliseconds(rows.Published[all[start]])), new ArraySegment<int>(all, start, i - start)));
                start = i;
            }
        }

        return days;
    }

    private static (int[] Previous, int[] Next) Neighbours(int count, IReadOnlyList<int[]> outlets)
    {
        var (previous, next) = (new int[count + 1], new int[count + 1]);
        foreach (var list in outlets)
        {
            for (var i = 1; i < list.Length; i++)
            {
                previous[list[i]] = list[i - 1];
                next[list[i - 1]] = list[i];
            }
        }

        return (previous, next);
    }

    private static long DayOf(long published) => Math.DivRem(published, DayLength) is var (day, rest) && rest < 0 ? day - 1 : published / DayLength;
}
