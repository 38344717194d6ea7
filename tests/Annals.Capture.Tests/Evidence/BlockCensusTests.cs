using Annals.Capture.Evidence;

namespace Annals.Capture.Tests.Evidence;

public class BlockCensusTests
{
    [Fact]
    public void A_block_recurs_once_it_stood_in_five_articles_with_different_titles()
    {
        var census = new BlockCensus();
        for (ulong i = 0; i < 4; i++)
        {
            census.Count(100 + i, 200 + i, [1, 1000 + i]);
        }

        census.Count(100, 999, [1]);
        census.Count(999, 200, [1]);
        Assert.Empty(census.Recurring);

        census.Count(104, 204, [1]);
        Assert.Equal([1ul], census.Recurring);
    }

    [Fact]
    public void What_stands_in_a_small_share_of_the_articles_does_not_recur()
    {
        var census = new BlockCensus();
        for (ulong i = 0; i < 100; i++)
        {
            census.Count(1000 + i, 2000 + i, i < 9 ? [7, 8] : [8]);
        }

        Assert.Equal([8ul], census.Recurring);
    }

    [Fact]
    public void Memory_stays_bounded_and_what_is_gone_is_forgotten()
    {
        var census = new BlockCensus();
        for (ulong i = 0; i < 5000; i++)
        {
            census.Count(10_000 + i, 20_000 + i, [i < 200 ? 1ul : 2, 100_000 + i]);
        }

        Assert.Equal([2ul], census.Recurring);
        Assert.InRange(census.ToState().Prints.Length, 1, 8 * 250);
    }

    [Fact]
    public void A_saved_census_goes_on_where_it_was()
    {
        var census = new BlockCensus();
        for (ulong i = 0; i < 5; i++)
        {
            census.Count(100 + i, 200 + i, [1]);
        }

        var again = BlockCensus.From(census.ToState());
        again.Count(100, 200, [1]);

        Assert.Equal(census.Recurring, again.Recurring);
        Assert.Equal(5, again.Articles);
    }
}
