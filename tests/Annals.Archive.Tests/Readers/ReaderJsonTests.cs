using System.Text;
using Annals.Archive.Readers;

namespace Annals.Archive.Tests.Readers;

public class ReaderJsonTests
{
    private const string Line = "{\"kind\":\"read\",\"at\":\"2024-05-03T08:00:00.000Z\",\"article\":\"9s0s0c678f6d\"}";

    [Theory]
    [InlineData(Line)]
    [InlineData("{\"kind\":\"unread\",\"at\":\"2024-05-03T08:00:00.123Z\",\"article\":\"9s0s0c678f6d\"}")]
    [InlineData("{\"kind\":\"read\",\"at\":\"2024-05-03T08:00:00.000Z\",\"article\":\"9s0s0c678f6d\",\"x\":1}")]
    [InlineData("{\"at\":\"2024-05-03T08:00:00.000Z\",\"kind\":\"read\",\"article\":\"9s0s0c678f6d\"}")]
    public void The_quick_way_reads_what_the_plain_way_reads(string line)
        => Assert.Equal(ReaderJson.ReadAny(Encoding.UTF8.GetBytes(line), out _), ReaderJson.Read(Encoding.UTF8.GetBytes(line), out _));

    [Fact]
    public void So_it_does_when_any_character_is_another()
    {
        for (var at = 0; at < Line.Length; at++)
        {
            foreach (var other in "\"{}:,.-+ 0189TZz\\\u00e9aiou")
            {
                var line = Encoding.UTF8.GetBytes(Line[..at] + other + Line[(at + 1)..]);
                var (quick, plain) = (ReaderJson.Read(line, out var quickTrouble), ReaderJson.ReadAny(line, out var plainTrouble));
                Assert.True(Equals(plain, quick) && plainTrouble == quickTrouble, Encoding.UTF8.GetString(line));
            }
        }
    }
}
