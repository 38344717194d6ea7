using Annals.Language.Comparing;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Language.Tests.Comparing;

public class TextDiffTests
{
    [Theory]
    [InlineData("渭滩大桥今晨通车。", "渭滩大桥昨晚通车。", "渭滩大桥[-今晨-]{+昨晚+}通车。")]
    [InlineData("死亡人数为12人。", "死亡人数为1,234人。", "死亡人数为[-12-]{+1,234+}人。")]
    [InlineData("The bridge opened on Monday.", "The bridge opened on Tuesday.", "The bridge opened on [-Monday-]{+Tuesday+}.")]
    [InlineData("同一句话。", "同一句话。", "同一句话。")]
    [InlineData("市长甲说：好。", "市长说：好。", "市长[-甲-]说：好。")]
    public void Words_that_changed_are_marked_and_nothing_else(string before, string after, string expected)
        => Assert.Equal(expected, Marked(TextDiff.Compare(before, after)));

    [Fact]
    public void Characters_around_a_lonely_one_are_one_change()
        => Assert.Equal("他昨天下午乘火车到达[-上海北京路-]{+下海南京东+}号码附近。", Marked(TextDiff.Compare("他昨天下午乘火车到达上海北京路号码附近。", "他昨天下午乘火车到达下海南京东号码附近。")));

    [Fact]
    public void A_new_paragraph_is_added_whole_and_its_neighbours_stay()
    {
        var diff = TextDiff.Compare("第一段说桥。\n第三段说路。", "第一段说桥。\n这里插进来完全不同的一段。\n第三段说路。");

        Assert.Equal([DiffKind.Same, DiffKind.Added, DiffKind.Same], diff.Select(block => block.Parts.Single().Kind));
    }

    [Fact]
    public void A_changed_paragraph_is_found_among_new_ones()
    {
        var diff = TextDiff.Compare("渭滩市政府星期三宣布大桥通车，市民表示欢迎。", "全新导语在这里，与旧文无关。\n渭滩市政府星期四宣布大桥通车，市民表示欢迎。");

        Assert.True(diff[0].IsWhole);
        Assert.Equal("渭滩市政府星期[-三-]{+四+}宣布大桥通车，市民表示欢迎。", Marked([diff[1]]));
    }

    [Fact]
    public void Both_versions_can_be_read_off_any_diff()
    {
        var text = Gen.Elements("桥", "路", "\n", "12", "3", " ", "Weitan", "，", "\uD83D\uDE00", "“", "”").ArrayOf().Select(string.Concat);
        Prop.ForAll(text.Zip(text).ToArbitrary(), pair =>
        {
            var diff = TextDiff.Compare(pair.Item1, pair.Item2);
            return BareText.Of(Read(diff, DiffKind.Added)) == BareText.Of(pair.Item1) && Read(diff, DiffKind.Removed) == Squeezed(pair.Item2);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("大桥通车。\n1 小时前", "大桥通车。\n最近更新： 24 分钟前")]
    [InlineData("大桥通车。\n阅读 1,204　评论 3", "大桥通车。\n阅读 9,872　评论 15\n刚刚更新")]
    [InlineData("The bridge is open.\n3 hours ago", "The  bridge is open.")]
    public void Paragraphs_that_differ_by_noise_alone_are_the_same(string before, string after)
    {
        var diff = TextDiff.Compare(before, after);

        Assert.All(diff, block => Assert.False(block.IsChanged));
        Assert.Equal(ChangeClass.None, ChangeClasses.Of(TextDiff.CompareLine("桥", " 桥"), diff));
    }

    [Fact]
    public void A_paragraph_as_long_as_a_book_is_answered_too()
    {
        var before = string.Concat(Enumerable.Range(0, 60_000).Select(static i => (char)('\u4E00' + i * 7919 % 20_000)));
        var after = before[..30_000] + "改" + before[30_001..];

        Assert.Equal("改", TextDiff.Compare(before, after).Single().Parts.Single(part => part.Kind == DiffKind.Added).Text);
    }

    private static string Marked(IReadOnlyList<DiffBlock> diff)
        => string.Join('\n', diff.Select(block => string.Concat(block.Parts.Select(part => part.Kind switch
        {
            DiffKind.Removed => $"[-{part.Text}-]",
            DiffKind.Added => $"{{+{part.Text}+}}",
            _ => part.Text,
        }))));

    private static string Read(IReadOnlyList<DiffBlock> diff, DiffKind without)
        => string.Join('\n', diff.Select(block => string.Concat(block.Parts.Where(part => part.Kind != without).Select(part => part.Text))).Where(line => line.Length > 0));

    private static string Squeezed(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
