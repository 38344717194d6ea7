using Annals.Index.Segments;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Index.Tests.Segments;

public sealed class GapCodeTests
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly GapCode _code = new();

    [Fact]
    public void Any_ascending_numbers_come_back()
        => Prop.ForAll<uint[]?>(given => ComesBack([.. (given ?? []).Append(3u).Append(7u).Distinct().Order()])).QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_of_every_size_and_density_come_back()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            Assert.True(ComesBack(Clustered(random)));
        }
    }

    [Fact]
    public void The_largest_numbers_come_back() => Assert.True(ComesBack([0, 1, uint.MaxValue - 1, uint.MaxValue]));

    [Fact]
    public void Gaps_that_are_all_alike_come_back() => Assert.True(ComesBack([.. Enumerable.Range(0, 1000).Select(i => (uint)i * 3)]));

    [Fact]
    public void Gaps_that_fall_at_random_take_little_more_than_their_entropy()
    {
        var random = new Random(1);
        var value = 0u;
        uint[] values = [.. Enumerable.Range(0, 2000).Select(_ => value += (uint)(1 - (1000 * Math.Log(1 - random.NextDouble()))))];
        Assert.InRange(Write(values) / 2000.0, 11.4, 11.75);
    }

    [Fact]
    public void Gaps_in_clusters_take_less_than_if_they_fell_at_random()
    {
        // A word four times in an article, and not in the next hundred thousand places.
        var random = new Random(1);
        var value = 0u;
        uint[] values = [.. Enumerable.Range(0, 2000).Select(i => value += (uint)(i % 4 == 0 ? random.Next(1, 200_000) : random.Next(1, 400)))];
        Assert.InRange(Write(values) / 2000.0, 10.0, 12.2);
    }

    private static uint[] Clustered(Random random)
    {
        var value = (long)random.Next(1 << random.Next(1, 30));
        var values = new List<uint>();
        var spread = 1 << random.Next(1, 25);
        for (var i = random.Next(2, 400); i > 0 && value <= uint.MaxValue; i--)
        {
            values.Add((uint)value);
            value += 1 + (random.Next(20) == 0 ? random.Next(int.MaxValue) : random.Next(spread));
        }

        return values.Count > 1 ? [.. values] : [1, 2];
    }

    private bool ComesBack(uint[] values)
    {
        var bits = Write(values);
        var numbers = new uint[values.Length - 1];
        var at = 3;
        GapCode.Read(_buffer.AsSpan(0, (bits + 7) / 8), ref at, values[0], numbers);
        return at == bits && numbers.SequenceEqual(values[1..]);
    }

    // Three other bits stand before, so that no code may count on beginning with a byte.
    private int Write(uint[] values)
    {
        var writer = new BitStream.Writer(_buffer);
        writer.Add(5, 3);
        _code.Fit(values);
        var expected = 3 + _code.HeadBits;
        _code.WriteHead(writer);
        for (var i = 1; i < values.Length; i++)
        {
            expected += _code.BitsOf(values[i] - values[i - 1]);
            _code.Write(writer, values[i] - values[i - 1]);
        }

        Assert.Equal(expected, writer.Bits);
        writer.Finish();
        return expected;
    }
}
