using System.Text.Json;
using Annals.Cli.Terminals;

namespace Annals.Cli.Tests.Terminals;

public class LogLineTests
{
    [Theory]
    [InlineData("two\nlines")]
    [InlineData("a\u001b[2Jcleared screen")]
    [InlineData("\u202eturned round")]
    [InlineData("\u009bC1")]
    [InlineData("\u2028separated")]
    public void Nothing_an_article_brought_begins_a_line_or_moves_a_cursor(string message)
    {
        var line = new LogLine(DateTimeOffset.UnixEpoch, "info", message).ToString();

        Assert.DoesNotContain(line, character => char.IsControl(character) || character is '\u2028' or '\u202e');
        Assert.Equal(SafeText.Escape(message), JsonDocument.Parse(line).RootElement.GetProperty("message").GetString());
    }

    [Fact]
    public void Chinese_stays_readable()
        => Assert.Equal("{\"time\":\"1970-01-01T00:00:00+00:00\",\"level\":\"warning\",\"message\":\"望川大桥\"}", new LogLine(DateTimeOffset.UnixEpoch, "warning", "望川大桥").ToString());
}
