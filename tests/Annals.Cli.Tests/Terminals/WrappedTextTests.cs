using Annals.Cli.Terminals;

namespace Annals.Cli.Tests.Terminals;

public sealed class WrappedTextTests
{
    [Fact]
    public void Chinese_breaks_between_any_two_characters()
        => Assert.Equal(["外岛渡轮", "明日恢复"], WrappedText.Lines("外岛渡轮明日恢复", 8));

    [Fact]
    public void No_line_begins_with_a_closing_mark()
        => Assert.Equal(["外岛渡", "轮，明日", "恢复。"], WrappedText.Lines("外岛渡轮，明日恢复。", 8));

    [Fact]
    public void No_line_ends_with_an_opening_mark()
        => Assert.Equal(["他说", "「明天", "恢复」"], WrappedText.Lines("他说「明天恢复」", 6));

    [Fact]
    public void English_breaks_at_blanks_and_keeps_its_marks()
        => Assert.Equal(["The ferries", "sail again,", "he said."], WrappedText.Lines("The ferries sail again, he said.", 11));

    [Fact]
    public void A_word_that_is_longer_than_a_line_stands_on_its_own()
        => Assert.Equal(["see", "https://outlet.example/bridge", "there"], WrappedText.Lines("see https://outlet.example/bridge there", 10));

    [Fact]
    public void Chinese_and_English_may_part_from_each_other()
        => Assert.Equal(["第 3 条", "ferry线", "路"], WrappedText.Lines("第 3 条ferry线路", 7));

    [Fact]
    public void Nothing_is_lost_but_blanks_at_the_ends_of_lines()
    {
        const string Text = "颱風「白鷺」轉向：外島渡輪，明天 5 時起恢復行駛（滯留旅客 420 名優先）。The harbour office said so.";
        foreach (var columns in Enumerable.Range(2, 60))
        {
            Assert.Equal(Text.Replace(" ", "", StringComparison.Ordinal), string.Concat(WrappedText.Lines(Text, columns)).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_empty_paragraph_is_an_empty_line() => Assert.Equal([""], WrappedText.Lines("", 10));
}
