using System.Runtime.InteropServices;

namespace Annals.Capture.Schedule;

/// <summary>How often a feed publishes, from the dates of its entries.</summary>
/// <param name="TypicalGap">The median time between two neighbours; null with fewer than three dated entries.</param>
/// <param name="Span">From the oldest to the newest; null with fewer than two dated entries.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EntryRhythm(TimeSpan? TypicalGap, TimeSpan? Span)
{
    private const int MostRecent = 20;

    public static EntryRhythm Of(IEnumerable<DateTimeOffset> dates)
    {
        var sorted = dates.OrderDescending().ToList();
        if (sorted.Count < 2)
        {
            return default;
        }

        var gaps = sorted.Take(MostRecent).Zip(sorted.Skip(1).Take(MostRecent), (later, earlier) => later - earlier).Order().ToList();
        return new EntryRhythm(sorted.Count < 3 ? null : gaps[gaps.Count / 2], sorted[0] - sorted[^1]);
    }
}
