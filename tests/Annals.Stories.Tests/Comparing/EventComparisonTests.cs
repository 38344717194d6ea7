using Annals.Stories.Comparing;
using Annals.Stories.Grouping;

namespace Annals.Stories.Tests.Comparing;

public class EventComparisonTests
{
    [Fact]
    public void A_date_two_articles_share_is_an_agreement_with_a_sentence_of_each()
    {
        var row = Row(
            Aspect.Date,
            Articles.Of("a", "法广", "2023-05-02T08:00", "访问", "法国总统马克龙将于5月8日对塞尔维亚进行国事访问。"),
            Articles.Of("b", "德国之声", "2023-05-03T08:00", "行程", "法国总统马克龙定于5月8日对塞尔维亚进行国事访问。"));

        Assert.Equal(Relation.Agreement, row.Relation);
        Assert.Equal([("a", "2023-05-08"), ("b", "2023-05-08")], row.Cells.Select(cell => (cell.Article, cell.Value)));
    }

    [Fact]
    public void What_was_planned_and_has_happened_is_an_update_and_no_contradiction()
    {
        var row = Row(
            Aspect.Status,
            Articles.Of("a", "法广", "2023-05-02T08:00", "访问", "法国总统马克龙将于5月8日对塞尔维亚进行国事访问。"),
            Articles.Of("b", "德国之声", "2023-05-09T08:00", "行程", "5月8日，法国总统马克龙对塞尔维亚进行国事访问。"));

        Assert.Equal(Relation.Update, row.Relation);
        Assert.Equal(["planned", "happened"], row.Cells.Select(cell => cell.Value));
    }

