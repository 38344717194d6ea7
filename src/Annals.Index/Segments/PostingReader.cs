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
        var (kept, at) = (0, 0);
        for (var number = first; number <= last && at < candidates.Count; number++)
        {
            // Behind this block's values the next block's begin, if that one begins with the key at all.
            var end = number < last ? directory.FirstValue(number + 1) : uint.MaxValue;
            var start = directory.FirstKey(number) == key ? directory.FirstValue(number) : 0;
            while (at < candidates.Count && candidates[at] + offset < start)
            {
                at++;
            }

            if (at == candidates.Count || candidates[at] + offset >= end)
            {
                continue;
            }

            scratch.Clear();
            ReadBlock(segment, number, key, scratch);
            var i = 0;
            for (; at < candidates.Count && candidates[at] + offset < end; at++)
            {
                var wanted = candidates[at] + offset;
                while (i < scratch.Count && scratch[i] < wanted)
                {
                    i++;
                }

                if (i < scratch.Count && scratch[i] == wanted)
                {
                    candidates[kept++] = candidates[at];
                }
            }
        }

        candidates.RemoveRange(kept, candidates.Count - kept);
    }

    private void ReadBlock(Segment segment, int number, ulong key, List<uint> values)
    {
        var reader = new BlockReader(store.Block(segment.Id, number), segment.Directory.FirstKey(number));
        while (reader.Next() && reader.Key <= key)
        {
            if (reader.Key == key)
            {
                BlockReader.Unpack(reader.Values, values);
                return;
            }
        }
    }
}
