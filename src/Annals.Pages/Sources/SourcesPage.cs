using Annals.Index.Knowledge;

namespace Annals.Pages.Sources;

/// <summary>Which outlet has its news from whom.</summary>
public sealed record SourcesPage(IReadOnlyList<Reliance> Reliances)
{
    /// <summary>False where nothing has been analysed.</summary>
    public bool IsThere { get; init; } = true;
}
