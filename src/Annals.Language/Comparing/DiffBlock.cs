namespace Annals.Language.Comparing;

/// <summary>A paragraph of either version, or of both with its changes. Without the added parts the paragraphs are the earlier version, without the removed ones the later.</summary>
public sealed record DiffBlock(IReadOnlyList<DiffPart> Parts)
{
    public bool IsChanged => Parts.Any(static part => part.Kind != DiffKind.Same);

    /// <summary>True when the whole paragraph came or went.</summary>
    public bool IsWhole => Parts is [{ Kind: not DiffKind.Same }];
}
