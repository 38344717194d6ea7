using Annals.Capture.Health.Watching;

namespace Annals.Capture.Tests.Health.Watching;

public class ArticleWatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private int _count;

    [Fact]
    public void Five_short_articles_in_a_row_are_an_alarm_where_there_never_was_one()
    {
        var state = Feed(WatchState.Empty, 30, i => Usual(2000 + (i * 37 % 900)));
        var four = Feed(state, 4, _ => Usual(120));
        var five = Feed(four, 1, _ => Usual(110));

        Assert.Empty(FeedWarning.Of(four, null));
        var warning = Assert.Single(FeedWarning.Of(five, null));
        Assert.Equal((Oddity.Short, "feed", 5, Start.AddHours(30)), (warning.What, warning.Via, warning.Articles, warning.Since));
        Assert.Contains("110 characters instead of about 2", warning.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outlet_with_briefs_may_have_several_in_a_row()
    {
        var state = Feed(WatchState.Empty, 60, i => Usual(i % 3 == 0 ? 120 : 2000));

        Assert.Empty(FeedWarning.Of(Feed(state, 9, _ => Usual(120)), null));
        Assert.NotEmpty(FeedWarning.Of(Feed(state, 20, _ => Usual(120)), null));
    }

    [Fact]
    public void An_alarm_is_over_after_three_usual_articles_and_not_before()
    {
        var state = Feed(Feed(WatchState.Empty, 30, _ => Usual(2000)), 8, _ => Usual(100));

        var two = Feed(state, 2, _ => Usual(1900));
        Assert.Single(FeedWarning.Of(two, null));
        Assert.Empty(FeedWarning.Of(Feed(two, 1, _ => Usual(2100)), null));
        Assert.Single(FeedWarning.Of(Feed(Feed(two, 1, _ => Usual(100)), 2, _ => Usual(2000)), null));
    }

    [Fact]
    public void What_was_odd_during_an_alarm_does_not_become_usual()
    {
        var state = Feed(Feed(WatchState.Empty, 30, _ => Usual(2000)), 200, _ => Usual(100));

        var warning = Assert.Single(FeedWarning.Of(state, null));
        Assert.Equal(200, warning.Articles);
    }

    [Fact]
    public void After_a_month_it_is_how_the_outlet_is_now()
    {
        var state = Feed(Feed(WatchState.Empty, 30, _ => Usual(2000)), 24 * 31, _ => Usual(200));

        Assert.Empty(FeedWarning.Of(state, null));
    }

    [Fact]
    public void One_text_in_different_articles_is_an_alarm_at_once()
    {
        var wall = ArticleSample.Of(string.Concat(Enumerable.Repeat("We and our partners value your privacy. ", 5)), 0, 1, hasTitle: true, isDated: true);

        Assert.Equal(Oddity.Repeated, Assert.Single(FeedWarning.Of(null, Feed(WatchState.Empty, 4, _ => wall))).What);
        Assert.Empty(FeedWarning.Of(null, Feed(WatchState.Empty, 3, _ => wall)));
    }

    [Fact]
    public void Pages_that_give_no_article_any_more_are_an_alarm_and_those_that_never_did_are_none()
    {
        var state = Feed(WatchState.Empty, 20, _ => Usual(2000));

        Assert.Equal(Oddity.NoPage, Assert.Single(FeedWarning.Of(null, Feed(state, 5, _ => ArticleSample.OfMissingPage))).What);
        Assert.Empty(FeedWarning.Of(null, Feed(WatchState.Empty, 50, _ => ArticleSample.OfMissingPage)));
    }

    [Fact]
    public void Pictures_dates_titles_and_what_is_dropped_are_watched()
    {
        var state = Feed(WatchState.Empty, 30, _ => Usual(2000));

        var bare = Feed(state, 11, i => Usual(2000) with { Pictures = 0, Marks = SampleMarks.Paragraphs, Dropped = 0, Text = (ulong)i + 7_000_000 });

        Assert.Equal([Oddity.NoPictures, Oddity.NoDate, Oddity.NoTitle, Oddity.NothingDropped], FeedWarning.Of(null, bare).Select(warning => warning.What));
    }

    [Fact]
    public void Pictures_are_not_missed_where_a_section_never_has_them()
    {
        var state = Feed(WatchState.Empty, 48, i => Usual(2000) with { Pictures = (byte)(i % 6 == 0 ? 0 : 1) });

        Assert.Empty(FeedWarning.Of(null, Feed(state, 15, _ => Usual(2000) with { Pictures = 0 })));
    }

    [Fact]
    public void Nothing_is_claimed_before_enough_was_seen()
        => Assert.Empty(FeedWarning.Of(Feed(Feed(WatchState.Empty, 8, _ => Usual(2000)), 10, _ => Usual(50)), null));

    private WatchState Feed(WatchState state, int articles, Func<int, ArticleSample> sample)
    {
        for (var i = 0; i < articles; i++)
        {
            state = ArticleWatch.Next(state, sample(i), $"article{_count:00000}", Start.AddHours(_count));
            _count++;
        }

        _count = articles == 0 ? 0 : _count;
        return state;
    }

    private ArticleSample Usual(int length) => new((ulong)_count + 1, length, 4, 1, SampleMarks.Title | SampleMarks.Date | SampleMarks.Paragraphs);
}
