using Annals.Stories.Following;

namespace Annals.Stories.Tests.Following;

public class DayRangeTests
{
    [Theory]
    [InlineData("2022-09-15", "2022-09-15", "2022-09-15")]
    [InlineData("2022-09-15TAF", "2022-09-15", "2022-09-15")]
    [InlineData("2022-02", "2022-02-01", "2022-02-28")]
    [InlineData("2020-Q3", "2020-07-01", "2020-09-30")]
    [InlineData("2022", "2022-01-01", "2022-12-31")]
    [InlineData("2022-09-15/2022-09-16", "2022-09-15", "2022-09-16")]
    [InlineData("2024/2025", "2024-01-01", "2025-12-31")]
    public void A_value_is_the_days_it_can_mean(string value, string first, string last)
        => Assert.Equal(new DayRange(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture)), DayRange.Of(value));

    [Theory]
    [InlineData(null)]
    [InlineData("P3W")]
    [InlineData("2022,2024")]
    [InlineData("2022-13")]
    [InlineData("soon")]
    public void A_length_and_a_list_are_no_days(string? value) => Assert.Null(DayRange.Of(value));

    [Fact]
    public void An_open_end_overlaps_all_beyond_it()
    {
        Assert.True(DayRange.Of("../2024-07-01")!.Value.Overlaps(DayRange.Of("2024-06")!.Value));
        Assert.False(DayRange.Of("../2024-07-01")!.Value.Overlaps(DayRange.Of("2024-08")!.Value));
    }

    [Fact]
    public void The_gap_is_counted_in_days() => Assert.Equal(3, DayRange.Of("2022-09-15")!.Value.Gap(DayRange.Of("2022-09-18")!.Value));
}
