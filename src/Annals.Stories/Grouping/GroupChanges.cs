namespace Annals.Stories.Grouping;

/// <summary>Tells merges, splits and new ids from the state before and after.</summary>
public static class GroupChanges
{
    /// <summary>Of events: <paramref name="before"/> and <paramref name="after"/> as <see cref="Grouper.Memberships"/> gave them.</summary>
    public static IReadOnlyList<GroupChange> OfEvents(IEnumerable<Membership> before, IEnumerable<Membership> after)
        => Between(before.Select(one => (one.Article, one.Event)), after.Select(one => (one.Article, one.Event)));

    public static IReadOnlyList<GroupChange> OfStories(IEnumerable<Membership> before, IEnumerable<Membership> after)
        => Between(before.Select(one => (one.Article, one.Story)), after.Select(one => (one.Article, one.Story)));

    /// <summary>Groups that keep their id and share articles with no other group of the other state are left out. Ordered by ids.</summary>
    public static IReadOnlyList<GroupChange> Between(IEnumerable<(string Article, string Group)> before, IEnumerable<(string Article, string Group)> after)
    {
        var old = before.ToDictionary(pair => pair.Article, pair => pair.Group, StringComparer.Ordinal);
        var now = after.ToDictionary(pair => pair.Article, pair => pair.Group, StringComparer.Ordinal);
        var forth = old.Values.Distinct().ToDictionary(id => id, _ => new SortedSet<string>(StringComparer.Ordinal));
        var back = now.Values.Distinct().ToDictionary(id => id, _ => new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (article, group) in old)
        {
            if (now.TryGetValue(article, out var other))
            {
                forth[group].Add(other);
                back[other].Add(group);
            }
        }

        var changes = new List<GroupChange>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in forth.Keys.Order(StringComparer.Ordinal).Where(seen.Add))
        {
            if (Whole(start, forth, back, seen) is var (from, to) && !(from.Count == 1 && to.Count == 1 && from[0] == to[0]))
            {
                changes.Add(new GroupChange(KindOf(from, to), from, to));
            }
        }

        changes.AddRange(back.Where(group => group.Value.Count == 0).Select(group => group.Key).Order(StringComparer.Ordinal).Select(id => new GroupChange(GroupChangeKind.New, [], [id])));
        return changes;
    }

    // All groups of both states that hang together by shared articles.
    private static (IReadOnlyList<string> From, IReadOnlyList<string> To) Whole(string start, Dictionary<string, SortedSet<string>> forth, Dictionary<string, SortedSet<string>> back, HashSet<string> seen)
    {
        var (from, to) = (new SortedSet<string>(StringComparer.Ordinal) { start }, new SortedSet<string>(StringComparer.Ordinal));
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var group))
        {
            foreach (var other in forth[group].Where(to.Add))
            {
                foreach (var sister in back[other].Where(from.Add))
                {
                    seen.Add(sister);
                    open.Enqueue(sister);
                }
            }
        }

        return ([.. from], [.. to]);
    }

    private static GroupChangeKind KindOf(IReadOnlyList<string> from, IReadOnlyList<string> to) => (from.Count, to.Count) switch
    {
        (_, 0) => GroupChangeKind.Gone,
        (1, 1) => GroupChangeKind.Renamed,
        (_, 1) => GroupChangeKind.Merged,
        (1, _) => GroupChangeKind.Split,
        _ => GroupChangeKind.Mixed,
    };
}
