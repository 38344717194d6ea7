using Annals.Stories.Grouping;
using Annals.Stories.Passages;

namespace Annals.Stories.Origins;

/// <summary>
/// Where the articles on one event have what they tell: outlet, agency, source, with the words that say so, and which articles are copies.
/// Two outlets that rest on one agency are one source.
/// </summary>
/// <param name="Articles">In order of publication.</param>
/// <param name="Sources">The independent ones, those with most articles first: twelve articles, three independent sources.</param>
/// <param name="Nodes">Outlets, agencies, media and speakers that the edges join.</param>
/// <param name="Edges">From who tells to whom it is from.</param>
/// <param name="Copies">Articles that share sentences.</param>
public sealed record OriginTree(
    IReadOnlyList<ArticleOrigin> Articles,
    IReadOnlyList<IndependentSource> Sources,
    IReadOnlyList<OriginNode> Nodes,
    IReadOnlyList<OriginEdge> Edges,
    IReadOnlyList<SharedText> Copies)
{
    public static OriginTree Of(IReadOnlyList<Report> reports) => new OriginFinder(MediaList.BuiltIn).Find(reports);
}

/// <summary>What one article mainly rests on.</summary>
/// <param name="Source">The medium; the outlet itself for its own reporting.</param>
/// <param name="CopyOf">The earlier article whose sentences it has; null for none.</param>
/// <param name="Evidence">The credit, the first citation or the first shared sentence; null for own reporting.</param>
public sealed record ArticleOrigin(string Article, string Outlet, string Headline, DateTimeOffset Published, string Source, OriginBasis Basis, string? CopyOf, Passage? Evidence);

/// <summary>How it is known what an article rests on.</summary>
public enum OriginBasis
{
    /// <summary>It neither credits nor cites a medium for its main matter: the outlet's own.</summary>
    Own,

    /// <summary>It is signed by an agency: （路透社）, 新华社北京电, 编译自.</summary>
    Credit,

    /// <summary>Its first sentences or most of it are told after a medium.</summary>
    Citation,

    /// <summary>At least half of it stands in an earlier article.</summary>
    Copy,
}

/// <param name="Articles">That rest on it, in order of publication.</param>
/// <param name="Outlets">That carry it, distinct.</param>
public sealed record IndependentSource(string Name, IReadOnlyList<string> Articles, IReadOnlyList<string> Outlets);

public sealed record OriginNode(string Name, OriginNodeKind Kind);

public enum OriginNodeKind
{
    /// <summary>Publishes one of the articles.</summary>
    Outlet,
    Agency,
    Medium,

    /// <summary>A person or body whose words they are.</summary>
    Speaker,
}

/// <summary>One step from who tells to whom it is from.</summary>
/// <param name="Evidence">In order of publication; never empty.</param>
public sealed record OriginEdge(string From, string To, OriginStep Step, IReadOnlyList<Passage> Evidence);

public enum OriginStep
{
    Cites,
    Credits,
    Copies,
}

/// <summary>Sentences that two articles have in common; the earlier one is the original as far as the archive knows.</summary>
/// <param name="Share">Of the later article's text, 0 to 1, without what both merely quote.</param>
/// <param name="Sentences">Of the later article.</param>
public sealed record SharedText(string Article, string CopyOf, double Share, bool IsSameOutlet, IReadOnlyList<Passage> Sentences);
