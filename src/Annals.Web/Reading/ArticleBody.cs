namespace Annals.Web.Reading;

/// <summary>The text of one revision, ready to be shown.</summary>
/// <param name="Html">Sanitised; pictures come from this site.</param>
/// <param name="Numbered">The same with its sentences marked, each with the number it has in the text as it is kept.</param>
/// <param name="Lead">The outlet's address of its first picture; null when it has none.</param>
/// <param name="Opening">Its first sentences; null when it has no text.</param>
/// <param name="RawPublished">The date as the feed wrote it, when it could not be used.</param>
internal sealed record ArticleBody(string Html, string Numbered, string? Lead, string? Opening, string? RawPublished)
{
    public static ArticleBody Empty { get; } = new("", "", null, null, null);
}
