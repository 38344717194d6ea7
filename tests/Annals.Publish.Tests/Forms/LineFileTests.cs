using System.Text;
using Annals.Publish.Forms.JsonLines;
using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Forms;

public sealed class LineFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\nb\n", "1:a 2:b")]
    [InlineData("\n \r\na\n\nb", "3:a 5:b")]
    public void Lines_are_numbered_and_empty_ones_passed_over(string text, string lines)
        => Assert.Equal(lines, Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_line_longer_than_the_buffer_comes_whole()
    {
        var line = new string('x', 3_000_000);

        Assert.Equal($"1:{line} 2:end", Read(Encoding.UTF8.GetBytes($"{line}\nend")));
    }

    private string Read(byte[] bytes)
        => string.Join(' ', LineFile.Read(_folder.File("lines", bytes)).Select(line => $"{line.Number}:{Encoding.UTF8.GetString(line.Line!.Value.Span)}"));
}
