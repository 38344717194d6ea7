using Annals.Language.Comparing;

namespace Annals.Language.Tests.Comparing;

public class NoiseTests
{
    [Theory]
    [InlineData("1 小时前")]
    [InlineData("最近更新： 24 分钟前")]
    [InlineData("更新于21分钟前")]
    [InlineData("刚刚更新")]
    [InlineData("Last updated: 5 minutes ago")]
    [InlineData("(updated an hour ago)")]
    [InlineData("il y a 3 heures")]
    [InlineData("昨天 19:05")]
    [InlineData("阅读 1204")]
    [InlineData("评论(56) 分享(7)")]
    [InlineData("1,234 views | 56 comments")]
    [InlineData("3.4万次 浏览")]
    [InlineData("0 Comments")]
    [InlineData(" \t ")]
    [InlineData("\u200B\uFEFF")]
    public void Stamps_of_the_minute_and_counters_say_nothing(string line) => Assert.True(Noise.Is(line));

    [Theory]
    [InlineData("最近更新：2020年09月05日 12:30")]
    [InlineData("2020-09-05")]
    [InlineData("3 hours ago the bridge fell")]
    [InlineData("The video has 1,234 views so far.")]
    [InlineData("十二人死亡")]
    [InlineData("12")]
    [InlineData("记者 张三")]
    [InlineData("赞成 12 票")]
    public void What_may_be_wrong_and_be_corrected_is_text(string line) => Assert.False(Noise.Is(line));

    [Theory]
    [InlineData("记者张三 | 阅读 12 | 1 小时前", "记者张三 | 阅读 13", true)]
    [InlineData("记者张三 | 阅读 12", "记者李四 | 阅读 12", false)]
    [InlineData("该视频已有 12 次观看。", "该视频已有 13 次观看。", false)]
    public void Beside_counters_only_the_particulars_count(string before, string after, bool isSame)
        => Assert.Equal(isSame, Noise.KeyOf(before) == Noise.KeyOf(after));
}
