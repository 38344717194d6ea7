using Annals.Stories.Grouping;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Stories.Tests.Grouping;

public class TermVectorTests
{
    [Fact]
    public void What_two_vectors_share_is_what_a_plain_merge_finds()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<byte>(), ArbMap.Default.ArbFor<byte>(), (seed, few, many) =>
        {
            var random = new Random(seed);
            var (one, other) = (Some(random, few), Some(random, many));
            var shared = one.Terms.Select((term, i) => (term, Mine: one.Weights[i])).Join(other.Terms.Select((term, i) => (term, Theirs: other.Weights[i])), static pair => pair.term, static pair => pair.term, static (mine, theirs) => (mine.Mine, theirs.Theirs)).ToList();

            Assert.Equal(shared.Aggregate(0f, static (sum, pair) => sum + (pair.Mine * pair.Theirs)), one.Dot(other));
            Assert.Equal(other.Dot(one), one.Dot(other));
            Assert.Equal(shared.Select(static pair => Math.Min(pair.Mine, pair.Theirs)).DefaultIfEmpty(0).Max(), one.Peak(other));
            Assert.Equal(one.Terms.Count == 0 ? 0 : shared.Aggregate(0f, static (sum, pair) => sum + pair.Mine) / one.Weights.Aggregate(0f, static (sum, weight) => sum + weight), one.ShareIn(other));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_heaviest_terms_are_those_of_a_sorted_list()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<byte>(), (seed, count) =>
        {
            var vector = Some(new Random(seed), count);
            var expected = vector.Terms.Select((term, i) => (Term: term, Weight: vector.Weights[i])).OrderByDescending(static pair => pair.Weight).ThenBy(static pair => pair.Term).Take(12).Select(static pair => pair.Term);

            Assert.Equal(expected.Order(), vector.Heaviest(12).Order());
        }).QuickCheckThrowOnFailure();

    // Some small, some evenly over all hashes, some at the ends.
    private static TermVector Some(Random random, int count)
    {
        var terms = Enumerable.Range(0, count).Select(i => (i % 3) switch { 0 => (uint)random.Next(300) * 977, 1 => (uint)random.NextInt64(uint.MaxValue), _ => uint.MaxValue - (uint)random.Next(60) }).Distinct().ToList();
        return TermVector.Normalised([.. terms.Select(term => (term, 1 + (term % 7f)))], 400);
    }
}
