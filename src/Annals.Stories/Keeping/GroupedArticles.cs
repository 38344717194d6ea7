using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>What a grouping changed against what is kept.</summary>
/// <param name="IsWhole">Everything was grouped: what was kept is void.</param>
/// <param name="Articles">Those that were compared.</param>
/// <param name="Features">Of the newest of them.</param>
/// <param name="Gone">Events that are no more.</param>
/// <param name="Fresh">Events that are new, or have other articles.</param>
/// <param name="Retold">Events that are told in another storyline, or after another event.</param>
/// <param name="Rejoined">Events that may have joined others, or left them.</param>
/// <param name="Joined">See <see cref="Grouper.Joined"/>.</param>
internal sealed record GroupedArticles(
    bool IsWhole,
    IReadOnlyList<ArticleRow> Articles,
    IReadOnlyList<ArticleFeatures> Features,
    IReadOnlyList<long> Gone,
    IReadOnlyList<EventNode> Fresh,
    IReadOnlyList<EventNode> Retold,
    IReadOnlyList<EventNode> Rejoined,
    IReadOnlyDictionary<EventNode, JoinedEvent> Joined)
{
    /// <summary>What an event is part of.</summary>
    public JoinedEvent EventOf(EventNode node) => Joined.GetValueOrDefault(node) ?? new JoinedEvent(node.Id, node);

    public static GroupedArticles Whole(Grouper grouper, IReadOnlyList<ArticleRow> articles, IReadOnlyList<ArticleFeatures> features)
        => new(true, articles, features, [], [.. grouper.EventNodes.Values], [], [], grouper.Joined());

    public static GroupedArticles Among(KeptGroups kept, Grouper grouper, IReadOnlyList<ArticleRow> articles, IReadOnlyList<ArticleFeatures> features)
    {
        var restored = kept.Given.ToDictionary(static one => one.Node.Id, StringComparer.Ordinal);
        var joined = grouper.Joined();
        bool IsStanding(EventNode node) => grouper.EventNodes.GetValueOrDefault(node.Id) == node;
        return new GroupedArticles(
            false,
            articles,
            features,
            [.. kept.Given.Where(one => !IsStanding(one.Node)).Select(static one => one.Number)],
            [.. grouper.EventNodes.Values.Where(node => !restored.TryGetValue(node.Id, out var one) || one.Node != node)],
            [.. kept.ToldAgain.Where(one => IsStanding(one.Node) && IsRetold(one)).Select(static one => one.Node)],
            [.. kept.Joining.Where(one => IsStanding(one.Node) && (one.Home != one.Number || one.Event != one.Node.Id || joined.ContainsKey(one.Node))).Select(static one => one.Node)],
            joined);
    }

    private static bool IsRetold(RestoredNode one)
    {
        var told = one.Node.Told;
        Grouper.WhyTold(one.Node);
        return one.Node.Story!.Id != one.Story || one.Node.Told != told;
    }
}
