using Annals.Stories.Grouping;
using static Annals.Stories.Tests.Grouping.Posts;

namespace Annals.Stories.Tests.Grouping;

public class GrouperTests
{
    private static readonly Report Flood = Post(
        "flood", "2021-05-03T08:00", "青州水库溃坝 三村被淹七人失踪",
        "青州市应急管理局5月3日通报，当天凌晨四点，位于青州西郊的石门水库大坝发生溃决，下游三个村庄被淹，目前七人失踪，两千余名村民已经转移安置。救援队伍正在搜寻失踪者，水利专家已抵达石门水库现场调查溃坝原因。");

    private static readonly Report FloodElsewhere = Post(
        "flood-tw", "2021-05-03T10:30", "石門水庫清晨潰壩 青州3村淹沒7人失蹤",
        "中國青州市西郊的石門水庫3日凌晨發生潰壩，洪水淹沒下游三座村莊，當局說有七人失蹤，超過兩千名村民撤離。青州市應急管理局表示，水利專家已到石門水庫調查大壩潰決的原因，搜救仍在進行。", "乙社");

    private static readonly Report Strike = Post(
        "strike", "2021-05-03T09:00", "北港码头工人罢工第二天 货轮滞留外海",
        "北港码头工人工会5月3日继续罢工，要求资方把工资提高百分之八。港务公司说，已有十一艘货轮滞留在外海，双方尚未重新谈判。工会主席陈大海说，罢工会持续到资方让步为止。", "丙报");

    [Fact]
    public void Two_scripts_report_one_event()
    {
        var grouper = Of(Flood, Strike, FloodElsewhere);

        Assert.Equal(grouper.Member("flood").Event, grouper.Member("flood-tw").Event);
        Assert.NotEqual(grouper.Member("flood").Event, grouper.Member("strike").Event);
        Assert.NotEqual(grouper.Member("flood").Story, grouper.Member("strike").Story);
    }

    [Fact]
    public void A_membership_says_what_the_articles_share()
    {
        var reason = Of(Flood, FloodElsewhere, Strike).Member("flood").EventReason;

        Assert.NotNull(reason);
        Assert.Equal("flood-tw", reason.With);
        Assert.Contains(reason.Words, word => word.Contains("人失踪", StringComparison.Ordinal));
        Assert.All(reason.Names, name => Assert.True(name.End > name.Start));
        Assert.Null(Of(Strike).Member("strike").EventReason);
    }

    [Fact]
    public void The_order_of_arrival_does_not_matter()
    {
        var one = Of(Flood, Strike, FloodElsewhere).Memberships();
        var other = Of(FloodElsewhere, Strike, Flood).Memberships();

        Assert.Equal(one.Select(member => (member.Article, member.Event, member.Story)), other.Select(member => (member.Article, member.Event, member.Story)));
    }

    [Fact]
    public void An_article_that_is_taken_back_leaves_no_trace()
    {
        var grouper = Of(Flood, FloodElsewhere, Strike);
        grouper.Memberships();
        grouper.Remove("flood");

        Assert.Equal(Of(FloodElsewhere, Strike).Memberships().Select(member => (member.Article, member.Event)), grouper.Memberships().Select(member => (member.Article, member.Event)));
    }

    [Fact]
    public void An_article_that_comes_again_takes_its_own_place()
    {
        var grouper = Of(Flood, FloodElsewhere, Flood);

        Assert.Equal(2, grouper.Memberships().Count);
        Assert.Equal(grouper.Member("flood").Event, grouper.Member("flood-tw").Event);
    }

    [Fact]
    public void A_rundown_of_many_subjects_joins_nothing()
    {
        var rundown = Post(
            "rundown", "2021-05-03T12:00", "早安简报：青州水库溃坝七人失踪；北港码头罢工",
            "青州石门水库3日凌晨溃坝，下游三个村庄被淹，七人失踪。北港码头工人继续罢工，十一艘货轮滞留外海。南山市今天起恢复地铁夜班。", "丁报");
        var grouper = Of(Flood, FloodElsewhere, Strike, rundown);

        Assert.Equal(ArticleKind.Digest, grouper.Member("rundown").Kind);
        Assert.DoesNotContain(grouper.Memberships(), member => member.Article != "rundown" && (member.Event == grouper.Member("rundown").Event || member.Story == grouper.Member("rundown").Story));
    }

    [Fact]
    public void An_empty_article_stands_alone()
        => Assert.Equal(3, Of(Post("a", "2021-05-03T08:00", "", ""), Post("b", "2021-05-03T08:00", "", ""), Flood).Memberships().Select(member => member.Event).Distinct().Count());
}
