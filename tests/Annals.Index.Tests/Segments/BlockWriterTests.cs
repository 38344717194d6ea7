using Annals.Index.Segments;
using Annals.Index.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Index.Tests.Segments;

public sealed class BlockWriterTests
{
    private readonly List<(ulong Key, uint Value, byte[] Block)> _blocks = [];

    [Fact]
    public void Any_postings_come_back()
        => Prop.ForAll<(ulong, uint[])[]?>(given => ComesBack(Postings(given ?? []))).QuickCheckThrowOnFailure();

    [Fact]
    public void Postings_of_many_blocks_come_back_with_the_first_of_each_in_the_directory()
    {
        var random = new Random(1);
        for (var round = 0; round < 20; round++)
        {
            var postings = new SortedDictionary<ulong, uint[]>();
            for (var i = 0; i < 2000; i++)
            {
                var key = (ulong)random.NextInt64(1L << random.Next(1, 63));
                var count = random.Next(40) == 0 ? random.Next(20_000) : random.Next(random.Next(1, 80));
                postings[key] = [.. Enumerable.Range(0, count + 1).Select(_ => (uint)random.Next(key <= char.MaxValue ? 1 << 16 : 1 << 26)).Distinct().Order()];
            }

            Assert.True(ComesBack(postings));
            Assert.True(_blocks.Count > 20);
        }
    }

    [Fact]
    public void No_block_is_larger_than_a_page_takes()
    {
        uint[] values = [.. Enumerable.Range(0, 300_000).Select(i => (uint)(i * 17))];
        Assert.True(ComesBack(new() { [1UL << 40] = values, [ulong.MaxValue] = values }));
        Assert.All(_blocks, block => Assert.InRange(block.Block.Length, 1, BlockWriter.BlockSize));
    }

    private static SortedDictionary<ulong, uint[]> Postings((ulong Key, uint[] Values)[] given)
    {
        var postings = new SortedDictionary<ulong, uint[]>();
        foreach (var (key, values) in given)
        {
            postings[key] = [.. (values ?? []).Append(1u).Select(value => key <= char.MaxValue ? value & 0xffff : value).Distinct().Order()];
        }

        return postings;
    }

    private bool ComesBack(SortedDictionary<ulong, uint[]> postings)
    {
        _blocks.Clear();
        var writer = new BlockWriter(16, 32, (key, value, block) => _blocks.Add((key, value, Checked.Open(block).ToArray())));
        foreach (var (key, values) in postings)
        {
            writer.Add(key, values);
        }

        writer.Flush();
        var read = Read(everyEntry: true);
        return read.Count == postings.Count
            && postings.All(posting => read[posting.Key].SequenceEqual(posting.Value))
            && Read(everyEntry: false).All(posting => postings[posting.Key].Contains(posting.Value[0]));
    }

    // Entries that are passed over must be found to end where they end.
    private Dictionary<ulong, List<uint>> Read(bool everyEntry)
    {
        var read = new Dictionary<ulong, List<uint>>();
        foreach (var (firstKey, firstValue, block) in _blocks)
        {
            var walk = new BlockWalk(block, firstKey);
            for (var i = 0; walk.Next(block); i++)
            {
                if (everyEntry || i % 3 == 0)
                {
                    var values = read.TryGetValue(walk.Key, out var known) ? known : read[walk.Key] = [];
                    var before = values.Count;
                    walk.Read(block, values);
                    Assert.True(i > 0 || (walk.Key == firstKey && values[before] == firstValue));
                }
            }
        }

        return read;
    }
}
