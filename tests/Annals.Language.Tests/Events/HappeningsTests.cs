using Annals.Language.Analysis;
using Annals.Language.Events;

namespace Annals.Language.Tests.Events;

public class HappeningsTests
{
    private static readonly Analyst Shared = new();

    [Theory]
    [InlineData("印度议会5月9日三读通过了这项法案。", "other", "2023-05-09")]
    [InlineData("法國總統馬克龍昨天出席了工廠的落成典禮。", "other", "2023-05-10")]
    [InlineData("5月9日，马斯克在柏林被警方带走。", "other", "2023-05-09")]
    [InlineData("法国总统马克龙将于5月20日出席世界卫生大会。", "other", "2023-05-20")]
    [InlineData("世界卫生组织5月9日公布的数字令人不安。", "statement", "2023-05-09")]
    [InlineData("德国总理朔尔茨上周敦促各国合作。", "statement", "2023-05-01/2023-05-07")]
    public void A_day_with_a_deed_is_an_event(string text, string type, string date)
        => Assert.Contains(Of(text), one => one.Type == type && one.Date == date && one.Participants.Count > 0);

    [Fact]
    public void What_stands_behind_a_preposition_is_not_what_is_done()
        => Assert.Equal("statement", Assert.Single(Of("欧盟5月9日就边境的冲突发表声明。")).Type);

    [Fact]
    public void What_is_said_and_what_it_says_are_two()
        => Assert.Equal(["statement", "other"], Of("世界卫生组织5月9日宣布，日内瓦大学5月3日启动了这项试验。").Select(one => one.Type));

    [Fact]
    public void Two_deeds_of_a_day_are_two_events()
        => Assert.Equal(2, Of("马斯克5月9日参观了柏林的工厂。\n马斯克5月9日关闭了柏林的工厂。").Count(one => one is { Type: "other", Date: "2023-05-09" }));

    [Theory]
    [InlineData("截至5月9日，世界卫生组织接种了三万人。")]
    [InlineData("世界卫生组织的数字较去年5月提高。")]
    [InlineData("选举日通常在11月举行投票。")]
    [InlineData("在竞争日益激烈的今天，世界卫生组织推动合作。")]
    public void What_is_counted_compared_or_customary_is_no_event(string text) => Assert.DoesNotContain(Of(text), one => one.Type is "other" or "statement");

    [Fact]
    public void The_bracket_behind_a_caption_dates_its_deed()
        => Assert.Contains(Of("资料照：拜登与马克龙在一个签字仪式后握手。（2017年7月4日）"), one => one is { Type: "meeting", Date: "2017-07-04", Status: "historical" });

    [Fact]
    public void An_agency_s_dateline_dates_nothing_that_follows()
        => Assert.DoesNotContain(Of("（法新社巴黎9日电）欧盟提高了关税。"), one => one.Date == "2023-05-09");

    [Fact]
    public void Who_was_spoken_of_goes_on_in_the_next_clause()
        => Assert.Contains("埃马纽埃尔·马克龙", Assert.Single(Of("马克龙身体不适，并于5月9日取消了行程。")).Participants);

    [Fact]
    public void An_election_by_which_something_is_dated_is_still_to_come()
        => Assert.Equal("planned", Assert.Single(Of("选票可能无法在今年11月3日的大选前送达。"), one => one.Type == "election").Status);

    private static IReadOnlyList<ReportedEvent> Of(string text) => Shared.Read(text, new DateOnly(2023, 5, 11)).Events;
}
