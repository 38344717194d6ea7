namespace Annals.Capture.Filtering;

/// <summary>What a line of <c>filters.txt</c> does with the articles it matches.</summary>
public enum FilterAction
{
    /// <summary>Keeps them, whatever the lines below say.</summary>
    Keep,

    /// <summary>Does not keep them, unless a line above keeps them.</summary>
    Skip,

    /// <summary>Gives them a tag; keeps and skips nothing.</summary>
    Tag,
}
