using Annals.Stories.Origins;

namespace Annals.Stories.Tests.Origins;

public class OriginTreeTests
{
    private const string Flood = "当地官员星期三表示，暴雨引发的山洪冲毁了三座桥梁，两个村庄的电力中断。";
    private const string Rescue = "救援人员用橡皮艇把居民送往学校体育馆，军方派出四架直升机运送饮用水和帐篷。";
    private const string Weather = "气象部门预计降雨还要持续两天，并提醒下游城镇的居民准备撤离。";

    [Fact]
    public void Two_outlets_quoting_one_agency_are_not_two_sources()
    {
        var tree = OriginTree.Of(
        [
            Articles.Of("a", "法广", "2023-05-03T08:00", "山洪冲毁桥梁", "据法新社报道，" + Flood, Weather),
            Articles.Of("b", "德国之声", "2023-05-03T10:00", "暴雨成灾", "法新社报道说，山洪冲毁三座桥梁，两村停电。", "居民说，他们整夜没有合眼。"),
            Articles.Of("c", "美国之音", "2023-05-03T12:00", "村民讲述洪水之夜", "村民对美国之音说，水是在凌晨来的。", "他们希望道路尽快修好。"),
        ]);

        Assert.Equal(["法新社", "美国之音"], tree.Sources.Select(source => source.Name));
        Assert.Equal(["a", "b"], tree.Sources[0].Articles);
    }

    [Fact]
    public void An_agency_at_the_head_of_an_article_is_its_source()
    {
        var tree = OriginTree.Of([Articles.Of("a", "联合早报", "2023-05-03T08:00", "山洪冲毁桥梁", "（路透社雅加达3日电）" + Flood, Rescue)]);

        var article = Assert.Single(tree.Articles);
        Assert.Equal("路透社", article.Source);
        Assert.Equal(OriginBasis.Credit, article.Basis);
        Assert.Equal("（路透社雅加达3日电）", article.Evidence!.Text);
    }

    [Theory]
    [InlineData("（法新社）")]
    [InlineData("（编译自法新社）")]
    public void A_signature_at_the_end_is_a_credit(string signature)
        => Assert.Equal("法新社", Assert.Single(OriginTree.Of([Articles.Of("a", "联合早报", "2023-05-03T08:00", "山洪冲毁桥梁", Flood, Rescue + signature)]).Articles).Source);

    [Fact]
    public void The_credit_of_a_picture_says_nothing_about_the_text()
        => Assert.Equal(OriginBasis.Own, Assert.Single(OriginTree.Of([Articles.Of("a", "联合早报", "2023-05-03T08:00", "山洪冲毁桥梁", "被洪水冲毁的桥（路透社图片）", Flood, Rescue)]).Articles).Basis);

    [Fact]
    public void An_agency_that_signs_its_own_articles_rests_on_itself()
        => Assert.Equal(OriginBasis.Own, Assert.Single(OriginTree.Of([Articles.Of("a", "(臺)中央社CNA", "2023-05-03T08:00", "山洪沖毀橋梁", "（中央社雅加達3日電）" + Flood)]).Articles).Basis);

    [Fact]
    public void A_copy_is_marked_and_rests_on_what_its_original_rests_on()
    {
        var tree = OriginTree.Of(
        [
            Articles.Of("original", "法广", "2023-05-03T08:00", "山洪冲毁桥梁", Flood, Rescue, Weather),
            Articles.Of("copy", "大纪元", "2023-05-03T11:00", "暴雨山洪", Flood.Replace("星期三", "三日", StringComparison.Ordinal), Rescue, Weather, "更多消息稍后报道给各位读者。"),
        ]);

        var copy = Assert.Single(tree.Copies);
        Assert.Equal(("copy", "original"), (copy.Article, copy.CopyOf));
        Assert.True(copy.Share > 0.5);
        Assert.Equal("original", tree.Articles[1].CopyOf);
        Assert.Equal("法广", Assert.Single(tree.Sources).Name);
    }

    [Fact]
    public void The_script_does_not_hide_a_copy()
        => Assert.Single(OriginTree.Of(
        [
            Articles.Of("a", "联合早报", "2023-05-03T08:00", "一", "军方派出四架直升机运送饮用水和帐篷到灾区。", "气象部门预计降雨还要持续两天，提醒居民准备撤离。"),
            Articles.Of("b", "中央社", "2023-05-03T09:00", "二", "軍方派出四架直升機運送飲用水和帳篷到災區。", "氣象部門預計降雨還要持續兩天，提醒居民準備撤離。"),
        ]).Copies);

    [Fact]
    public void A_chain_of_citations_is_a_chain_of_edges()
    {
        var tree = OriginTree.Of([Articles.Of("a", "法广", "2023-05-03T08:00", "会谈", "法新社北京电稿称，塔斯社援引俄罗斯驻北京大使安德烈·杰尼索夫的话说：“双方很快将举行新的会谈。”")]);

        Assert.Contains(tree.Edges, edge => (edge.From, edge.To) == ("法广", "法新社"));
        Assert.Contains(tree.Edges, edge => (edge.From, edge.To) == ("法新社", "塔斯社"));
        Assert.Contains(tree.Edges, edge => edge.From == "塔斯社" && edge.To.EndsWith("杰尼索夫", StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_in_which_articles_come_changes_nothing()
    {
        var one = Articles.Of("a", "法广", "2023-05-03T08:00", "山洪冲毁桥梁", Flood, Rescue, Weather);
        var other = Articles.Of("b", "大纪元", "2023-05-03T11:00", "暴雨山洪", Flood, Rescue, Weather);

        Assert.Equal(OriginTree.Of([one, other]).Articles, OriginTree.Of([other, one]).Articles);
    }

    [Fact]
    public void Nothing_rests_on_nothing() => Assert.Empty(OriginTree.Of([]).Sources);
}
