using Annals.Capture.Entries;
using Annals.Capture.State;
using Annals.Feeds;
using Annals.Feeds.Dates;

namespace Annals.Capture.Rounds;

/// <summary>Dates without a zone, read by the zone that the outlet's history proves; as UTC while it proves none.</summary>
internal static class OutletZone
{
    public static Feed Apply(Feed feed, FeedState state)
        => state.ZoneHistory.Count > 0 && ZoneHistory.Conclude(state.ZoneHistory).Zone is { } zone
            ? feed with { Entries = [.. feed.Entries.Select(entry => In(entry, zone))] }
            : feed;

    /// <param name="asUtc">The document as it was parsed, before any zone was applied.</param>
    /// <param name="fresh">The entries, of whichever reading, that are new to the archive.</param>
    public static IReadOnlyList<ZoneObservation> Observe(FeedState state, Feed asUtc, IEnumerable<Entry> fresh, DateTimeOffset now)
    {
        // A publisher who gives the first poll its whole past shows nothing appear.
        var before = state.SucceededAt;
        var raw = fresh.Select(entry => entry.RawPublished).Where(ZoneHistory.LacksZone).ToHashSet(StringComparer.Ordinal);
        if (raw.Count == 0)
        {
            return state.ZoneHistory;
        }

        var seen = asUtc.Entries.Where(entry => entry.Published is not null && raw.Contains(entry.RawPublished))
            .Select(entry => new ZoneObservation(entry.Published!.Value, before, now, Known(entry)));
        return [.. state.ZoneHistory.Concat(seen).OrderBy(observation => observation.FirstSeen).ThenBy(observation => observation.AsUtc).TakeLast(ZoneHistory.Window)];
    }

    private static DateTimeOffset? Known(Entry entry)
        => entry.Updated is { } updated && !ZoneHistory.LacksZone(entry.RawUpdated) && PublicationTime.IsOffset(entry.Published!.Value - updated) ? updated : null;

    private static Entry In(Entry entry, string zone) => entry with
    {
        Published = In(entry.Published, entry.RawPublished, zone),
        Updated = In(entry.Updated, entry.RawUpdated, zone),
        Created = In(entry.Created, entry.RawCreated, zone),
    };

    private static DateTimeOffset? In(DateTimeOffset? read, string? raw, string zone)
        => ZoneHistory.LacksZone(raw) ? FeedDate.Parse(raw!, zone) ?? read : read;
}
