using Annals.Language.Comparing;

namespace Annals.Capture.Entries;

/// <summary>Finds out what a title was before the document was damaged, with the page as the witness.</summary>
internal static class TitleRepair
{
    /// <summary>
    /// The page's title where the damaged one is that title with something added or lost; else the damaged one. A page's
    /// title that merely says more (the name of the outlet, mostly) is not taken.
    /// </summary>
    public static string Repair(string damaged, string? page)
    {
        if (string.IsNullOrWhiteSpace(page))
        {
            return damaged;
        }

        if (damaged.Length == 0)
        {
            return page;
        }

        var (bareDamaged, barePage) = (BareText.Of(damaged), BareText.Of(page));
        var hasMore = bareDamaged != barePage && bareDamaged.Contains(barePage, StringComparison.Ordinal);
        return hasMore || TextComparison.DiffersOnlyByReplacements(damaged, page) ? page : damaged;
    }
}
