using Annals.Feeds.Dates;

namespace Annals.Feeds.Tests.Dates;

public class Zones_learnt_from_history
{
    private static readonly DateTimeOffset Start = new(2024, 7, 1, 0, 0, 0, TimeSpan.Zero);

    // Polled every hour; an article every seven hours and some minutes, dated by the outlet's clock.
    private static List<ZoneObservation> History(double offsetHours, int count, TimeSpan? late = null)
    {
        var result = new List<ZoneObservation>();
        for (var i = 0; i < count; i++)
        {
            var written = Start.AddMinutes(i * 437 + 3);
            var out1 = written + (late ?? TimeSpan.Zero);
            var seen = Start.AddHours(Math.Ceiling((out1 - Start).TotalHours));
            result.Add(new ZoneObservation(written.AddHours(offsetHours), seen.AddHours(-1), seen));
        }
        return result;
    }

    [Theory]
    [InlineData(8, "+08:00")]
    [InlineData(0, "+00:00")]
    [InlineData(5.5, "+05:30")]
    [InlineData(9, "+09:00")]
    [InlineData(-5, "-05:00")]
    public void The_zone_is_known_when_every_article_appears_where_it_puts_them(double hours, string zone)
    {
        var conclusion = ZoneHistory.Conclude(History(hours, 30));
        Assert.Equal(zone, conclusion.Zone);
        Assert.NotEmpty(conclusion.Evidence);
    }

    [Fact]
    public void A_few_articles_prove_nothing() => Assert.Null(ZoneHistory.Conclude(History(8, 11)).Offset);

    [Fact]
    public void Behind_utc_more_is_asked_than_before_it()
    {
        Assert.Null(ZoneHistory.Conclude(History(-5, 20)).Offset);
        Assert.Equal(TimeSpan.FromHours(8), ZoneHistory.Conclude(History(8, 20)).Offset);
    }

    [Fact]
    public void One_day_proves_nothing()
    {
        var day = Enumerable.Range(1, 20).Select(i => new ZoneObservation(Start.AddMinutes(i * 61).AddHours(8), Start.AddMinutes(i * 61 - 5), Start.AddMinutes(i * 61 + 5))).ToList();
        Assert.Null(ZoneHistory.Conclude(day).Offset);
    }

    [Fact]
    public void An_outlet_whose_articles_appear_late_at_random_has_no_provable_zone()
    {
        var late = History(8, 40).Select((o, i) => o with { AsUtc = o.AsUtc.AddMinutes(-(i * 53 % 400)) }).ToList();
        Assert.Null(ZoneHistory.Conclude(late).Offset);
    }

    [Fact]
    public void The_first_poll_only_forbids()
    {
        var first = History(8, 40).Select(o => o with { NotBefore = null }).ToList();
        Assert.Null(ZoneHistory.Conclude(first).Offset);
    }

    [Fact]
    public void No_conclusion_puts_an_article_after_it_was_seen()
    {
        var history = History(8, 30);
        history.Add(new ZoneObservation(Start.AddHours(60).AddHours(8.5), Start.AddHours(59), Start.AddHours(60)));
        Assert.Null(ZoneHistory.Conclude(history).Offset);
    }

    [Fact]
    public void Clocks_that_are_changed_are_learnt_anew()
    {
        var winter = History(1, 40);
        var summer = History(2, 40).Select(o => new ZoneObservation(o.AsUtc.AddDays(60), o.NotBefore!.Value.AddDays(60), o.FirstSeen.AddDays(60))).ToList();
        Assert.Null(ZoneHistory.Conclude([.. winter, .. summer.Take(5)]).Offset);
        Assert.Equal(TimeSpan.FromHours(2), ZoneHistory.Conclude([.. winter, .. summer]).Offset);
    }

    [Fact]
    public void A_second_date_with_a_zone_decides_sooner()
    {
        var known = History(8, 3).Select(o => o with { Known = o.AsUtc.AddHours(-8) }).ToList();
        Assert.Equal("+08:00", ZoneHistory.Conclude(known).Zone);
        Assert.Null(ZoneHistory.Conclude([.. known.Take(2), known[2] with { Known = known[2].Known!.Value.AddMinutes(7) }]).Offset);
    }

    [Fact]
    public void The_order_of_the_observations_does_not_matter()
    {
        var history = History(8, 60);
        Assert.Equal(ZoneHistory.Conclude(history).Reason, ZoneHistory.Conclude([.. history.AsEnumerable().Reverse()]).Reason);
    }

    [Theory]
    [InlineData("2024-07-01 14:35", true)]
    [InlineData("2024年7月1日 14:35", true)]
    [InlineData("2024-07-01 14:35 +0800", false)]
    [InlineData("Mon, 01 Jul 2024 14:35:24 GMT", false)]
    [InlineData("2024-07-01", false)]
    [InlineData("yesterday", false)]
    [InlineData(null, false)]
    public void A_date_without_zone_is_told_apart(string? text, bool expected) => Assert.Equal(expected, ZoneHistory.LacksZone(text));
}
