using Annals.Stories.Grouping;

namespace Annals.Stories.Tests.Grouping;

public class GroupChangesTests
{
    [Fact]
    public void Groups_that_stay_what_they_are_are_not_told()
        => Assert.Empty(GroupChanges.Between([("a", "e1"), ("b", "e1")], [("a", "e1"), ("b", "e1"), ("c", "e1")]));

    [Fact]
    public void Two_groups_that_become_one_are_a_merge()
        => Is(GroupChangeKind.Merged, ["e1", "e2"], ["e1"], GroupChanges.Between([("a", "e1"), ("b", "e2")], [("a", "e1"), ("b", "e1")]));

    [Fact]
    public void A_group_that_becomes_two_is_a_split()
        => Is(GroupChangeKind.Split, ["e1"], ["e1", "e2"], GroupChanges.Between([("a", "e1"), ("b", "e1")], [("a", "e1"), ("b", "e2")]));

    [Fact]
    public void An_earlier_first_article_gives_a_new_id()
        => Is(GroupChangeKind.Renamed, ["e2"], ["e1"], GroupChanges.Between([("b", "e2")], [("a", "e1"), ("b", "e1")]));

    [Fact]
    public void A_group_of_new_articles_is_new_and_one_without_articles_is_gone()
    {
        var changes = GroupChanges.Between([("a", "e1")], [("b", "e2")]);

        Assert.Equal([GroupChangeKind.Gone, GroupChangeKind.New], changes.Select(change => change.Kind));
    }

    private static void Is(GroupChangeKind kind, string[] from, string[] to, IReadOnlyList<GroupChange> changes)
    {
        var change = Assert.Single(changes);
        Assert.Equal(kind, change.Kind);
        Assert.Equal(from, change.From);
        Assert.Equal(to, change.To);
    }
}
