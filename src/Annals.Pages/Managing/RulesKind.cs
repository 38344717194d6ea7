namespace Annals.Pages.Managing;

/// <summary>A text by which an owner tells the archive what to do.</summary>
public enum RulesKind
{
    /// <summary>What is kept, skipped and tagged.</summary>
    Filters,

    /// <summary>Names in other spellings.</summary>
    Variants,

    /// <summary>How an outlet's pages are read.</summary>
    PageRules,
}
