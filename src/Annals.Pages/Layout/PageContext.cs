using Annals.Pages.Words;

namespace Annals.Pages.Layout;

/// <summary>What every page needs to know beside its own content.</summary>
public sealed record PageContext
{
    public required Vocabulary Words { get; init; }

    public required ReaderLinks Links { get; init; }

    /// <summary>The time at which the page is made; only its day is shown.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Path and query of this very page without <c>ui</c>, for the switch of languages; null where there is no way back (errors).</summary>
    public string? Self { get; init; }
}
