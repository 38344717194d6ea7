using Annals.Stories.Grouping;
using FsCheck;
using FsCheck.Fluent;
using static Annals.Stories.Tests.Grouping.Posts;

namespace Annals.Stories.Tests.Grouping;

/// <summary>What is alike and yet not one event; and that nothing but the articles themselves decides.</summary>
public class NeighbourTests
{
    private static readonly Report Act = Post(
        "act", "2021-06-08T02:00", "南洲对北疆钢材加征25%关税 7月1日生效",
        "南洲商务部6月8日宣布，自7月1日起对北疆出口的热轧钢材加征25%的反倾销关税。商务部长陆远山说，北疆钢厂长期以低于成本的价格向南洲销售，已造成三家本地钢厂停产。");

    private static readonly Report SameAct = Post(
        "same-act", "2021-06-08T03:30", "南洲宣布7月1日起对北疆热轧钢材课25%反倾销税",
        "南洲商务部8日公布，北疆出口的热轧钢材自7月1日起被课以25%的反倾销关税。部长陆远山表示，北疆钢厂以低于成本的价格销售，使三家本地钢厂停产。", "乙社");

    private static readonly Report Reaction = Post(
        "reaction", "2021-06-09T09:00", "北疆外交部召见南洲大使 称将对大豆采取反制",
        "北疆外交部9日召见南洲驻北疆大使何静，提出严正抗议。发言人高启明在例行记者会上说，北疆不排除停止进口南洲大豆，并会向世界贸易组织申诉。此前一天，南洲宣布对北疆钢材加征关税。", "丙报");

    private static readonly Report[] Cases =
    [
        Post("day1", "2021-01-05T02:00", "云州新增12例确诊 均为境外输入", "云州卫健委通报，1月4日0时至24时，云州新增12例新冠肺炎确诊病例，均为境外输入，其中海门5例、东台7例。当日治愈出院9例，现有确诊病例214例。"),
        Post("day2", "2021-01-06T02:00", "云州新增19例确诊 均为境外输入", "云州卫健委通报，1月5日0时至24时，云州新增19例新冠肺炎确诊病例，均为境外输入，其中海门8例、东台11例。当日治愈出院6例，现有确诊病例227例。"),
    ];

    [Fact]
    public void Act_and_reaction_stay_two_events()
    {
        var grouper = Of(Act, SameAct, Reaction);

        Assert.Equal(grouper.Member("act").Event, grouper.Member("same-act").Event);
        Assert.NotEqual(grouper.Member("act").Event, grouper.Member("reaction").Event);
    }

    [Fact]
    public void Two_days_of_a_daily_series_are_two_events_of_one_storyline()
    {
        var grouper = Of(Cases);

        Assert.NotEqual(grouper.Member("day1").Event, grouper.Member("day2").Event);
        Assert.Equal(grouper.Member("day1").Story, grouper.Member("day2").Story);
    }

    [Fact]
    public void No_order_and_no_batch_changes_the_groups()
    {
        Report[] all = [Act, SameAct, Reaction, .. Cases];
        var reader = new FeatureReader();
        var features = all.Select(reader.Read).ToList();
        var expected = Of(all).Memberships().Select(member => (member.Article, member.Event, member.Story)).ToList();
        Prop.ForAll(Gen.Shuffle(features.ToArray()).ToArbitrary(), ArbMap.Default.ArbFor<PositiveInt>(), (order, batch) =>
        {
            var grouper = new Grouper();
            foreach (var part in order.Chunk(batch.Get))
            {
                foreach (var one in part)
                {
                    grouper.Add(one);
                }

                grouper.Settle();
            }

            return grouper.Memberships().Select(member => (member.Article, member.Event, member.Story)).SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_event_that_comes_back_as_its_summary_keeps_its_place()
    {
        var before = Of(Act, SameAct);
        var after = new Grouper();
        foreach (var summary in before.Events())
        {
            after.Add(summary);
        }

        after.Add(Reaction);

        Assert.Equal(
            Of(Act, SameAct, Reaction).Memberships().Select(member => (member.Article, member.Event, member.Story)),
            after.Memberships().Select(member => (member.Article, member.Event, member.Story)));
    }
}
