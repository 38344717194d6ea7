using Annals.Archive;
using Annals.Capture.Entries;

namespace Annals.Capture.Tests.Entries;

public class PublicationTimeTests
{
    private static readonly DateTimeOffset Now = new(2020, 9, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_feeds_date_comes_first()
        => Assert.Equal(new PublicationTime(Now.AddHours(-1), PublishedFrom.Feed), PublicationTime.Of(Now.AddHours(-1), Now.AddHours(-2), "", Now));

    [Fact]
    public void A_date_in_the_future_is_not_believed_and_the_page_is_asked()
        => Assert.Equal(new PublicationTime(Now.AddHours(-2), PublishedFrom.Page), PublicationTime.Of(Now.AddHours(8), Now.AddHours(-2), "", Now));

    [Fact]
    public void A_few_minutes_of_the_future_are_a_clock_and_become_now()
        => Assert.Equal(new PublicationTime(Now, PublishedFrom.Feed), PublicationTime.Of(Now.AddMinutes(4), null, "", Now));

    [Theory]
    [InlineData("新华社9月电 2020年9月4日 19:00 北京", 4, 19)]
    [InlineData("发表时间：2020-09-04 19:00", 4, 19)]
    [InlineData("2020/9/5", 5, 0)]
    public void A_dateline_is_better_than_nothing(string text, int day, int hour)
        => Assert.Equal(new PublicationTime(new DateTimeOffset(2020, 9, day, hour, 0, 0, TimeSpan.Zero), PublishedFrom.Dateline), PublicationTime.Of(null, null, text, Now));

    [Theory]
    [InlineData("1989年6月4日，那一天")]
    [InlineData("2020年9月9日将举行")]
    [InlineData("2020年13月40日")]
    [InlineData("No date at all")]
    [InlineData("12020年9月4日")]
    public void A_date_that_the_text_is_about_is_no_dateline(string text)
        => Assert.Equal(new PublicationTime(null, PublishedFrom.Capture), PublicationTime.Of(null, null, text, Now));

    [Fact]
    public void Year_one_and_the_epoch_are_how_programs_write_unknown()
    {
        Assert.Null(PublicationTime.Believe(DateTimeOffset.MinValue, Now));
        Assert.Null(PublicationTime.Believe(DateTimeOffset.UnixEpoch, Now));
        Assert.NotNull(PublicationTime.Believe(new DateTimeOffset(1931, 9, 18, 0, 0, 0, TimeSpan.Zero), Now));
    }
}
