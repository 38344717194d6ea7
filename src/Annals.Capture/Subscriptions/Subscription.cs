namespace Annals.Capture.Subscriptions;

/// <summary>One feed the owner wants to be kept.</summary>
public sealed record Subscription
{
    /// <summary>The feed's address, absolute.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The outlet's name as the owner gave it (OPML <c>text</c>); null lets the feed name itself.</summary>
    public string? Title { get; init; }

    /// <summary>The address of the outlet's site (OPML <c>htmlUrl</c>); null when not known.</summary>
    public string? Site { get; init; }

    /// <summary>The folders it lies in, the outermost first, joined by '/'; null at the top.</summary>
    public string? Folder { get; init; }

    /// <summary>The outlet said that the feed is gone (410). It stays in the list (OPML <c>isComment</c>), and is never asked again.</summary>
    public bool IsRetired { get; init; }

    /// <summary>Its owner does not want it asked for now (OPML attribute <c>annals:paused</c>, which other readers pass over).</summary>
    public bool IsPaused { get; init; }

    /// <summary>True when the schedule asks it.</summary>
    public bool IsActive => !IsRetired && !IsPaused;
}
