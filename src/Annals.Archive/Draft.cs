namespace Annals.Archive;

/// <summary>What a capture offers to the archive: one article as it stood at one time.</summary>
public sealed record Draft
{
    /// <summary>The article's address as the outlet gave it, absolute.</summary>
    public required string Url { get; init; }

    /// <summary>Set when the capture recognised a known article under another address; null lets the URL decide.</summary>
    public ArticleId? Article { get; init; }

    public required string Title { get; init; }

    public required string Outlet { get; init; }

    /// <summary>What the owner's rules call it, besides the outlet; each one line.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Null when the article names nobody.</summary>
    public string? Author { get; init; }

    /// <summary>The article's HTML as received; line breaks become blanks in the post file, nothing else changes.</summary>
    public required string Body { get; init; }

    /// <summary>UTC. Null when unknown; then the post is dated by <see cref="CapturedAt"/>.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public PublishedFrom PublishedFrom { get; init; } = PublishedFrom.Feed;

    /// <summary>The date as the feed wrote it, kept when it could not be used.</summary>
    public string? RawPublished { get; init; }

    /// <summary>When the outlet says it last changed the article (UTC); null when it does not say.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When this content was seen (UTC).</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>BCP 47; null when unknown.</summary>
    public string? Language { get; init; }

    /// <summary>The feed's address; null for a page archived by itself.</summary>
    public string? Feed { get; init; }

    /// <summary>The entry's guid or id as the feed gave it; not unique, whatever the specification says.</summary>
    public string? Guid { get; init; }

    /// <summary>Where the text came from: <c>feed</c> or <c>page</c>.</summary>
    public string Via { get; init; } = "feed";

    /// <summary>Identifies title, text and images as a reader sees them; equal fingerprints are one revision.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The fingerprint of what the feed itself said, which differs from <see cref="Fingerprint"/> when the text came from the page.</summary>
    public string? EntryFingerprint { get; init; }

    /// <summary>The pages the text was taken from, as they came, in order; empty when they are not to be kept.</summary>
    public IReadOnlyList<RawPage> Pages { get; init; } = [];

    /// <summary>See <see cref="Journal.PagesKept.FeedText"/>.</summary>
    public string? FeedText { get; init; }

    /// <summary>See <see cref="Journal.RevisionKept.Reextracted"/>.</summary>
    public long? Reextracted { get; init; }

    /// <summary>True when only the title is new, and the body that of the revision before.</summary>
    public bool IsSameText { get; init; }
}
