namespace Annals.Capture.Schedule;

/// <summary>
/// When a feed is asked again: as often as it really brings something, never so rarely that entries could slip through,
/// never so often that it would be rude. Pure: the clock and the dice come in from outside.
/// </summary>
public static class PollSchedule
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private static readonly TimeSpan Usual = TimeSpan.FromHours(1);

    // Some servers call everything fresh for a year; a news feed is not.
    private static readonly TimeSpan LongestFreshness = TimeSpan.FromHours(6);

    /// <param name="chance">Evenly distributed in [0, 1): spreads the polls, so that hosts that failed together are not asked together.</param>
    /// <returns>How long to wait.</returns>
    public static TimeSpan Wait(PollFacts facts, DateTimeOffset now, double chance)
    {
        var wait = facts.Failures > 0 ? BackOff(facts.Failures, chance) : Interval(facts) * (0.95 + (0.1 * chance));
        wait = Max(wait, facts.RetryIn ?? TimeSpan.Zero);
        wait = Clamp(wait, facts.Failures > 0 ? TimeSpan.FromMinutes(1) : Shortest);
        return facts.Failures > 0 ? wait : AfterSkipped(now + wait, facts) - now;
    }

    /// <summary>The interval a feed deserves while all is well, without chance and skipped hours.</summary>
    public static TimeSpan Interval(PollFacts facts)
    {
        // Twice per entry finds edits early; a feed that stays quiet is asked less and less.
        var interval = (facts.TypicalGap / 2 ?? Usual) * (1 + (Math.Min(facts.QuietPolls, 12) / 4.0));
        interval = Max(interval, facts.Ttl ?? TimeSpan.Zero);
        interval = Max(interval, Min(facts.FreshFor ?? TimeSpan.Zero, LongestFreshness));
        interval = facts.UpdateInterval is { } declared ? Max(interval, Min(declared, Usual)) : interval;
        // Completeness goes before everything the feed wishes: a third of its window at the most.
        interval = facts.Span is { } span && span > TimeSpan.Zero ? Min(interval, span / 3) : interval;
        return Clamp(interval, Shortest);
    }

    private static TimeSpan BackOff(int failures, double chance)
        => Min(Shortest * Math.Pow(2, Math.Min(failures - 1, 10)), Longest) * (0.8 + (0.4 * chance));

    private static DateTimeOffset AfterSkipped(DateTimeOffset time, PollFacts facts)
    {
        if (facts.SkipHours.Count == 0 && facts.SkipDays.Count == 0)
        {
            return time;
        }

        var candidate = time.ToUniversalTime();
        for (var hours = 0; hours < 24 * 7; hours++)
        {
            if (!facts.SkipHours.Contains(candidate.Hour) && !facts.SkipDays.Contains(candidate.DayOfWeek))
            {
                return candidate - time > Longest ? time + Longest : candidate;
            }

            candidate = new DateTimeOffset(candidate.Date, TimeSpan.Zero).AddHours(candidate.Hour + 1);
        }

        // A feed that never wants to be read is read all the same.
        return time;
    }

    private static TimeSpan Clamp(TimeSpan wait, TimeSpan least) => Min(Max(wait, least), Longest);

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
