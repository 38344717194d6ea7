using Annals.Language.Analysis;
using Annals.Language.Claims;

namespace Annals.Language.Tests.Claims;

public class ClaimFinderTests
{
    private static readonly Analyst Shared = new();

    [Theory]
    [InlineData("桥塌了，造成至少34人罹难。", ">=34", "deaths")]
    [InlineData("橋塌了，600多人受傷。", ">600", "injured")]
    [InlineData("当地新增确诊病例12例。", "12", "infected")]
    [InlineData("议案以250票通过。", "250", "votes")]
    [InlineData("警方逮捕了40多名示威者。", ">40", "arrested")]
    public void What_is_counted_has_its_topic(string text, string value, string topic)
        => Assert.Contains(Of(text), claim => claim.Value == value && claim.Topic == topic);

    [Theory]
    [InlineData("死者是一名21岁的学生。", "21")]
    [InlineData("警方逮捕他们时鸣枪3次。", "3")]
    [InlineData("议员在投票前谈了6大问题。", "6")]
    public void What_counts_nobody_is_no_toll(string text, string value)
        => Assert.DoesNotContain(Of(text), claim => claim.Value == value && claim.Topic is not null);

    [Theory]
    [InlineData("持股不超过30%。", "percent", "<=30", "%")]
    [InlineData("持股未逾30%。", "percent", "<=30", "%")]
    [InlineData("募款1千万美元。", "money", "10000000", "美元")]
    [InlineData("数千人上街。", "count", "2000..9999", "人")]
    [InlineData("投资几十万美元。", "money", "200000..999999", "美元")]
    [InlineData("他15次称赞大桥。", "count", "15", "次")]
    [InlineData("有200位华裔律师联署。", "count", "200", "位华裔律师")]
    [InlineData("约一半是广告。", "percent", "~50", "%")]
    [InlineData("全程三个小时。", "length", "PT3H", null)]
    [InlineData("桥长在全球排名第三。", "ordinal", "3", null)]
    [InlineData("这是他就任后的首站。", "first", "1", "站")]
    public void A_number_is_read_to_its_unit(string text, string kind, string value, string? unit)
        => Assert.Contains(Of(text), claim => (claim.Kind, claim.Value, claim.Unit) == (kind, value, unit));

    [Theory]
    [InlineData("这对2020总统大选意义十分重大。")]
    [InlineData("老百姓只走第一步。")]
    public void What_only_looks_like_a_number_is_none(string text) => Assert.Empty(Of(text));

    [Fact]
    public void A_number_without_a_unit_has_that_of_the_money_before_it()
        => Assert.Equal(["466000000", "140000000"], Of("一方有4.66亿美元，比另一方多出1.4亿。").Where(claim => claim.Kind == "money").Select(claim => claim.Value));

    [Fact]
    public void What_a_figure_is_of_may_stand_in_the_clause_before()
        => Assert.Contains("广告", Assert.Single(Of("各方投放的广告，达5亿美元。")).About, StringComparison.Ordinal);

    private static IReadOnlyList<Claim> Of(string text) => Shared.Read(text, new DateOnly(2023, 5, 11)).Claims;
}
