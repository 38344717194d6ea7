using Annals.Language.Times;

namespace Annals.Language.Tests.Times;

public class TimesInNewsTests
{
    [Theory]
    [InlineData("去年6月至今年8月，当局接获投诉。", "去年6月至今年8月", "2022-06/2023-08")]
    [InlineData("今年五月以来冲突不断。", "今年五月以来", "2023-05/2023-09-14")]
    [InlineData("涉及去年8月18日、10月1日的集会。", "10月1日", "2022-10-01")]
    [InlineData("委员会于6月，已要求制作节目。", "6月", "2023-06")]
    [InlineData("他呼吁推迟11月大选日期。", "11月", "2023-11")]
    [InlineData("在今个月初，他返回香港。", "今个月初", "2023-09-01/2023-09-10")]
    [InlineData("近年来战机不断绕飞。", "近年来", "../2023-09-14")]
    public void What_news_say_is_read_in_its_whole(string text, string words, string value)
        => Assert.Contains(TimeFinder.Find(text, new DateOnly(2023, 9, 14)), time => time.Text == words && time.Value == value);

    [Theory]
    [InlineData("选票无法在大选日前送达。")]
    [InlineData("他在印度独立日讲话中承诺合作。")]
    public void What_only_looks_like_a_time_is_none(string text) => Assert.Empty(TimeFinder.Find(text, new DateOnly(2023, 9, 14)));
}
