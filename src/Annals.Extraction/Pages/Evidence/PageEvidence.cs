namespace Annals.Extraction.Pages.Evidence;

/// <summary>
/// What an archive knows of a page besides the page: the outlet's rules, the blocks that stand in many of its articles, and what
/// its feed says of this one. Everything may be missing; nothing here is believed against the page's own text.
/// </summary>
public sealed record PageEvidence
{
    /// <summary>The outlet's rules; null when the general way is enough for it.</summary>
    public SiteRules? Rules { get; init; }

    /// <summary>
    /// <see cref="BlockPrint"/>s of blocks that stand in many different articles of this outlet. How many are many is for the
    /// caller to decide; three of twenty is a beginning. Null when nothing is known yet.
    /// </summary>
    public IReadOnlySet<ulong>? RecurringBlocks { get; init; }

    /// <summary>What the feed gave as text of the same entry, as plain text with a line for each block, whole or cut short; null when unknown.</summary>
    public string? FeedText { get; init; }
}
