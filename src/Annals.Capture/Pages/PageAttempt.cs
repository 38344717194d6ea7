namespace Annals.Capture.Pages;

/// <summary>What came of asking for an article's page.</summary>
/// <param name="Page">Null when there is no article to be had.</param>
/// <param name="Reason">Why not, in plain words; empty for a whole page.</param>
/// <param name="IsTransient">True when it may work another time.</param>
/// <param name="IsGone">True when the outlet says 410: it is not to be asked again.</param>
/// <param name="WasAsked">False when it is our own doing that there is none: no time, no room, known to be gone.</param>
public sealed record PageAttempt(ArticlePage? Page, string Reason = "", bool IsTransient = false, bool IsGone = false, bool WasAsked = true)
{
    /// <summary>True when the server says the page is what its validators stand for (304).</summary>
    public bool IsNotModified { get; init; }

    /// <summary>True when there was no answer at all: the host's fault, or the network's.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>What stands at the address instead of an article that is not there: see <see cref="Archive.Journal.ArticleGone.Status"/>. Null when it may be there.</summary>
    public string? Absence { get; init; }
}
