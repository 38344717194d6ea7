using Annals.Index.Segments;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Index.Tests.Segments;

public sealed class RiceCodeTests
{
    private readonly byte[] _buffer = new byte[1 << 16];

    [Fact]
    public void Any_ascending_numbers_come_back()
        => Prop.ForAll<uint[]?>(given => ComesBack([.. (given ?? []).Append(3u).Distinct().Order()])).QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_of_every_size_and_density_come_back()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var value = (long)random.Next(1 << random.Next(1, 30));
            var values = new List<uint>();
            var spread = 1 << random.Next(1, 25);
            for (var i = random.Next(1, 400); i > 0 && value <= uint.MaxValue; i--)
            {
                values.Add((uint)value);
                value += 1 + (random.Next(20) == 0 ? random.Next(int.MaxValue) : random.Next(spread));
            }

            Assert.True(ComesBack([.. values]));
        }
    }

    [Fact]
    public void The_largest_numbers_come_back() => Assert.True(ComesBack([0, 1, uint.MaxValue - 1, uint.MaxValue]));

    [Fact]
    public void What_does_not_fit_is_left_for_later()
    {
        uint[] values = [.. Enumerable.Range(0, 5000).Select(i => (uint)(i * 1000))];
        var (taken, length) = RiceCode.Write(values, _buffer, 200);
        Assert.InRange(length, 150, 200);
        Assert.Equal(values[..taken], Read(length));
    }

    [Fact]
    public void Gaps_that_fall_at_random_take_little_more_than_their_entropy()
    {
        var random = new Random(1);
        var value = 0u;
        uint[] values = [.. Enumerable.Range(0, 2000).Select(_ => value += (uint)(1 - (1000 * Math.Log(1 - random.NextDouble()))))];
        var (_, length) = RiceCode.Write(values, _buffer, _buffer.Length - 8);
        Assert.InRange(length * 8 / 2000.0, 11.4, 11.8);
    }

    private bool ComesBack(uint[] values)
    {
        var (taken, length) = RiceCode.Write(values, _buffer, _buffer.Length - 8);
        return taken == values.Length && Read(length).SequenceEqual(values);
    }

    private List<uint> Read(int length)
    {
        // Whatever stands behind the numbers must not matter.
        var numbers = new List<uint> { 7 };
        RiceCode.Read(_buffer.AsSpan(0, length), numbers);
        Assert.Equal(7u, numbers[0]);
        return numbers[1..];
    }
}
