using Annals.Index.Knowledge;
using Annals.Stories.Comparing;
using Annals.Stories.Passages;

namespace Annals.Pages.Figures;

/// <summary>What outlets counted at a place over time.</summary>
/// <param name="Figures">A quantity each, the most counted first.</param>
public sealed record PlaceFiguresPage(EntitySummary Place, IReadOnlyList<FollowedFigure> Figures)
{
    /// <summary>The only quantity that is shown; null for all.</summary>
    public string? Quantity { get; init; }
}

/// <summary>One quantity, in runs: numbers that lie far apart in time count different things.</summary>
/// <param name="Counts">How many numbers there are in all; the newest of them are shown.</param>
/// <param name="Runs">The newest first.</param>
public sealed record FollowedFigure(string Quantity, int Counts, IReadOnlyList<FigureRun> Runs);

/// <param name="Dots">In the order of publication; at least one.</param>
public sealed record FigureRun(IReadOnlyList<FigureDot> Dots, Trend Trend);

/// <summary>One number that an article gives.</summary>
/// <param name="Published">UTC.</param>
/// <param name="Number">Without its bound.</param>
/// <param name="Value">With it: <c>&gt;=9</c>.</param>
public sealed record FigureDot(string Outlet, DateTimeOffset Published, decimal Number, string Value, string Unit, Passage Evidence);
