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

    /// <summary>Reads what <see cref="Of"/> writes, and its shorter forms <c>ID</c>, <c>ID@REV</c>, <c>ID@REV#s12</c>, with whatever address of a reader before it.</summary>
    /// <returns>Null when the text is none of them.</returns>
    public static (ArticleId Id, int? Revision, int? Sentence)? Parse(string text)
    {
        var place = text.LastIndexOf("/a/", StringComparison.Ordinal) is >= 0 and var start ? text[(start + 3)..] : text;
        var (rest, sentence) = Cut(place, "#s");
        var (name, revision) = Cut(rest, "@");
        return ArticleId.TryParse(name, out var id) && sentence is not 0 && revision is not 0 ? (id, revision, sentence) : null;
    }

    // 0 for what stands behind the mark and is no number from 1.
    private static (string Before, int? Number) Cut(string text, string mark)
        => text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at
            ? (text[..at], int.TryParse(text[(at + mark.Length)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            : (text, null);
}
