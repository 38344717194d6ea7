using Annals.Stories.Following;

namespace Annals.Stories.Tests.Following;

public class TimelineTests
{
    private static readonly Annals.Stories.Grouping.Report Before = Articles.Of("before", "法广", "2023-05-02T08:00", "马克龙将访问塞尔维亚", "法国总统马克龙将于5月8日对塞尔维亚进行国事访问。", "去年11月，马克龙在巴黎会见了德国总理朔尔茨。");
    private static readonly Annals.Stories.Grouping.Report After = Articles.Of("after", "德国之声", "2023-05-09T08:00", "马克龙访问塞尔维亚", "5月8日，法国总统马克龙对塞尔维亚进行国事访问，受到民众欢迎。");

    [Fact]
    public void An_event_told_by_two_articles_is_one_entry_with_both_reports()
    {
        var entry = Assert.Single(Timeline.Of([Before, After]).Entries, entry => entry.Type == "state-visit");

        Assert.Equal("2023-05-08", entry.Date);
        Assert.Equal(["before", "after"], entry.Reports.Select(report => report.Article));
        Assert.Equal("塞尔维亚", entry.Place);
    }

    [Fact]
    public void What_was_announced_and_happened_is_told_so()
    {
        var entry = Assert.Single(Timeline.Of([Before, After]).Entries, entry => entry.Type == "state-visit");

        Assert.Equal("happened", entry.Status);
        Assert.True(entry.WasAnnounced);
        Assert.Equal([Certainty.Announced, Certainty.Fact], entry.Reports.Select(report => report.Certainty));
    }

    [Fact]
    public void Entries_stand_in_the_order_in_which_things_happened()
    {
        var dates = Timeline.Of([After, Before]).Entries.Select(entry => entry.Days?.First).OfType<DateOnly>().ToList();

        Assert.Equal(dates.Order(), dates);
        Assert.Equal(new DateOnly(2022, 11, 1), dates[0]);
    }

    [Fact]
    public void Two_meetings_of_the_same_people_in_two_years_are_two()
    {
        var timeline = Timeline.Of(
        [
            Articles.Of("a", "法广", "2021-06-17T08:00", "会晤", "6月16日，美国总统拜登和俄罗斯总统普京在日内瓦举行会晤。"),
            Articles.Of("b", "法广", "2022-02-13T08:00", "会晤", "2月12日，美国总统拜登和俄罗斯总统普京举行会晤。"),
        ]);

        Assert.Equal(2, timeline.Entries.Count(entry => entry.Type == "meeting"));
    }

    [Fact]
    public void The_bracket_under_a_picture_dates_the_picture_and_not_the_news()
    {
        var timeline = Timeline.Of([Articles.Of("a", "法广", "2023-05-02T08:00", "马克龙将会见朔尔茨", "资料照：法国总统马克龙在柏林会见德国总理朔尔茨。（2022年1月25日）", "马克龙将于5月10日在巴黎会见德国总理朔尔茨。")]);

        Assert.Contains(timeline.Entries, entry => entry is { Type: "meeting", Date: "2022-01-25", Status: "happened" });
        Assert.Contains(timeline.Entries, entry => entry is { Type: "meeting", Date: "2023-05-10", Status: "planned" });
    }

    [Fact]
    public void Every_report_has_the_words_it_is_taken_from()
        => Assert.All(Timeline.Of([Before, After]).Entries.SelectMany(entry => entry.Reports).SelectMany(report => report.Evidence), passage => Assert.Contains(passage.Text, passage.Sentence, StringComparison.Ordinal));

    [Fact]
    public void The_order_in_which_articles_come_changes_nothing()
        => Assert.Equal(Timeline.Of([Before, After]).Entries.Select(entry => entry.Id), Timeline.Of([After, Before]).Entries.Select(entry => entry.Id));

    [Fact]
    public void Ids_are_each_their_own()
    {
        var ids = Timeline.Of([Before, After]).Entries.Select(entry => entry.Id).ToList();

        Assert.Equal(ids.Distinct(), ids);
    }
}
