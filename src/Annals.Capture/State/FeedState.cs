using Annals.Capture.Fetching;
using Annals.Capture.Health.Watching;
using Annals.Feeds.Dates;

namespace Annals.Capture.State;

/// <summary>
/// What this machine remembers of a feed between two polls. Nothing of it is needed to be right: without it the next
/// poll asks once without a condition, and finds the rest in the journal. Times are the archive's clock, UTC.
/// </summary>
public sealed record FeedState
{
    public static FeedState Empty { get; } = new();

    /// <summary>The feed's own title; null until it has been read once.</summary>
    public string? Title { get; init; }

    /// <summary>The address of the site, as the feed says.</summary>
    public string? Site { get; init; }

    public Validators? Validators { get; init; }

    /// <summary>SHA-256 of the last document, so that the same bytes are not read twice.</summary>
    public string? Document { get; init; }

    /// <summary>The entries of the last document that have been dealt with: for each 8 bytes of a hash over the whole entry, and 8 that stand for its article.</summary>
    public byte[] Seen { get; init; } = [];

    /// <summary>Those of <see cref="Seen"/> that the owner's filters skipped: 8 bytes each of the hash over the entry.</summary>
    public byte[] Filtered { get; init; } = [];

    /// <summary>Which filters skipped them: with other filters they get another look. Null when none were skipped.</summary>
    public string? FilteredBy { get; init; }

    public DateTimeOffset? PolledAt { get; init; }

    public DateTimeOffset? SucceededAt { get; init; }

    public DateTimeOffset? NextPollAt { get; init; }

    /// <summary>What the schedule made of the feed's habits; null before the first success.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Why the last poll failed, in plain words; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>How the last poll failed; null when it did not, and for a fault of our own.</summary>
    public FetchOutcome? Trouble { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public int Failures { get; init; }

    /// <summary>True when it was robots.txt that said no.</summary>
    public bool IsDisallowed { get; init; }

    public int QuietPolls { get; init; }

    /// <summary>The newest believable date of any entry seen.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    public TimeSpan? TypicalGap { get; init; }

    public TimeSpan? Span { get; init; }

    public TimeSpan? Ttl { get; init; }

    public TimeSpan? UpdateInterval { get; init; }

    public IReadOnlyList<int> SkipHours { get; init; } = [];

    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>How many entries the last document had.</summary>
    public int LastOffered { get; init; }

    /// <summary>What was wrong with the last document; empty for a sound one.</summary>
    public IReadOnlyList<string> Damage { get; init; } = [];

    /// <summary>True when the last new article's text came from its page.</summary>
    public bool ReadsPages { get; init; }

    /// <summary>The newest dates that named no zone, and when their entries appeared: what the outlet's zone is learnt from.</summary>
    public IReadOnlyList<ZoneObservation> ZoneHistory { get; init; } = [];

    /// <summary>Pages fetched in a row that told no more than the feed did.</summary>
    public int PagesInVain { get; init; }

    /// <summary>Undated entries in a row whose page had no date either.</summary>
    public int DatesInVain { get; init; }

    /// <summary>Entries that would have had their page fetched, had the pages not been in vain.</summary>
    public int PagesSpared { get; init; }

    /// <summary>Articles whose page failed in a way that may be over later.</summary>
    public IReadOnlyList<OwedPage> OwedPages { get; init; } = [];

    /// <summary>Pages that answered 410, as 8 bytes each of a hash of the address: never asked again.</summary>
    public byte[] GonePages { get; init; } = [];

    /// <summary>What this feed's articles are like as the feed gives them; null until learnt.</summary>
    public WatchState? FeedWatch { get; init; }

    /// <summary>What they are like as their pages give them; null until learnt.</summary>
    public WatchState? PageWatch { get; init; }

    /// <summary>Changes seen only inside damaged documents.</summary>
    public IReadOnlyList<WaitingChange> Waiting { get; init; } = [];
}

/// <summary>An article kept with the feed's own text because its page failed; it is tried again.</summary>
/// <param name="Title">The article's title as the feed has it now.</param>
/// <param name="Entry">The fingerprint of what the feed says now.</param>
/// <param name="Tries">How often it failed.</param>
/// <param name="NextAt">Not before this (UTC, the archive's clock).</param>
public sealed record OwedPage(string Article, string Url, string Title, string Entry, int Tries, DateTimeOffset NextAt);

/// <summary>A change to a known article that so far was only seen in a damaged form.</summary>
/// <param name="Entry">The fingerprint of the changed entry.</param>
/// <param name="Sightings">In how many different documents in a row.</param>
public sealed record WaitingChange(string Article, string Entry, int Sightings);
