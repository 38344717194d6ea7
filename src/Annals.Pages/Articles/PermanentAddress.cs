using System.Globalization;
using Annals.Archive;

namespace Annals.Pages.Articles;

/// <summary>The addresses that are given to others and must mean the same for ever: a revision, and a sentence of it.</summary>
public static class PermanentAddress
{
    /// <param name="revision">From 1.</param>
    /// <param name="sentence">From 1, as <see cref="Annals.Language.Sentences.NumberedSentences"/> counts; null for the revision as a whole.</param>
    /// <returns>A path; where the archive is served is not part of it.</returns>
    public static string Of(ArticleId id, int revision, int? sentence = null)
        => sentence is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"/a/{id}@{revision}#s{number}")
            : string.Create(CultureInfo.InvariantCulture, $"/a/{id}@{revision}");
}
