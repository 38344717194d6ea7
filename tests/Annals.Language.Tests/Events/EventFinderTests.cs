using Annals.Language.Analysis;
using Annals.Language.Events;

namespace Annals.Language.Tests.Events;

public class EventFinderTests
{
    private static readonly Analyst Shared = new();

    [Theory]
    [InlineData("美国总统拜登5月9日签署了一项清洁水源协议。", "agreement", "2023-05-09")]
    [InlineData("印尼苏拉威西岛5月9日清晨发生强震。", "disaster", "2023-05-09")]
    [InlineData("法国总统马克龙5月9日宣誓就职。", "appointment", "2023-05-09")]
    [InlineData("首尔中央地方法院5月9日作出判决，要求赔偿。", "trial", "2023-05-09")]
    [InlineData("法国总统马克龙5月9日抵达柏林。", "visit", "2023-05-09")]
    public void An_event_has_its_kind_and_day(string text, string type, string date)
        => Assert.Contains(Of(text), one => one.Type == type && one.Date == date);

    [Fact]
    public void The_smallest_of_places_in_a_row_is_where_it_was()
        => Assert.Equal("阿斯塔纳", Of("习近平5月9日在哈萨克斯坦首都阿斯塔纳会见了普京。")[0].Place);

    [Fact]
    public void Whose_country_it_is_was_not_visited()
        => Assert.DoesNotContain(Of("马克龙5月9日接待到访的俄罗斯总统普京。"), one => one.Place == "俄罗斯");

    [Fact]
    public void Whose_country_stands_behind_the_place_was_not_visited()
        => Assert.Equal("莫斯科", Assert.Single(Of("下周将访问莫斯科的印度总理莫迪今天没有来。"), one => one.Type == "visit").Place);

    [Fact]
    public void The_place_of_the_next_clause_is_another_events()
        => Assert.Equal("中国", Assert.Single(Of("习近平和普京5月9日在中国会晤，就在俄罗斯举行阅兵之前。"), one => one.Type == "meeting").Place);

    [Theory]
    [InlineData("习近平或于6月前往中亚，并与俄罗斯总统普京会晤。", "hypothetical")]
    [InlineData("普京将于6月1日举行一系列会谈，会晤土耳其总统埃尔多安。", "planned")]
    public void A_clause_without_a_subject_goes_on_in_the_mood_of_the_one_before(string text, string status)
        => Assert.Equal(status, Assert.Single(Of(text), one => one.Type == "meeting" && one.Participants.Count > 1).Status);

    [Fact]
    public void The_day_of_a_statement_is_not_that_of_what_is_stated()
        => Assert.Null(Assert.Single(Of("美国总统拜登5月9日表示，习近平会见了普京。"), one => one.Type == "meeting").Date);

    [Fact]
    public void A_weak_word_alone_tells_nothing() => Assert.Empty(Of("首都很大。\n人口很多。\n人们很忙。\n这里的选举制度很复杂。"));

    [Fact]
    public void Who_meets_at_a_summit_meets_where_and_when_it_is()
    {
        var meeting = Assert.Single(Of("习近平和普京将出席5月15日至16日在撒马尔罕举行的上合组织峰会。习近平届时可能与普京会晤。"), one => one.Type == "meeting");
        Assert.Equal(("撒马尔罕", "2023-05-15/2023-05-16", "hypothetical"), (meeting.Place, meeting.Date, meeting.Status));
    }

    [Fact]
    public void A_length_and_an_end_tell_the_beginning()
        => Assert.Equal("2023-05-05/2023-05-11", Assert.Single(Of("俄罗斯“西方-2023”军事演习历时七天，预定于5月11日结束。"), one => one.Type == "military-exercise").Date);

    [Fact]
    public void The_two_of_a_war_are_its_parties()
        => Assert.Equal(["俄罗斯", "乌克兰"], Assert.Single(Of("俄罗斯的邻国很多。乌克兰很大。法国自2022年初俄乌战争爆发以来支持欧盟。"), one => one.Type == "invasion").Participants);

    [Fact]
    public void What_came_to_nothing_is_denied()
        => Assert.Equal("denied", Assert.Single(Of("泽连斯基试图与习近平通电话，但至今未果。"), one => one.Type == "phone-call").Status);

    private static IReadOnlyList<ReportedEvent> Of(string text) => Shared.Read(text, new DateOnly(2023, 5, 11)).Events;
}
