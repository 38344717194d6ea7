namespace Annals.Index.Knowledge;

/// <summary>That one outlet has its news from another one, or from an agency.</summary>
/// <param name="Medium">On whom it relies.</param>
/// <param name="Articles">Articles of the outlet that name it as a source.</param>
/// <param name="Share">Of all articles of the outlet, from 0 to 1.</param>
/// <param name="Direct">In how many of them it is the outlet's own source, not the source of a source.</param>
/// <param name="Months">Months with such articles, oldest first.</param>
/// <param name="Examples">Some sentences that say so, the newest first.</param>
public sealed record Reliance(
    string Outlet,
    EntitySummary Medium,
    int Articles,
    double Share,
    int Direct,
    IReadOnlyList<MonthCount> Months,
    IReadOnlyList<RelianceExample> Examples);

/// <param name="Text">The sentence.</param>
public sealed record RelianceExample(ArticleRef Article, string Text, int Start, int End);
