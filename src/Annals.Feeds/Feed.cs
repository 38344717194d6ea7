namespace Annals.Feeds;

/// <summary>
/// One feed document as it was published: what it says about itself and its entries, in document order.
/// Everything is as found apart from white space at the ends; HTML is neither sanitised nor rewritten here.
/// Unknown is null or empty, never a sentinel.
/// </summary>
public sealed record Feed
{
    public FeedFormat Format { get; init; }

    /// <summary>The version the document claims ("2.0", "0.91", "1.1"). Null when absent or not one that exists.</summary>
    public string? Version { get; init; }

    public TextValue? Title { get; init; }

    /// <summary>RSS <c>description</c>, Atom <c>subtitle</c>, JSON Feed <c>description</c>.</summary>
    public TextValue? Subtitle { get; init; }

    public TextValue? Rights { get; init; }

    /// <summary>The site this feed belongs to, absolute when a base address is known.</summary>
    public string? Link { get; init; }

    /// <summary>Where the feed says it lives (<c>rel="self"</c>, JSON Feed <c>feed_url</c>).</summary>
    public string? Self { get; init; }

    public string? Id { get; init; }

    /// <summary>BCP 47 tag as published, underscores turned into hyphens. Null when the feed does not say.</summary>
    public string? Language { get; init; }

    /// <summary>WebSub hub (W3C WebSub section 4, <c>rel="hub"</c>), the first one.</summary>
    public string? Hub { get; init; }

    /// <summary>Instant, UTC. Null when absent or unreadable; <see cref="RawUpdated"/> then still has the text.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <inheritdoc cref="Updated"/>
    public DateTimeOffset? Published { get; init; }

    public string? RawUpdated { get; init; }

    public string? RawPublished { get; init; }

    /// <summary>RSS 2.0 <c>ttl</c>: how long the feed may be cached. Null when absent or not a positive number of minutes.</summary>
    public TimeSpan? Ttl { get; init; }

    /// <summary>Hours of the day, 0 to 23, GMT, in which the feed asks not to be read (RSS 2.0 <c>skipHours</c>).</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>Days, GMT, on which the feed asks not to be read (RSS 2.0 <c>skipDays</c>).</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>How often the feed says it changes: <c>sy:updatePeriod</c> divided by <c>sy:updateFrequency</c> (RSS 1.0 syndication module).</summary>
    public TimeSpan? UpdateInterval { get; init; }

    public IReadOnlyList<Person> Authors { get; init; } = [];

    public IReadOnlyList<Person> Contributors { get; init; } = [];

    public Person? Publisher { get; init; }

    public IReadOnlyList<Category> Categories { get; init; } = [];

    public FeedImage? Image { get; init; }

    public string? Icon { get; init; }

    public string? Logo { get; init; }

    public Generator? Generator { get; init; }

    public string? Docs { get; init; }

    /// <summary>A word to people who open the feed in a browser (Atom 0.3 <c>info</c>, FeedBurner's browserFriendly).</summary>
    public TextValue? Info { get; init; }

    public string? License { get; init; }

    public IReadOnlyList<FeedLink> Links { get; init; } = [];

    public ItunesInfo? Itunes { get; init; }

    /// <summary>Elements outside the vocabulary above, in document order.</summary>
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    public IReadOnlyList<Entry> Entries { get; init; } = [];

    /// <summary>
    /// What was wrong with the document, in document order; at most <see cref="FeedDiagnostic.Limit"/>, the rest is only counted in <see cref="DiagnosticCount"/>.
    /// </summary>
    public IReadOnlyList<FeedDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>How much was wrong with the document, listed or not.</summary>
    public int DiagnosticCount { get; init; }

    /// <summary>True when the document is not well-formed (XML 1.0 with namespaces, RFC 8259) or is no feed at all.</summary>
    public bool IsBozo { get; init; }

    /// <summary>
    /// True when the document ended before its root element (or JSON array) was closed: the entries here are complete, but later ones may be missing.
    /// </summary>
    public bool IsTruncated { get; init; }

    /// <summary>The encoding the bytes were read in: "utf-8", "gb18030", "windows-1252", … Null when there were no bytes.</summary>
    public string? Encoding { get; init; }
}
