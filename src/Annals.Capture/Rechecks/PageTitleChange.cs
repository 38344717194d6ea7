using Annals.Language.Comparing;

namespace Annals.Capture.Rechecks;

/// <summary>What an article is called now, when its page's title has changed. Pure.</summary>
internal static class PageTitleChange
{
    /// <summary>
    /// The new title, in the form in which the article's is kept: pages hang the outlet's name and more on it. Null when the title is
    /// the same, or when the page called the article otherwise than we do all along, so that its feed must tell.
    /// </summary>
    /// <param name="known">The article's title as kept.</param>
    /// <param name="before">The title of the page that was kept; null when it named none, or was not kept.</param>
    /// <param name="now">The title of the page now.</param>
    public static string? Find(string known, string? before, string? now)
    {
        if (string.IsNullOrWhiteSpace(now) || string.IsNullOrWhiteSpace(before) || BareText.Of(before) == BareText.Of(now))
        {
            return null;
        }

        if (BareText.Of(before) == BareText.Of(known))
        {
            return now;
        }

        var at = before.IndexOf(known, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var (head, tail) = (before[..at], before[(at + known.Length)..]);
        var isFramed = now.Length > head.Length + tail.Length && now.StartsWith(head, StringComparison.Ordinal) && now.EndsWith(tail, StringComparison.Ordinal);
        return isFramed && now[head.Length..^tail.Length] is var title && BareText.Of(title) != BareText.Of(known) ? title : null;
    }
}
