using System.Runtime.InteropServices;

namespace Annals.Index.Segments;

/// <summary>Reads the values of single keys out of a segment's blocks.</summary>
internal sealed class PostingReader(SegmentStore store)
{
    /// <summary>How many blocks a key may spread over: what reading all of it costs.</summary>
    public static int BlocksOf(Segment segment, ulong key)
    {
        var (first, last) = segment.Directory.BlocksOf(key);
        return last - first + 1;
    }

    /// <summary>Adds all values of a key, ascending.</summary>
    public void Read(Segment segment, ulong key, List<uint> values)
    {
        var (first, last) = segment.Directory.BlocksOf(key);
        for (var number = first; number <= last; number++)
        {
            ReadBlock(segment, number, key, values);
        }
    }

    /// <summary>Keeps those candidates for which <c>candidate + offset</c> is a value of the key, reading only blocks where one may be.</summary>
    /// <param name="scratch">Any list; its contents are lost.</param>
    public void Intersect(Segment segment, ulong key, int offset, List<uint> candidates, List<uint> scratch)
    {
        var directory = segment.Directory;
        var (first, last) = directory.BlocksOf(key);
        var wanted = CollectionsMarshal.AsSpan(candidates);
        var (kept, at) = (0, 0);
        for (var number = first; number <= last && at < wanted.Length; number++)
        {
            // Behind this block's values the next block's begin, if that one begins with the key at all.
            var end = number < last ? directory.FirstValue(number + 1) : long.MaxValue;
            var start = directory.FirstKey(number) == key ? directory.FirstValue(number) : 0;
            while (at < wanted.Length && (long)wanted[at] + offset < start)
            {
                at++;
            }

            if (at < wanted.Length && (long)wanted[at] + offset < end)
            {
                scratch.Clear();
                ReadBlock(segment, number, key, scratch);
                KeepThoseAmong(CollectionsMarshal.AsSpan(scratch), offset, end, wanted, ref at, ref kept);
            }
        }

        CollectionsMarshal.SetCount(candidates, kept);
    }

    private static void KeepThoseAmong(ReadOnlySpan<uint> values, int offset, long end, Span<uint> wanted, ref int at, ref int kept)
    {
        var i = 0;
        for (; at < wanted.Length && (long)wanted[at] + offset < end; at++)
        {
            var value = (long)wanted[at] + offset;
            while (i < values.Length && values[i] < value)
            {
                i++;
            }

            if (i < values.Length && values[i] == value)
            {
                wanted[kept++] = wanted[at];
            }
        }
    }

    private void ReadBlock(Segment segment, int number, ulong key, List<uint> values)
    {
        var block = store.Block(segment.Id, number);
        var walk = new BlockWalk(block, segment.Directory.FirstKey(number));
        while (walk.Next(block) && walk.Key <= key)
        {
            if (walk.Key == key)
            {
                walk.Read(block, values);
            }
        }
    }
}
