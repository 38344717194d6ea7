using Annals.Capture.Fetching;

namespace Annals.Capture.Rechecks;

/// <summary>
/// What this machine remembers of an article's page between two looks. Without it the next look asks without a condition, and a
/// disappearance takes two looks more to be noted. Times are the archive's clock, UTC.
/// </summary>
public sealed record RecheckState
{
    public static RecheckState Empty { get; } = new();

    public Validators? Validators { get; init; }

    /// <summary>When the page was last asked and answered.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Set after a failure that may be over later.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Set while the source seems not to have the article, and nobody has confirmed it yet.</summary>
    public DateTimeOffset? AbsentSince { get; init; }

    /// <summary>The fingerprint of a text so much shorter than what is kept that it may be a failure of the page: believed when seen twice.</summary>
    public string? Doubt { get; init; }
}
