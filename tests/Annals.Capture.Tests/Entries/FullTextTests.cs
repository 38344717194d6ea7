using Annals.Capture.Entries;

namespace Annals.Capture.Tests.Entries;

public class FullTextTests
{
    private const string Beginning = "The council opened the bridge on Monday, and the mayor cut the";

    [Theory]
    [InlineData("…")]
    [InlineData("...")]
    [InlineData(" […]")]
    [InlineData("……")]
    public void A_page_that_goes_on_where_the_feed_breaks_off_is_fuller_by_however_little(string cut)
        => Assert.True(FullText.IsFuller(Beginning + " ribbon.", Beginning + cut));

    [Theory]
    [InlineData(Beginning, Beginning + "…")]
    [InlineData("Of the bridge nothing more is known, and no more of the mayor.", Beginning + "…")]
    [InlineData(Beginning + " ribbon.", Beginning)]
    [InlineData("It rained.", "It…")]
    public void A_page_that_tells_no_more_is_not(string page, string entry)
        => Assert.False(FullText.IsFuller(page, entry));

    [Fact]
    public void A_page_that_tells_much_more_is_fuller_whatever_the_feed_said()
        => Assert.True(FullText.IsFuller(Beginning + " ribbon. Twelve lamps burn on it at night, and nobody knows who pays.", "A bridge was opened."));
}