    [Fact]
    public void A_gloss_that_is_somebody_elses_name_is_a_contradiction_where_another_article_has_the_right_one()
    {
        var row = Row(
            Aspect.Gloss,
            Articles.Of("a", "法广", "2023-05-02T08:00", "一", "哈萨克斯坦总统托卡耶夫（Kassym-Jomart Tokayev）发表了讲话。"),
            Articles.Of("b", "德国之声", "2023-05-03T08:00", "二", "哈萨克斯坦总统托卡耶夫（Nursultan Nazarbayev）发表了讲话。"));

        Assert.Equal(Relation.Contradiction, row.Relation);
        Assert.Contains("Nursultan Nazarbayev", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_two_articles_share_is_one_row()
    {
        var row = Row(
            Aspect.Figure,
            Articles.Of("a", "法广", "2023-05-02T08:00", "火灾", "巴黎一座仓库发生火灾，造成12名工人受伤。"),
            Articles.Of("b", "德国之声", "2023-05-02T09:00", "大火", "巴黎的仓库火灾造成12名工人受伤。"));

        Assert.Equal(Relation.Agreement, row.Relation);
    }

    [Fact]
    public void Two_figures_of_one_day_in_like_words_about_one_body_contradict_each_other()
        => Assert.Equal(Relation.Contradiction, Figures("巴黎市政府向汉莎航空注资292.5亿元。", "其中巴黎市政府向汉莎航空注资273亿元。"));

    [Theory]
    [InlineData("巴黎市政府向汉莎航空注资292.5亿元。", "其中巴黎市政府向汉莎航空再注资273亿元。")]
    [InlineData("现年65岁的法国总统马克龙是大桥的支持者。", "现年79岁的德国总理朔尔茨是大桥的支持者。")]
    [InlineData("汉莎航空将削减的职位占集团职位总数的24%。", "汉莎航空实际削减的职位占集团职位总数的17%。")]
    public void Figures_that_may_be_of_two_things_do_not_contradict_each_other(string one, string other)
        => Assert.NotEqual(Relation.Contradiction, Figures(one, other));

    [Fact]
    public void A_rounded_figure_is_the_same_figure()
        => Assert.Equal(Relation.Agreement, Figures("法国上半年向德国出口的农产品只有73亿欧元。", "法国上半年仅向德国出口农产品72.74亿欧元。"));

    [Fact]
    public void Two_people_of_one_short_name_are_no_contradiction()
        => Assert.DoesNotContain(
            EventComparison.Of(
            [
                Articles.Of("a", "法广", "2023-05-02T08:00", "一", "美国参议员斯科特（Rick Scott）反对大桥。"),
                Articles.Of("b", "德国之声", "2023-05-02T08:00", "二", "研究所的高级研究员斯科特（Jeffrey Schott）支持大桥。"),
            ]).Rows,
            static row => row.Relation is Relation.Contradiction or Relation.Mistake);

    [Fact]
    public void Lengths_beside_what_only_grows_are_no_toll()
    {
        var comparison = EventComparison.Of(
        [
            Articles.Of("a", "法广", "2023-05-02T08:00", "隔离", "巴黎机场要求确诊感染的旅客隔离14天。"),
            Articles.Of("b", "德国之声", "2023-05-04T08:00", "隔离", "巴黎机场要求确诊感染的旅客隔离10天。"),
        ]);

        Assert.DoesNotContain(comparison.Rows, static row => row.Aspect == Aspect.Length && row.Relation == Relation.Update);
        Assert.Empty(comparison.Figures);
    }

    [Fact]
    public void A_later_and_greater_toll_is_an_update()
    {
        var comparison = EventComparison.Of(
        [
            Articles.Of("a", "法广", "2023-05-02T08:00", "地震", "土耳其地震造成23人死亡。"),
            Articles.Of("b", "德国之声", "2023-05-03T09:00", "地震", "土耳其地震造成41人死亡。"),
        ]);

        Assert.Equal(Relation.Update, Assert.Single(comparison.Rows, row => row.Aspect == Aspect.Figure).Relation);
        Assert.Equal(Trend.Rising, Assert.Single(comparison.Figures).Trend);
    }

    [Fact]
    public void The_first_since_the_same_is_the_same_first_whatever_it_is_called()
    {
        var row = Row(
            Aspect.First,
            Articles.Of("a", "法广", "2023-05-02T08:00", "一", "这是马克龙自疫情爆发以来首次出国访问。"),
            Articles.Of("b", "德国之声", "2023-05-03T08:00", "二", "这是马克龙自疫情爆发以来首次出访。"));

        Assert.Equal(Relation.Agreement, row.Relation);
    }

    [Fact]
    public void Four_countries_listed_and_five_counted_contradict_each_other()
    {
        var row = Row(
            Aspect.Membership,
            Articles.Of("a", "法广", "2023-05-02T08:00", "一", "上海合作组织的创始国是中国、俄罗斯、哈萨克斯坦、吉尔吉斯斯坦、塔吉克斯坦和乌兹别克斯坦。"),
            Articles.Of("b", "德国之声", "2023-05-03T08:00", "二", "上海合作组织的成员国包括中国、俄罗斯和中亚五国。"));

        Assert.Equal(Relation.Contradiction, row.Relation);
    }

    [Fact]
    public void One_statement_in_other_words_is_a_difference()
    {
        var row = Row(
            Aspect.Wording,
            Articles.Of("a", "法广", "2023-05-02T08:00", "一", "马克龙和朔尔茨承诺两国合作“上不封顶”。"),
            Articles.Of("b", "德国之声", "2023-05-03T08:00", "二", "马克龙和朔尔茨宣布两国合作“不设上限”。"));

        Assert.Equal(Relation.Difference, row.Relation);
    }

    [Fact]
    public void A_body_named_with_and_without_its_country_says_the_same()
        => Assert.Equal(Relation.Agreement, Row(
            Aspect.Speaker,
            Articles.Of("a", "法广", "2023-05-02T08:00", "一", "美国国务院说，新的大桥会在明年春天以前对所有的行人和车辆免费开放。"),
            Articles.Of("b", "德国之声", "2023-05-02T08:00", "二", "国务院表示，新的大桥会在明年春天以前对行人和车辆全部免费开放。")).Relation);

    [Fact]
    public void A_day_of_the_week_that_is_another_ones_is_a_mistake()
    {
        var row = Assert.Single(EventComparison.Of([Articles.Of("a", "法广", "2023-05-02T08:00", "一", "会谈定于周五（5月3日）举行。")]).Rows, row => row.Aspect == Aspect.Slip);

        Assert.Equal(Relation.Mistake, row.Relation);
        Assert.Equal("2023-05-03 is a Wednesday", row.Reason);
    }

    [Fact]
    public void Marks_the_wrong_way_round_are_a_mistake()
        => Assert.Single(EventComparison.Of([Articles.Of("a", "法广", "2023-05-02T08:00", "一", "推动”一带一路“倡议。")]).Rows, row => row.Aspect == Aspect.Slip);

    [Fact]
    public void What_one_article_tells_alone_is_no_comparison()
        => Assert.All(EventComparison.Of([Articles.Of("a", "法广", "2023-05-02T08:00", "访问", "法国总统马克龙将于5月8日对塞尔维亚进行国事访问。")]).Rows, row => Assert.Equal(Relation.Alone, row.Relation));

    [Fact]
    public void A_copy_agrees_with_its_original_about_nothing()
    {
        string[] lines = ["法国总统马克龙将于5月8日对塞尔维亚进行国事访问，这是他上任以来首次。", "随行的有外交部长和四十名企业家，双方计划签署一项能源协议。"];

        Assert.DoesNotContain(EventComparison.Of([Articles.Of("a", "法广", "2023-05-02T08:00", "访问", lines), Articles.Of("b", "大纪元", "2023-05-03T08:00", "行程", lines)]).Rows, row => row.Relation == Relation.Agreement);
    }

    [Fact]
    public void A_word_that_one_outlet_has_and_the_other_never_is_counted()
    {
        var comparison = EventComparison.Of(
        [
            Articles.Of("a", "甲", "2020-05-02T08:00", "一", [.. Enumerable.Repeat("武汉肺炎病例增加，医院床位不足。", 8)]),
            Articles.Of("b", "乙", "2020-05-02T09:00", "二", [.. Enumerable.Repeat("新冠病毒病例增加，医院床位不足。", 8)]),
        ]);

        var use = Assert.Single(comparison.Words, use => use.Word == "武汉肺炎" && use.Article == "a");
        Assert.True(use is { IsOver: true, Count: 8, Others: 0 });
        Assert.Contains("新冠病毒", use.Group);
    }

    [Fact]
    public void Every_cell_has_its_sentence()
        => Assert.All(
            EventComparison.Of([Articles.Of("a", "法广", "2023-05-02T08:00", "访问", "法国总统马克龙将于5月8日对塞尔维亚进行国事访问。"), Articles.Of("b", "德国之声", "2023-05-03T08:00", "行程", "法国总统马克龙定于5月8日对塞尔维亚进行国事访问。")]).Rows.SelectMany(row => row.Cells),
            cell => Assert.True(cell.Evidence.Sentence.Length > 0 && cell.Evidence.Start >= cell.Evidence.SentenceStart));

    [Fact]
    public void The_order_in_which_articles_come_changes_nothing()
    {
        var one = Articles.Of("a", "法广", "2023-05-02T08:00", "访问", "法国总统马克龙将于5月8日对塞尔维亚进行国事访问。");
        var other = Articles.Of("b", "德国之声", "2023-05-03T08:00", "行程", "法国总统马克龙定于5月8日对塞尔维亚进行国事访问，随行的有12名企业家。");

        Assert.Equal(Written([one, other]), Written([other, one]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("“「（")]
    [InlineData("第次首次第一")]
    [InlineData("成员国包括")]
    [InlineData("这次会晤之后")]
    public void Text_that_says_nothing_breaks_nothing(string text)
        => Assert.NotNull(EventComparison.Of([Articles.Of("a", "甲", "2020-05-02T08:00", "", text), Articles.Of("b", "", "2020-05-02T08:00", text, text)]));

    private static Relation? Figures(string one, string other)
        => EventComparison.Of([Articles.Of("a", "法广", "2023-05-02T08:00", "一", one), Articles.Of("b", "德国之声", "2023-05-02T09:00", "二", other)])
            .Rows.FirstOrDefault(static row => row.Aspect == Aspect.Figure && row.Relation != Relation.Alone)?.Relation;

    private static ClaimRow Row(Aspect aspect, params IReadOnlyList<Report> reports) => EventComparison.Of(reports).Rows.First(row => row.Aspect == aspect && row.Relation != Relation.Alone);

    private static string Written(IReadOnlyList<Report> reports)
    {
        using var stream = new MemoryStream();
        ComparisonJson.Write(EventComparison.Of(reports), stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
