using Annals.Stories.Grouping;

namespace Annals.Stories.Tests.Grouping;

public class NumbersTests
{
    [Theory]
    [InlineData("100万", 1_000_000)]
    [InlineData("百万", 1_000_000)]
    [InlineData("1,300亿", 130_000_000_000)]
    [InlineData("9.4亿", 940_000_000)]
    [InlineData("二十六", 26)]
    [InlineData("两千三百", 2300)]
    public void One_number_is_one_number_however_it_is_written(string text, double value)
    {
        var at = 0;

        Assert.True(Numbers.TryRead(text, ref at, out var read));
        Assert.Equal(value, read);
        Assert.Equal(text.Length, at);
    }
}
