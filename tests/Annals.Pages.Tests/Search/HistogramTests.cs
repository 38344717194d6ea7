using Annals.Pages.Search;

namespace Annals.Pages.Tests.Search;

public class HistogramTests
{
    [Fact]
    public void Months_without_matches_have_their_place()
        => Assert.Equal([3, 0, 1], Histogram.Bars([Month(2024, 1, 1), Month(2023, 11, 3)]).Select(bar => bar.Articles));

    [Fact]
    public void Ten_years_are_drawn_by_year()
    {
        var bars = Histogram.Bars([Month(2024, 3, 1), Month(2014, 11, 3), Month(2014, 12, 4)]);
        Assert.Equal((11, 7L, true), (bars.Count, bars[0].Articles, bars[0].IsYear));
        Assert.Equal(new DateOnly(2014, 12, 31), bars[0].To);
    }

    [Fact]
    public void However_far_apart_two_dates_are_the_bars_are_few()
        => Assert.InRange(Histogram.Bars([Month(1, 1, 1), Month(9999, 12, 1)]).Count, 2, 72);

    private static MonthFacet Month(int year, int month, long articles) => new(new DateOnly(year, month, 1), articles);
}
