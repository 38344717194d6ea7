using Annals.Archive.Reading;

namespace Annals.Capture.Entries;

/// <summary>What is to be done with an entry about a known article.</summary>
internal enum Verdict
{
    /// <summary>The feed said this before.</summary>
    Unchanged,

    /// <summary>Nothing new about the article, but worth remembering that this feed says so.</summary>
    Remember,

    /// <summary>The article has changed.</summary>
    Revise,
}

/// <summary>
/// When a changed entry is a changed article. An entry is compared with what the same feed said last, never with another
/// feed's wording: otherwise two feeds of one outlet, one with and one without a footer, would revise each other for ever.
/// </summary>
internal static class RevisionRule
{
    /// <param name="addresses">The feed's address, then those it had before it moved.</param>
    /// <param name="isOwnerSpeaking">True when the feed that supplied the current text still offers the article, and so will tell of any change itself.</param>
    public static Verdict Decide(ArticleState known, EntryText entry, IReadOnlyList<string> addresses, Func<bool> isOwnerSpeaking, KeptText kept)
    {
        if (addresses.Any(address => known.Feeds.TryGetValue(address, out var said) && said == entry.Fingerprint))
        {
            return Verdict.Unchanged;
        }

        if ((known.Fingerprint ?? kept.Fingerprint) == entry.Fingerprint)
        {
            return Verdict.Remember;
        }

        return IsChange(known, entry, addresses, isOwnerSpeaking, kept) && !DiffersOnlyByReplacements(entry, kept) && !IsNoise(known, entry, kept) ? Verdict.Revise : Verdict.Remember;
    }

    private static bool IsChange(ArticleState known, EntryText entry, IReadOnlyList<string> addresses, Func<bool> isOwnerSpeaking, KeptText kept)
    {
        if (known.Fingerprint is null)
        {
            return !TextComparison.SaysNothingNew(entry.Title + "\n" + entry.Plain, kept.Title + "\n" + kept.Plain) && IsAsFull(entry, kept);
        }

        if (known.Feed is { } owner && addresses.Contains(owner))
        {
            return true;
        }

        var isOwnSite = Standing.SpeaksFor(addresses[0], known.Url);
        var isOwnersSite = known.Feed is { } other && Standing.SpeaksFor(other, known.Url);
        if (isOwnSite != isOwnersSite)
        {
            return isOwnSite && IsAsFull(entry, kept) && !TextComparison.SaysNothingNew(entry.Title + "\n" + entry.Plain, kept.Title + "\n" + kept.Plain);
        }

        var isFirstTime = !addresses.Any(known.Feeds.ContainsKey);
        return isFirstTime
            ? !FullText.LooksCut(entry) && entry.Plain.Length > 200 && entry.Plain.Length > kept.Plain.Length * 1.5
            : !isOwnerSpeaking() && IsAsFull(entry, kept);
    }

    private static bool IsAsFull(EntryText entry, KeptText kept) => entry.Plain.Length >= kept.Plain.Length * 0.7;

    // What the feed said last is kept only where the text is the feed's; for a text from the page, the page decides.
    private static bool IsNoise(ArticleState known, EntryText entry, KeptText kept)
        => known.Via == "feed" && kept.Html.Length > 0 && SameToReader.Titles(kept.Title, entry.Title) && SameToReader.Fragments(kept.Html, entry.Html);

    private static bool DiffersOnlyByReplacements(EntryText entry, KeptText kept)
        => (entry.Title + entry.Plain).Contains('\uFFFD', StringComparison.Ordinal)
            && TextComparison.DiffersOnlyByReplacements(entry.Title + "\n" + entry.Plain, kept.Title + "\n" + kept.Plain);
}
