using System.Globalization;

namespace Annals.Feeds.Dates;

/// <summary>One date that named no zone, and when its entry appeared. All instants UTC.</summary>
/// <param name="AsUtc">The date read as if it were UTC.</param>
/// <param name="NotBefore">The poll before, at which the entry was not there yet; null at the first poll.</param>
/// <param name="FirstSeen">The poll that brought the entry.</param>
/// <param name="Known">The same moment as another date of the entry tells it with a zone; null when none does.</param>
public sealed record ZoneObservation(DateTimeOffset AsUtc, DateTimeOffset? NotBefore, DateTimeOffset FirstSeen, DateTimeOffset? Known = null);

/// <summary>What an outlet's history says about the clock it writes its dates by.</summary>
/// <param name="Offset">Local time minus UTC; null while the history does not prove one, and dates are then read as UTC for want of better.</param>
/// <param name="Reason">In a sentence, from how many observations.</param>
/// <param name="Evidence">The observations that decided, newest last; empty when nothing is proved.</param>
public sealed record ZoneConclusion(TimeSpan? Offset, string Reason, IReadOnlyList<ZoneObservation> Evidence)
{
    /// <summary>As <see cref="FeedDate.Parse"/> takes it: "+08:00". Null when nothing is proved.</summary>
    public string? Zone => Offset is { } offset ? (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture) : null;
}

/// <summary>
/// Learns the zone of an outlet that writes none. An article cannot be seen before it is published, and mostly is published between
/// the poll that did not have it and the poll that did. Each entry thus forbids the offsets that would put it after it was seen, and
/// speaks for those that put it into that gap. One offset must be left that nothing forbids, nearly everything speaks for, and no other comes near.
/// </summary>
public static class ZoneHistory
{
    /// <summary>How many of the newest observations count. An outlet that changes its clocks in spring is learnt anew by them.</summary>
    public const int Window = 40;

    private const int Enough = 12;
    private const int EnoughBehindUtc = 24;
    private const int EnoughDays = 3;
    private const int EnoughKnown = 3;
    private const double NearlyAll = 0.8;

    /// <summary>Nepal is a quarter of an hour from India: hourly polls tell the two apart only by how many entries speak for each.</summary>
    private const double ClearLead = 0.1;

    /// <summary>Clocks differ a little, and a page is dated a little before it is out.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(8);

    /// <summary>A wider gap between two polls says nothing about an hour.</summary>
    private static readonly TimeSpan WidestGap = TimeSpan.FromMinutes(100);

    // The offsets in use on Earth, in minutes; no other quarter hour is taken for one.
    private static readonly int[] Offsets =
        [-660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0, 60, 120, 180, 210, 240, 270, 300, 330, 345, 360, 390, 420, 480, 540, 570, 600, 630, 660, 720, 765, 780, 840];

    /// <summary>True when the text is a date with a time of day that says nothing about its zone.</summary>
    public static bool LacksZone(string? text) =>
        text is { Length: > 0 } && FeedDate.Parse(text, "+00:00") is { } zero && FeedDate.Parse(text, "+05:00") is { } five
            && zero - five == TimeSpan.FromHours(5) && zero.TimeOfDay != TimeSpan.Zero;

    /// <summary>The same observations always give the same conclusion, in whatever order they are.</summary>
    public static ZoneConclusion Conclude(IReadOnlyCollection<ZoneObservation> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var newest = observations.OrderBy(o => o.FirstSeen).ThenBy(o => o.AsUtc).TakeLast(Window).ToList();
        return FromKnown(newest) ?? FromAppearance(newest);
    }

    // Another date of the same entry names its zone: the difference is the offset, when it is one.
    private static ZoneConclusion? FromKnown(List<ZoneObservation> observations)
    {
        var known = observations.FindAll(o => o.Known is not null);
        if (known.Count < EnoughKnown)
            return null;
        var first = known[0].AsUtc - known[0].Known!.Value;
        if (!Offsets.Contains((int)first.TotalMinutes) || first.Ticks % TimeSpan.TicksPerMinute != 0 || known.Exists(o => o.AsUtc - o.Known != first) || observations.Exists(o => Forbids(o, first)))
            return null;
        return new ZoneConclusion(first, Text($"{known.Count} entries have another date that names its zone, and all differ from it by the same"), known);
    }

    private static ZoneConclusion FromAppearance(List<ZoneObservation> observations)
    {
        var telling = observations.FindAll(o => o.NotBefore is { } before && o.FirstSeen - before is var gap && gap > TimeSpan.Zero && gap <= WidestGap);
        var days = telling.Select(o => o.FirstSeen.UtcDateTime.Date).Distinct().Count();
        if (telling.Count < Enough || days < EnoughDays)
            return Unproved(Text($"{telling.Count} of {Enough} entries seen to appear, on {days} of {EnoughDays} days"));
        var fitting = Offsets.Select(minutes => TimeSpan.FromMinutes(minutes)).Where(offset => !observations.Exists(o => Forbids(o, offset)))
            .Select(offset => (Offset: offset, For: telling.Count(o => SpeaksFor(o, offset)))).Where(fit => fit.For >= telling.Count * NearlyAll).OrderByDescending(fit => fit.For).ToList();
        if (fitting.Count == 0)
            return Unproved(Text($"{telling.Count} entries fit no zone: they appear late, or are dated by hand"));
        if (fitting.Count > 1 && fitting[0].For - fitting[1].For < telling.Count * ClearLead)
            return Unproved(Text($"{telling.Count} entries fit more than one zone"));
        var only = fitting[0].Offset;
        // Behind UTC, and late, look the same for a while.
        if (only < TimeSpan.Zero && telling.Count < EnoughBehindUtc)
            return Unproved(Text($"{telling.Count} of {EnoughBehindUtc} entries seen to appear: behind UTC, or only late"));
        var deciding = telling.FindAll(o => SpeaksFor(o, only));
        return new ZoneConclusion(only, Text($"{deciding.Count} of {telling.Count} entries on {days} days appeared between the two polls that this zone puts them between, and none before it was written"), deciding);
    }

    private static bool Forbids(ZoneObservation o, TimeSpan offset) => o.AsUtc - offset > o.FirstSeen + Skew;

    private static bool SpeaksFor(ZoneObservation o, TimeSpan offset) => !Forbids(o, offset) && o.AsUtc - offset > o.NotBefore - Delay;

    private static ZoneConclusion Unproved(string why) => new(null, why, []);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
