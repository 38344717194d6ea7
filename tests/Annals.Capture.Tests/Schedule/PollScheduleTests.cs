using Annals.Capture.Schedule;

namespace Annals.Capture.Tests.Schedule;

public class PollScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_feed_is_asked_twice_in_the_time_that_it_needs_for_an_entry()
        => Assert.Equal(TimeSpan.FromMinutes(30), PollSchedule.Interval(new PollFacts { TypicalGap = TimeSpan.FromHours(1) }));

    [Fact]
    public void Nobody_is_asked_more_often_than_every_ten_minutes_or_more_rarely_than_daily()
    {
        Assert.Equal(PollSchedule.Shortest, PollSchedule.Interval(new PollFacts { TypicalGap = TimeSpan.FromMinutes(1) }));
        Assert.Equal(PollSchedule.Longest, PollSchedule.Interval(new PollFacts { TypicalGap = TimeSpan.FromDays(90) }));
    }

    [Fact]
    public void Quiet_polls_make_a_feed_be_asked_more_rarely()
        => Assert.True(PollSchedule.Interval(new PollFacts { QuietPolls = 8 }) > PollSchedule.Interval(new PollFacts()));

    [Fact]
    public void The_feeds_own_wishes_are_heard()
    {
        Assert.Equal(TimeSpan.FromHours(3), PollSchedule.Interval(new PollFacts { Ttl = TimeSpan.FromHours(3) }));
        Assert.Equal(TimeSpan.FromHours(2), PollSchedule.Interval(new PollFacts { FreshFor = TimeSpan.FromHours(2) }));
        Assert.Equal(TimeSpan.FromHours(6), PollSchedule.Interval(new PollFacts { FreshFor = TimeSpan.FromDays(365) }));
    }

    [Fact]
    public void No_wish_makes_us_come_when_entries_have_already_left_the_feed()
        => Assert.Equal(TimeSpan.FromHours(1), PollSchedule.Interval(new PollFacts { Ttl = TimeSpan.FromHours(24), Span = TimeSpan.FromHours(3) }));

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(5, 160)]
    [InlineData(8, 1280)]
    [InlineData(9, 1440)]
    [InlineData(1000, 1440)]
    public void Failures_double_the_wait_up_to_a_day(int failures, int minutes)
        => Assert.Equal(TimeSpan.FromMinutes(minutes), PollSchedule.Wait(new PollFacts { Failures = failures }, Now, 0.5));

    [Fact]
    public void Chance_spreads_the_polls_but_not_beyond_the_limits()
    {
        Assert.True(PollSchedule.Wait(new PollFacts { Failures = 3 }, Now, 0) < PollSchedule.Wait(new PollFacts { Failures = 3 }, Now, 0.99));
        Assert.Equal(PollSchedule.Longest, PollSchedule.Wait(new PollFacts { Failures = 30 }, Now, 0.99));
        Assert.Equal(PollSchedule.Shortest, PollSchedule.Wait(new PollFacts { TypicalGap = TimeSpan.FromSeconds(1) }, Now, 0));
    }

    [Fact]
    public void A_host_that_wants_to_be_left_alone_is_left_alone_but_no_longer_than_a_day()
    {
        Assert.Equal(TimeSpan.FromHours(5), PollSchedule.Wait(new PollFacts { Failures = 1, RetryIn = TimeSpan.FromHours(5) }, Now, 0.5));
        Assert.Equal(TimeSpan.FromDays(1), PollSchedule.Wait(new PollFacts { Failures = 1, RetryIn = TimeSpan.FromDays(500) }, Now, 0.5));
    }

    [Fact]
    public void Skipped_hours_and_days_are_waited_out()
    {
        // A Friday, one hour before 13:00.
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 15, 0, 0, TimeSpan.Zero), Now + PollSchedule.Wait(new PollFacts { SkipHours = [12, 13, 14] }, Now, 0.5));
        Assert.Equal(new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero), Now + PollSchedule.Wait(new PollFacts { SkipDays = [DayOfWeek.Friday] }, Now, 0.5));
    }

    [Fact]
    public void A_feed_that_never_wants_to_be_read_is_read_all_the_same()
        => Assert.Equal(TimeSpan.FromHours(1), PollSchedule.Wait(new PollFacts { SkipHours = [.. Enumerable.Range(0, 24)] }, Now, 0.5));

    [Fact]
    public void The_rhythm_of_a_feed_is_the_median_of_its_gaps()
    {
        var rhythm = EntryRhythm.Of([Now, Now.AddHours(-1), Now.AddHours(-2), Now.AddDays(-30)]);

        Assert.Equal(TimeSpan.FromHours(1), rhythm.TypicalGap);
        Assert.Equal(TimeSpan.FromDays(30), rhythm.Span);
        Assert.Equal(default, EntryRhythm.Of([Now]));
    }
}
