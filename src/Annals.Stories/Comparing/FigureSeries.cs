using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>One quantity as several articles give it, over time: casualties, votes, prices.</summary>
/// <param name="Subject">The clause in which the first article gives it.</param>
/// <param name="Unit">As the first article has it; null without one.</param>
/// <param name="Points">In order of publication.</param>
public sealed record FigureSeries(string Subject, string? Unit, IReadOnlyList<FigurePoint> Points, Trend Trend);

/// <param name="Number">Without its bound.</param>
/// <param name="Value">With it: <c>&gt;=9</c>.</param>
public sealed record FigurePoint(string Article, string Outlet, DateTimeOffset Published, decimal Number, string Value, Passage Evidence);

/// <summary>How a quantity moves from article to article.</summary>
public enum Trend
{
    Steady,
    Rising,
    Falling,

    /// <summary>Up and down, the later half closer together than the earlier.</summary>
    Converging,

    /// <summary>Up and down, and no closer.</summary>
    Apart,
}
