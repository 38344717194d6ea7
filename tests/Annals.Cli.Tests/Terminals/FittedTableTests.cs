using Annals.Cli.Terminals;

namespace Annals.Cli.Tests.Terminals;

public class FittedTableTests
{
    [Theory]
    [InlineData("bridge", 6)]
    [InlineData("大桥", 4)]
    [InlineData("Ａ", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("𠮷😀", 4)]
    public void A_Chinese_character_is_two_columns_wide(string text, int columns) => Assert.Equal(columns, DisplayWidth.Of(text));

    [Theory]
    [InlineData("大桥今晨通车", 12, "大桥今晨通车")]
    [InlineData("大桥今晨通车", 8, "大桥今…")]
    [InlineData("大桥今晨通车", 7, "大桥今…")]
    [InlineData("a😀b", 3, "a…")]
    public void A_headline_is_cut_by_columns_and_says_so(string text, int columns, string expected) => Assert.Equal(expected, DisplayWidth.Fit(text, columns));

    [Theory]
    [InlineData(120)]
    [InlineData(80)]
    [InlineData(48)]
    public void Every_line_fits_the_terminal(int width)
    {
        var lines = FittedTable.Lines(
            ["id", "published (UTC)", "outlet", "title"],
            [["2d711642b726", "2024-05-03 08:00", "渭滩日报与岸边报联合编辑部海外版", "渭滩大桥今晨通车，首日车流超过预期，沿线各县均有车辆排队等候，警方提醒绕行"], ["2d711642b727", "2024-05-03 09:00", "BBC", "Short"]],
            width,
            (_, cell) => cell);
        Assert.All(lines, line => Assert.InRange(DisplayWidth.Of(line), 1, width));
        Assert.StartsWith("2d711642b726  2024-05", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_an_address_of_the_web_becomes_a_link()
    {
        Assert.Equal("\u001b]8;;https://news.example/%E6%A1%A5\u001b\\桥\u001b]8;;\u001b\\", Hyperlink.Of("桥", "https://news.example/桥"));
        Assert.Equal("桥", Hyperlink.Of("桥", "javascript:alert(1)"));
        Assert.Equal("桥", Hyperlink.Of("桥", "nonsense\u001b]8;;"));
    }
}
