using Annals.Index.Knowledge;

namespace Annals.Pages.Figures;

/// <summary>The places at which articles count something that is followed, those first of which most articles do.</summary>
public sealed record FiguresPage(IReadOnlyList<FiguredPlace> Places)
{
    /// <summary>From 1.</summary>
    public int Number { get; init; } = 1;

    public bool HasMore { get; init; }

    /// <summary>False where nothing has been analysed.</summary>
    public bool IsThere { get; init; } = true;
}
