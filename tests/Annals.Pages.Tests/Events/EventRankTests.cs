using Annals.Pages.Events;

namespace Annals.Pages.Tests.Events;

public class EventRankTests
{
    private static readonly EventLine Usual = EventSamples.Line("x") with { IsPinned = false, Last = Samples.Now };

    [Fact]
    public void Two_outlets_quoting_one_agency_come_behind_two_that_asked_for_themselves()
        => Assert.Equal(["own", "quoting"], Order(Usual with { Id = "quoting", Sources = 1 }, Usual with { Id = "own", Sources = 2 }));

    [Fact]
    public void The_day_before_yesterdays_event_comes_behind_todays()
        => Assert.Equal(["today", "old"], Order(Usual with { Id = "old", Last = Samples.Now.AddDays(-2), Outlets = ["A", "B", "C", "D", "E"] }, Usual with { Id = "today" }));

    [Fact]
    public void What_the_reader_pinned_comes_first_however_old()
        => Assert.Equal(["pinned", "today"], Order(Usual with { Id = "today" }, Usual with { Id = "pinned", IsPinned = true, Last = Samples.Now.AddYears(-1) }));

    private static IEnumerable<string> Order(params EventLine[] lines) => EventRank.Ordered(lines, Samples.Now).Select(static line => line.Id);
}
