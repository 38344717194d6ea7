using Annals.Language.Analysis;
using Annals.Language.Claims;

namespace Annals.Language.Tests.Claims;

public class Numbers_in_claims
{
    [Theory]
    [InlineData("大橋首日三萬五千車次過橋。", "35000", "車次")]
    [InlineData("试点换上一万二千只水表。", "12000", "只水表")]
    [InlineData("首夜四百二十个座位坐满。", "420", "个座位")]
    [InlineData("有420名旅客滞留。", "420", "名旅客")]
    [InlineData("总投资86亿元。", "8600000000", "元")]
    [InlineData("拨款1亿2000万元。", "120000000", "元")]
    [InlineData("名额增至一万五千人。", "15000", "人")]
    [InlineData("运出5000多吨粮食。", ">5000", "吨")]
    [InlineData("调入一百二十万千瓦。", "1200000", "千瓦")]
    [InlineData("收到1,850封来信。", "1850", "封来信")]
    [InlineData("车流达4.1万辆次。", "41000", "辆次")]
    [InlineData("全长二点九公里处。", "2.9", "公里")]
    [InlineData("救出两百多万百姓。", ">2000000", "百姓")]
    [InlineData("捐了上百万元。", "1000000", "元")]
    public void A_number_is_read_to_its_end(string text, string value, string unit)
    {
        var claim = Assert.Single(Read(text));
        Assert.Equal((value, unit), (claim.Value, claim.Unit));
    }

    [Theory]
    [InlineData("物价上涨百分之一点二。", "1.2")]
    [InlineData("风电占百分之三十一。", "31")]
    [InlineData("支持率为45.5%。", "45.5")]
    [InlineData("支持率超过45％。", ">45")]
    [InlineData("客流少了三成。", "30")]
    [InlineData("客流少了三成五。", "35")]
    [InlineData("赞成的有三分之二。", "66.6667")]
    public void Shares_are_hundredths_however_they_are_written(string text, string value)
    {
        var claim = Assert.Single(Read(text));
        Assert.Equal(("percent", value), (claim.Kind, claim.Value));
    }

    [Theory]
    [InlineData("三成员国退出。")]
    [InlineData("一人走在街上。")]
    [InlineData("他一级一级往上走，一度停下。")]
    [InlineData("两人在门口握手。")]
    public void What_counts_nothing_is_no_claim(string text)
        => Assert.DoesNotContain(Read(text), claim => claim.Kind is "percent" or "measure" || claim.Unit == "人");

    [Fact]
    public void Two_numbers_in_a_row_are_two_claims()
        => Assert.Equal([("4", "个街道"), ("12000", "只水表")], Read("四个街道试装一万二千只水表。").Select(claim => (claim.Value, claim.Unit!)));

    [Fact]
    public void A_toll_of_two_is_one()
        => Assert.Equal("2", Assert.Single(Read("塌方造成两人死亡。")).Value);

    [Fact]
    public void Points_of_percent_are_no_percentage()
        => Assert.Equal(("measure", "0.3", "个百分点"), Assert.Single(Read("涨幅回落零点三个百分点。")) is var claim ? (claim.Kind, claim.Value, claim.Unit) : default);

    [Fact]
    public void A_number_without_end_is_no_claim()
        => Assert.DoesNotContain(Read("账号" + new string('7', 5000) + "元，" + new string('亿', 500)), claim => claim.Kind == "money");

    private static IReadOnlyList<Claim> Read(string text) => new Analyst().Read(text, new DateOnly(2023, 5, 11)).Claims;
}
