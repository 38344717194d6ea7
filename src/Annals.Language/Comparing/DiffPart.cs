namespace Annals.Language.Comparing;

public enum DiffKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A run of text that both versions have, or only the earlier (removed) or only the later one (added).</summary>
public sealed record DiffPart(DiffKind Kind, string Text);
