using System.Globalization;
using Annals.Index.Articles;

namespace Annals.Web.Api;

/// <summary>The place in a list behind an article: by its time of publication, then by its row. It names an article, not how many came before it: what goes and comes meanwhile moves nothing.</summary>
internal readonly record struct ListCursor(long Published, int Row)
{
    public static string After(RolledArticle article) => string.Create(CultureInfo.InvariantCulture, $"{article.Published.ToUnixTimeMilliseconds()}-{article.Row}");

    /// <returns>Null when the text is none of ours.</returns>
    public static ListCursor? Parse(string? text)
        => (text ?? "").LastIndexOf('-') is > 0 and var at
            && long.TryParse(text.AsSpan(0, at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var published)
            && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new ListCursor(published, row)
            : null;

    /// <summary>True when the article stands behind this place.</summary>
    public bool IsBefore(RolledArticle article)
        => article.Published.ToUnixTimeMilliseconds() is var published && (published < Published || (published == Published && article.Row < Row));

    /// <summary>The first place of a roll behind this one.</summary>
    public int PlaceIn(ArticleRoll roll)
    {
        var (low, high) = (0, roll.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = IsBefore(roll[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
