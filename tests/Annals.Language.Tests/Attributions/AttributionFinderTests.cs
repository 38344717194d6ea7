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
    [InlineData("“大桥下月通车，没有人会再等下去。”美国国务卿布林肯说。")]
    [InlineData("美国国务卿布林肯 (Antony Blinken) 在会上表示，大桥下月通车。")]
    [InlineData("美国国务卿布林肯受访时也表示，大桥下月通车。")]
    [InlineData("美国国务卿布林肯在《环球时报》的报道中说，大桥下月通车。")]
    [InlineData("美国国务卿布林肯批评对方一再推迟大桥的通车日期。")]
    [InlineData("美国国务卿布林肯发表声明，指大桥下月通车。")]
    [InlineData("美国国务卿布林肯指责对方一再推迟大桥的通车日期。")]
    [InlineData("高级研究员布林肯解读认为，大桥下月通车。")]
    [InlineData("美国国务卿布林肯向记者介绍了大桥的前景：“大桥下月通车，没有人会再等下去。”")]
    [InlineData("大桥何时通车 美国国务卿布林肯：下月就通车")]
    public void Who_speaks_is_found(string text) => Assert.EndsWith("布林肯", One(text).Speaker, StringComparison.Ordinal);

    [Fact]
    public void A_quotation_goes_on_behind_its_speaker()
    {
        const string Text = "“大桥下月通车，没有人会再等下去，”美国国务卿布林肯说，“两岸的人已经等了三年。”";

        var statement = One(Text);

        Assert.Equal((Text, SpeechKind.Quote), (Text[statement.Start..statement.End], statement.Kind));
    }

    [Theory]
    [InlineData("世界卫生组织昨天开会。该组织说，大桥下的空气很好。", "世界卫生组织")]
    [InlineData("《华尔街日报》写到了大桥。该报指出，大桥太贵。", "华尔街日报")]
    [InlineData("华为建了大桥的机房。該公司表示，机房下月启用。", "华为")]
    public void That_body_is_the_one_of_its_kind_named_last(string text, string speaker) => Assert.Equal(speaker, One(text).Speaker);

    [Fact]
    public void That_body_stays_words_where_none_of_its_kind_was_named()
        => Assert.Equal((null, "该法院"), (One("世界卫生组织昨天开会。该法院说，大桥可以通车。").Speaker, One("世界卫生组织昨天开会。该法院说，大桥可以通车。").SpeakerText));

    [Theory]
    [InlineData("有人称大桥建得太慢。", "有人")]
    [InlineData("工程延误，但也有分析人士认为大桥会按时完工。", "分析人士")]
    [InlineData("一名不愿透露姓名的官员说，大桥下月通车。", "一名不愿透露姓名的官员")]
    [InlineData("美国商务部官员表示，大桥会开放。", "官员")]
    [InlineData("住在桥边的人接受本台采访说，大桥会开放。", "住在桥边的人")]
    [InlineData("英国王室说，大桥会开放。", "王室")]
    [InlineData("调查人员透露，大桥会开放。", "调查人员")]
    [InlineData("批评声音指出，大桥太贵。", "批评声音")]
    [InlineData("负责大桥的港口工程人员说，大桥会开放。", "工程人员")]
    [InlineData("警方昨天向媒体发信，称大桥会开放。", "警方")]
    [InlineData("“独路人”亦承认，大桥会开放。", "独路人")]
    [InlineData("反对派认为，大桥会开放。", "反对派")]
    [InlineData("大桥何时通车 印媒：下月就会通车", "印媒")]
    [InlineData("卫生部门3日通报，新增四名伤者。", "卫生部门")]
    public void Who_has_no_name_speaks_too(string text, string words)
    {
        var one = One(text);
        Assert.Null(one.Speaker);
        Assert.Contains(words, one.SpeakerText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("布林肯说的这番话引起争论。")]
    [InlineData("布林肯并没有在讲话中提到大桥。")]
    [InlineData("布林肯驳斥了这些指控并离开。")]
    [InlineData("纳瓦罗的缺席引发外界猜测。")]
    [InlineData("据估计，大桥耗资上亿。")]
    [InlineData("根据协议，大桥下月通车。")]
    public void Words_of_speech_that_tell_of_none_say_nothing(string text) => Assert.Empty(Of(text));

    [Fact]
    public void Who_answers_speaks_and_not_who_is_answered()
        => Assert.Equal("中国外交部", One("中国外交部回应美国国务院说，大桥会开放。").Speaker);

    [Fact]
    public void That_office_is_the_one_named_before()
        => Assert.Equal("联邦通信委员会", Of("联邦通信委员会拒绝了申请。该委员会同时还表示，大桥会开放。")[^1].Speaker?[^7..]);

    [Fact]
    public void Who_is_cited_speaks_through_the_medium()
    {
        var one = One("台媒苹果日报引述台湾国防部官员认为，大桥会开放。");
        Assert.Contains("官员", one.SpeakerText, StringComparison.Ordinal);
        Assert.Equal("苹果日报", Assert.Single(one.Via));
    }

    [Fact]
    public void What_somebody_announced_first_only_says_when()
        => Assert.DoesNotContain(Of("日本宣布关闭大桥后，这些官员先后批评这项决定，又指大桥应当重开。"), one => one.Speaker == "日本");

    [Fact]
    public void She_is_nobody_who_was_called_mister()
        => Assert.EndsWith("蔡英文", Of("蔡英文女士说，大桥很长。\n布林肯先生说，大桥很宽。\n她说，大桥很贵。")[^1].Speaker, StringComparison.Ordinal);

    [Fact]
    public void A_surname_alone_speaks_for_the_one_who_was_named_in_full()
        => Assert.Equal("杨健砺", Of("记协主席杨健砺表示，大桥很长。\n杨指，大桥也很宽。")[^1].Speaker);

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
