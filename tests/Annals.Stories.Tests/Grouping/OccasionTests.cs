using Annals.Stories.Grouping;
using static Annals.Stories.Tests.Grouping.Posts;

namespace Annals.Stories.Tests.Grouping;

/// <summary>What announces a dated meeting and what reports it are one event to the reader, however many days lie between.</summary>
public class OccasionTests
{
    private static readonly Report Preview = Post(
        "preview", "2021-08-09T08:00", "默克尔与马克龙下周将在斯特拉斯堡会晤 谈气候关税",
        "德国总理默克尔将于8月19日在斯特拉斯堡与法国总统马克龙举行会晤。德国政府发言人赛贝特星期一（8月9日）说，双方将讨论气候关税和两国铁路。观察家认为，这将是默克尔卸任前最后一次到法国访问。", "甲报");

    private static readonly Report PreviewElsewhere = Post(
        "preview-tw", "2021-08-11T02:00", "梅克爾8月19日會馬克宏 法德聚焦氣候關稅",
        "法國總統府11日表示，總統馬克宏8月19日將在史特拉斯堡會晤德國總理梅克爾。法國外交部說，兩人會談的主題是氣候關稅，也可能談到難民。", "乙社");

    private static readonly Report Outcome = Post(
        "outcome", "2021-08-19T18:00", "默克尔与马克龙在斯特拉斯堡会晤 同意气候关税时间表",
        "德国总理默克尔和法国总统马克龙8月19日在斯特拉斯堡举行会晤，同意从2023年起分三步实行气候关税。默克尔在记者会上说，法德的看法从未如此接近。两人随后参观了欧洲议会。", "丙报");

    private static readonly Report LookBack = Post(
        "look-back", "2021-08-27T18:00", "马克龙与默克尔8月19日会晤后 法德铁路仍无着落",
        "法国总统马克龙与德国总理默克尔8月19日在斯特拉斯堡会晤，一周过去，两国铁路公司还没有收到任何指示。法国铁路工会说，会晤没有带来他们等待的结果。", "丁报");

    private static readonly Report OtherMeeting = Post(
        "other", "2021-09-16T18:00", "默克尔与马克龙在巴黎会晤 谈阿富汗难民",
        "德国总理默克尔和法国总统马克龙9月16日在巴黎举行会晤，讨论如何安置阿富汗难民。两人说，欧盟须与邻国一道行动。", "丙报");

    private static readonly Report OtherPeople = Post(
        "people", "2021-08-19T20:00", "马克龙与德拉吉在斯特拉斯堡会晤 商讨农业补贴",
        "法国总统马克龙8月19日在斯特拉斯堡与意大利总理德拉吉举行会晤，讨论农业补贴。德拉吉说，意大利的葡萄农不能再等。", "戊报");

    [Fact]
    public void An_announcement_ten_days_ahead_belongs_to_what_it_announces()
    {
        var grouper = Of(Preview, Outcome, OtherMeeting);

        Assert.Equal(grouper.Member("preview").Event, grouper.Member("outcome").Event);
        Assert.Equal(grouper.Member("preview").Story, grouper.Member("outcome").Story);
        Assert.NotEqual(grouper.Member("outcome").Event, grouper.Member("other").Event);
    }

    [Fact]
    public void An_announcement_says_of_what_with_the_words_of_both()
    {
        var grouper = Of(Preview, Outcome);
        var reason = grouper.Member("preview").EventReason!;

        Assert.Equal("outcome", reason.With);
        Assert.StartsWith("announces the meeting of 2021-08-19", reason.ToString(), StringComparison.Ordinal);
        Assert.Contains("会晤", Preview.Analysis.Text[reason.Occasion!.Start..reason.Occasion.End], StringComparison.Ordinal);
        Assert.Contains("会晤", Outcome.Analysis.Text[reason.Occasion.OtherStart..reason.Occasion.OtherEnd], StringComparison.Ordinal);
        Assert.StartsWith("tells the outcome of the meeting", grouper.Member("outcome").EventReason!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_script_and_a_look_back_come_together_too()
    {
        var grouper = Of(Preview, PreviewElsewhere, Outcome, LookBack, OtherMeeting, OtherPeople);

        Assert.Single(new[] { "preview", "preview-tw", "outcome", "look-back" }.Select(id => grouper.Member(id).Event).Distinct());
        Assert.Equal(3, grouper.Memberships().Select(member => member.Event).Distinct().Count());
    }

    [Fact]
    public void No_order_and_no_closing_changes_who_comes_together()
    {
        Report[] all = [Preview, PreviewElsewhere, Outcome, LookBack, OtherMeeting, OtherPeople];
        var expected = Of(all).Memberships().Select(member => (member.Article, member.Event, member.Story)).ToList();
        var closing = new Grouper();
        foreach (var report in all.OrderBy(report => report.Published))
        {
            closing.Add(report);
            closing.Close(report.Published - (2 * Grouper.EventWindow));
        }

        Assert.Equal(expected, Of(all.Reverse()).Memberships().Select(member => (member.Article, member.Event, member.Story)));
        Assert.Equal(expected, closing.Memberships().Select(member => (member.Article, member.Event, member.Story)));
    }

    [Fact]
    public void An_announcement_whose_outcome_is_taken_back_stands_alone_again()
    {
        var grouper = Of(Preview, Outcome);
        grouper.Memberships();
        grouper.Remove("outcome");

        Assert.Null(Assert.Single(grouper.Memberships()).EventReason);
    }
}
