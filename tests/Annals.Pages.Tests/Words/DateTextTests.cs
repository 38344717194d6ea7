using Annals.Pages.Words;

namespace Annals.Pages.Tests.Words;

public class DateTextTests
{
    private static readonly DateOnly Day = new(2024, 7, 3);

    [Fact]
    public void Days_read_as_each_language_writes_them()
    {
        Assert.Equal("2024年7月3日 星期三", DateText.LongDay(Day, UiLanguage.Chinese));
        Assert.Equal("Wednesday, 3 July 2024", DateText.LongDay(Day, UiLanguage.English));
    }

    [Fact]
    public void A_machine_reads_the_instant_in_UTC()
        => Assert.Equal("2024-07-03T00:30:00Z", DateText.Machine(new DateTimeOffset(2024, 7, 3, 8, 30, 0, TimeSpan.FromHours(8))));

    [Theory]
    [InlineData(30, "30 seconds")]
    [InlineData(60, "1 minute")]
    [InlineData(7200, "2 hours")]
    [InlineData(90000, "1 day")]
    public void A_span_is_told_in_its_largest_unit(int seconds, string expected)
        => Assert.Equal(expected, DateText.Span(TimeSpan.FromSeconds(seconds), UiLanguage.English));
}
