using Annals.Index.Segments;

namespace Annals.Index.Tests.Segments;

public sealed class SegmentMergerTests
{
    [Fact]
    public void A_large_segment_is_left_alone_by_a_few_small_ones() => Assert.Empty(Worth(MergeFor.Writing, 1000, 10, 10, 10, 10, 10, 10, 10));

    [Fact]
    public void Eight_small_ones_are_merged() => Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9], Worth(MergeFor.Writing, 1000, 10, 10, 10, 10, 10, 10, 10, 10));

    [Fact]
    public void Batches_wait_until_there_are_many_of_them()
    {
        Assert.Empty(Worth(MergeFor.Writing, [.. Enumerable.Repeat(700_000L, 23)]));
        Assert.Equal(24, Worth(MergeFor.Writing, [.. Enumerable.Repeat(700_000L, 24)]).Count);
    }

    [Fact]
    public void An_index_that_settles_merges_what_is_not_much_smaller()
    {
        Assert.Equal([1, 2, 3], Worth(MergeFor.Searching, 50, 9, 2));
        Assert.Empty(Worth(MergeFor.Searching, 100, 10, 1));
        Assert.Empty(Worth(MergeFor.Searching, 100));
        Assert.Empty(Worth(MergeFor.Searching));
    }

    [Fact]
    public void An_index_built_anew_becomes_one_segment() => Assert.Equal([1, 2, 3], Worth(MergeFor.Whole, 1000, 10, 1));

    [Fact]
    public void Over_the_life_of_an_archive_each_posting_is_written_again_a_few_times_only()
    {
        var segments = new List<(long Id, long Entries)>();
        var (next, written, most) = (1L, 0L, 0);
        for (var poll = 0; poll < 20_000; poll++)
        {
            segments.Add((next++, 1000));
            var worth = SegmentMerger.WorthMerging(segments, MergeFor.Writing);
            if (worth.Count > 0)
            {
                var merged = segments.Where(segment => worth.Contains(segment.Id)).Sum(segment => segment.Entries);
                segments.RemoveAll(segment => worth.Contains(segment.Id));
                segments.Add((next++, merged));
                written += merged;
            }

            most = Math.Max(most, segments.Count);
        }

        Assert.InRange(written / (20_000 * 1000.0), 1, 8);
        Assert.InRange(most, 8, 60);
    }

    // Ids count from 1.
    private static IReadOnlyList<long> Worth(MergeFor purpose, params long[] entries)
        => SegmentMerger.WorthMerging([.. entries.Select((count, i) => (i + 1L, count))], purpose);
}
