using Annals.Language.Analysis;
using Annals.Language.Attributions;

namespace Annals.Language.Tests.Attributions;

public class AttributionFinderTests
{
    private static readonly Analyst Shared = new();

    [Theory]
    [InlineData("美国国务卿布林肯在接受路透社专访时表示，大桥下月通车。")]
    [InlineData("美国国务卿布林肯结束对柏林的访问后说，大桥下月通车。")]
    [InlineData("美国国务卿布林肯对大桥的前景表态称，大桥下月通车。")]
    [InlineData("大桥通车了。“大桥下月通车，没有人会再等下去”，美国国务卿布林肯表示。")]
    [InlineData("美国国务卿布林肯：“大桥下月通车，没有人会再等下去。”")]
    [InlineData("在美国国务卿布林肯看来，大桥下月通车。")]
    [InlineData("工程完工。美国国务卿布林肯告诉记者，大桥下月通车。")]
    public void Who_speaks_is_found(string text) => Assert.EndsWith("布林肯", One(text).Speaker, StringComparison.Ordinal);

    [Fact]
    public void A_quotation_goes_on_behind_its_speaker()
    {
        const string Text = "“大桥下月通车，没有人会再等下去，”美国国务卿布林肯说，“两岸的人已经等了三年。”";

        var statement = One(Text);

        Assert.Equal((Text, SpeechKind.Quote), (Text[statement.Start..statement.End], statement.Kind));
    }

    [Theory]
    [InlineData("有人称大桥建得太慢。", "有人")]
    [InlineData("工程延误，但也有分析人士认为大桥会按时完工。", "分析人士")]
    [InlineData("一名不愿透露姓名的官员说，大桥下月通车。", "一名不愿透露姓名的官员")]
    [InlineData("美国商务部官员表示，大桥会开放。", "官员")]
    [InlineData("住在桥边的人接受本台采访说，大桥会开放。", "住在桥边的人")]
    [InlineData("英国王室说，大桥会开放。", "王室")]
    [InlineData("调查人员透露，大桥会开放。", "调查人员")]
    [InlineData("批评声音指出，大桥太贵。", "批评声音")]
    public void Who_has_no_name_speaks_too(string text, string words)
    {
        var one = One(text);
        Assert.Null(one.Speaker);
        Assert.Contains(words, one.SpeakerText, StringComparison.Ordinal);
    }

    [Fact]
    public void They_are_the_body_that_spoke_last()
    {
        var found = Of("美国商务部在一份声明中指出，大桥很长。\n他们说，大桥也很宽。");
        Assert.Equal("美国商务部", found[^1].Speaker);
    }

    [Fact]
    public void Two_joined_by_a_word_both_speak()
        => Assert.Equal(2, Of("美国总统拜登和法国总统马克龙表示，大桥属于大家。").Select(one => one.Speaker).Distinct().Count());

    [Fact]
    public void Both_sides_are_the_two_people_of_the_line()
        => Assert.Equal(2, Of("美国总统拜登会见了法国总统马克龙。双方表示，大桥属于大家。").Select(one => one.Speaker).Distinct().Count());

    [Fact]
    public void Who_is_only_in_the_clause_of_time_does_not_speak()
    {
        var found = Of("日本政府宣布关闭大桥后，美国国务卿布林肯表示，大桥应当重开。");
        Assert.EndsWith("布林肯", found[^1].Speaker, StringComparison.Ordinal);
        Assert.True(found[0] == found[^1] || found[0].End < found[^1].CueStart);
    }

    [Fact]
    public void A_report_cites_through_the_medium_named_last()
    {
        var found = Of("路透社报道，大桥下月通车。报道引述消息人士指，工程已经完工。");
        Assert.Equal(("消息人士", "路透社"), (found[^1].SpeakerText, string.Join(',', found[^1].Via)));
    }

    [Fact]
    public void An_agency_citing_somebody_is_his_source()
    {
        var one = One("据路透社援引知情人士的话报道，大桥下月通车。");
        Assert.Equal(("知情人士", "路透社"), (one.SpeakerText, string.Join(',', one.Via)));
    }

    [Fact]
    public void What_a_paragraph_tells_of_an_agency_it_goes_on_to_tell_of_it()
        => Assert.Equal(["新华社"], Of("据新华社报道，大桥下月通车。美国国务卿布林肯表示，工程已经完工。")[^1].Via);

    [Fact]
    public void The_next_paragraph_has_its_own_sources()
        => Assert.Empty(Of("据新华社报道，大桥下月通车。\n美国国务卿布林肯表示，工程已经完工。")[^1].Via);

    [Theory]
    [InlineData("据悉，大桥下月通车。")]
    [InlineData("美国国务卿布林肯没有在讲话中提到大桥。")]
    [InlineData("他把大桥称为奇迹。")]
    [InlineData("美国国务卿布林肯并未表示大桥会开放。")]
    [InlineData("这从中共的谨慎报导以及评论可以看出。")]
    public void Nobody_says_anything(string text) => Assert.Empty(Of(text));

    private static Attribution One(string text) => Assert.Single(Of(text));

    private static IReadOnlyList<Attribution> Of(string text) => Shared.Read(text, new DateOnly(2023, 5, 11)).Attributions;
}
