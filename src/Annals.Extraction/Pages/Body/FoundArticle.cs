using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>The article in a page.</summary>
/// <param name="Root">Pruned and measured.</param>
/// <param name="Prints">Of its blocks, those included that were left out because they recur.</param>
internal sealed record FoundArticle(Node Root, IReadOnlyList<ulong> Prints)
{
    /// <summary>The direction of writing stated nearest around the article; null when only the page as a whole states one.</summary>
    public string? Direction { get; init; }
}
