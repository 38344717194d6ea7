using Annals.Language.Times;

namespace Annals.Language.Tests.Times;

public class TimeFinderTests
{
    private static readonly DateOnly Thursday = new(2023, 5, 11);

    [Theory]
    [InlineData("桥梁2021年3月4日通车", "2021年3月4日=2021-03-04")]
    [InlineData("二零二一年三月四日通车", "二零二一年三月四日=2021-03-04")]
    [InlineData("民國112年5月1日公告", "民國112年5月1日=2023-05-01")]
    [InlineData("康熙三年动工", "康熙三年=1664")]
    [InlineData("展会5月3日至6日举行", "5月3日至6日=2023-05-03/2023-05-06")]
    [InlineData("5月3日和4日停电", "5月3日和4日=2023-05-03/2023-05-04")]
    [InlineData("12月28日至1月3日休馆", "12月28日至1月3日=2022-12-28/2023-01-03")]
    [InlineData("1至4月产量上升", "1至4月=2023-01/2023-04")]
    [InlineData("2019年和2021年两次修订", "2019年=2019|2021年=2021")]
    [InlineData("2026、2028、2030年交付", "2026、2028、2030年=2026,2028,2030")]
    public void Dates_name_their_days(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("市长周二视察了工地", "周二=2023-05-09")]
    [InlineData("市长将于周二视察工地", "周二=2023-05-16")]
    [InlineData("市长周四（5月11日）视察了工地", "周四（5月11日）=2023-05-11")]
    [InlineData("市长将于下周四（6月8日）视察工地", "下周四（6月8日）=2023-06-08")]
    [InlineData("市长称下周四（18日）将视察工地", "下周四（18日）=2023-05-18")]
    [InlineData("上周日（7日）停水", "上周日（7日）=2023-05-07")]
    [InlineData("上周五停水", "上周五=2023-05-05")]
    [InlineData("下星期三復課", "下星期三=2023-05-17")]
    [InlineData("上周降雨", "上周=2023-05-01/2023-05-07")]
    [InlineData("定于13日开馆", "13日=2023-05-13")]
    [InlineData("博物馆13日开馆", "13日=2023-05-13")]
    [InlineData("博物馆3日开馆", "3日=2023-05-03")]
    [InlineData("13日开馆了", "13日=2023-04-13")]
    [InlineData("大桥11月曾封闭", "11月=2022-11")]
    [InlineData("大桥将在11月封闭", "11月=2023-11")]
    [InlineData("3月初宣布将削减班次", "3月初=2023-03-01/2023-03-10")]
    public void What_a_week_or_month_leaves_open_the_tense_decides(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("10年前建成", "10年前=2013")]
    [InlineData("三个月后验收", "三个月后=2023-08")]
    [InlineData("兩週前開工", "兩週前=2023-04-27")]
    [InlineData("30年前的今天", "30年前的今天=1993-05-11")]
    [InlineData("2月1日签约，三天后动工", "2月1日=2023-02-01|三天后=2023-02-04")]
    [InlineData("2月1日签约，次日动工", "2月1日=2023-02-01|次日=2023-02-02")]
    [InlineData("本月早些时候试运行", "本月早些时候=2023-05-01/2023-05-10")]
    [InlineData("近三年来首次", "近三年来=2020-05/2023-05")]
    [InlineData("工期十八个月", "十八个月=P18M")]
    [InlineData("历时一年六个月", "一年六个月=P1Y6M")]
    [InlineData("停工四五个月", "四五个月=P4M/P5M")]
    [InlineData("数周没有下雨", "数周=P?W")]
    public void Lengths_are_laid_on_the_calendar_when_the_words_do(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("昨晚停电", "昨晚=2023-05-10TEV")]
    [InlineData("下午3点15分恢复供电", "下午3点15分=2023-05-11T15:15")]
    [InlineData("當地時間3日晚起火", "當地時間3日晚=2023-05-03TEV")]
    [InlineData("格林尼治时间周三18点30分失联", "格林尼治时间周三18点30分=2023-05-10T18:30Z")]
    [InlineData("第一季度增长", "第一季度=2023-Q1")]
    [InlineData("上世纪八十年代的旧城", "上世纪八十年代=1980/1989")]
    [InlineData("今年夏天很热", "今年夏天=2023-06/2023-08")]
    [InlineData("雙十節放假", "雙十節=2022-10-10")]
    public void Hours_quarters_seasons_and_feasts_are_times(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("看了《明日之后》")]
    [InlineData("一年一度的灯会")]
    [InlineData("24小时便利店")]
    [InlineData("这里住着90后")]
    [InlineData("在竞争激烈的今天，要创新")]
    [InlineData("此前没有桥")]
    [InlineData("其中日本游客最多")]
    [InlineData("")]
    public void What_is_no_time_is_not_taken_for_one(string text) => Assert.Equal("", Found(text));

    [Fact]
    public void Today_in_an_agencys_article_is_the_day_of_its_dateline()
    {
        var times = TimeFinder.Find("（中央社記者某某東京9日專電）大橋今天通車，昨天試車。", Thursday);
        Assert.Equal(["2023-05-09", "2023-05-09", "2023-05-08"], times.Select(time => time.Value));
        Assert.Equal(TimeAnchor.Dateline, times[1].Anchor);
    }

    [Theory]
    [InlineData("The bridge opened on Tuesday", "Tuesday=2023-05-09")]
    [InlineData("It was closed on Sept. 15, 2022", "Sept. 15, 2022=2022-09-15")]
    [InlineData("Work began three years ago", "three years ago=2020")]
    [InlineData("Work will end next month", "next month=2023-06")]
    public void English_times_are_found_in_English_text(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("馆方将从周日起收费。\n周日，门口排了队。", "周日=2023-05-14|周日=2023-05-14")]
    [InlineData("规定5月20日生效。他当日到场。", "5月20日=2023-05-20|当日=2023-05-11")]
    [InlineData("明天的发布会取消。馆长11时10分说明原因", "明天=2023-05-12|11时10分=2023-05-11T11:10")]
    [InlineData("为两年后的换届做准备", "两年后=2025")]
    [InlineData("他入狱近四年，身体很差", "近四年=P4Y")]
    [InlineData("45天期限将到", "45天=P45D")]
    [InlineData("馆方今年前4月亏损", "今年前4月=2023-01/2023-04")]
    [InlineData("館方前4月虧損", "前4月=2023-01/2023-04")]
    [InlineData("市长周三 (5月10日) 到场了", "周三 (5月10日)=2023-05-10")]
    public void What_was_told_before_tells_what_is_meant(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("网站“六四天网”的创办人")]
    [InlineData("所谓“十月惊奇”来了")]
    [InlineData("会议最后一天很热闹")]
    [InlineData("影片自2时2分2秒处开始")]
    public void What_looks_like_a_time_is_none(string text) => Assert.Equal("", Found(text));

    private static string Found(string text) => string.Join('|', TimeFinder.Find(text, Thursday).Select(time => $"{time.Text}={time.Value}"));
}
