using Annals.Capture.Fetching;

namespace Annals.Capture.Pages;

/// <summary>An article's page to be read, with what is known of it beforehand.</summary>
/// <param name="Outlet">Whose page it is; null when nobody knows yet.</param>
/// <param name="FeedText">See <see cref="Evidence.FeedBeginning"/>; null without a feed.</param>
internal sealed record PageRequest(string Url, string? Outlet = null, string? FeedText = null)
{
    /// <summary>What the page was known by when it was last read; null asks without a condition.</summary>
    public Validators? Validators { get; init; }
}
