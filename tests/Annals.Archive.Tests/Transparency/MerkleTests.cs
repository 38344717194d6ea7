using System.Globalization;
using Annals.Archive.Transparency;

namespace Annals.Archive.Tests.Transparency;

public class MerkleTests
{
    [Fact]
    public void The_tree_without_lines_is_the_hash_of_nothing()
        => Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", new MerkleTree().Root.ToHex());

    [Fact]
    public void A_tree_of_three_is_the_pair_and_the_third()
    {
        var leaves = Leaves(3);
        Assert.Equal(Digest.OfNode(Digest.OfNode(leaves[0], leaves[1]), leaves[2]), MerkleTree.RootOf(leaves));
    }

    [Fact]
    public void Every_line_of_every_small_journal_can_be_proved_and_no_other()
    {
        for (var size = 1; size <= 33; size++)
        {
            var leaves = Leaves(size);
            var root = MerkleTree.RootOf(leaves);
            for (var index = 0; index < size; index++)
            {
                var path = MerkleProof.Inclusion(index, leaves);
                Assert.True(MerkleProof.HoldsInclusion(index, size, leaves[index], path, root));
                Assert.False(MerkleProof.HoldsInclusion(index, size, Digest.OfLeaf("another"u8), path, root));
                Assert.False(MerkleProof.HoldsInclusion(index, size, leaves[index], [.. path, root], root));
                Assert.Equal(size == 1, MerkleProof.HoldsInclusion((index + 1) % size, size, leaves[index], path, root));
            }
        }
    }

    [Fact]
    public void A_journal_is_consistent_with_its_own_past_and_with_no_other()
    {
        for (var size = 1; size <= 33; size++)
        {
            var leaves = Leaves(size);
            var root = MerkleTree.RootOf(leaves);
            for (var past = 1; past <= size; past++)
            {
                var before = MerkleTree.RootOf(leaves.AsSpan(0, past));
                var path = MerkleProof.Consistency(past, leaves);
                Assert.True(MerkleProof.HoldsConsistency(past, before, size, root, path));
                Assert.False(MerkleProof.HoldsConsistency(past, Digest.OfLeaf("rewritten"u8), size, root, path));
                Assert.False(MerkleProof.HoldsConsistency(past, before, size, Digest.OfLeaf("rewritten"u8), path));
            }
        }
    }

    private static Digest[] Leaves(int count)
        => [.. Enumerable.Range(0, count).Select(number => Digest.OfLeaf(System.Text.Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture))))];
}
