namespace Annals.Feeds;

/// <summary>
/// One entry as the feed gave it (RSS <c>item</c>). <see cref="Id"/> is what the publisher wrote and may be missing, reused or changed:
/// identity is decided above this floor, from all of the entry.
/// </summary>
public sealed record Entry
{
    /// <summary>RSS <c>guid</c>, Atom <c>id</c>, <c>rdf:about</c>, JSON Feed <c>id</c>.</summary>
    public string? Id { get; init; }

    /// <summary>RSS 2.0 <c>guid isPermaLink</c>, true when the attribute is absent. Null when there is no <c>guid</c>.</summary>
    public bool? IdIsPermalink { get; init; }

    public TextValue? Title { get; init; }

    /// <summary>
    /// The article's address, resolved against xml:base and the feed's address. Taken from the permalink guid or an enclosure-free
    /// alternate link when there is no plain one. Null when there is none, or when its scheme is one that runs code (<c>javascript:</c>).
    /// </summary>
    public string? Link { get; init; }

    /// <summary>Instant, UTC. Null when absent or unreadable; <see cref="RawPublished"/> then still has the text.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <inheritdoc cref="Published"/>
    public DateTimeOffset? Updated { get; init; }

    /// <inheritdoc cref="Published"/>
    public DateTimeOffset? Created { get; init; }

    /// <inheritdoc cref="Published"/>
    public DateTimeOffset? Expired { get; init; }

    public string? RawPublished { get; init; }

    public string? RawUpdated { get; init; }

    public string? RawCreated { get; init; }

    public string? RawExpired { get; init; }

    public IReadOnlyList<Person> Authors { get; init; } = [];

    public IReadOnlyList<Person> Contributors { get; init; } = [];

    public Person? Publisher { get; init; }

    public TextValue? Summary { get; init; }

    /// <summary>The full text, when the feed has it: content:encoded, Atom <c>content</c>, xhtml:body, <c>content_html</c>.</summary>
    public IReadOnlyList<TextValue> Contents { get; init; } = [];

    public IReadOnlyList<Category> Categories { get; init; } = [];

    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    public IReadOnlyList<FeedLink> Links { get; init; } = [];

    public EntrySource? Source { get; init; }

    /// <summary>Address of the page with the comments (RSS 2.0 <c>comments</c>).</summary>
    public string? Comments { get; init; }

    /// <summary>Number of comments (<c>slash:comments</c>, <c>thr:total</c>).</summary>
    public int? CommentCount { get; init; }

    /// <summary>The entry this one answers (RFC 4685).</summary>
    public InReplyTo? InReplyTo { get; init; }

    public IReadOnlyList<MediaItem> Media { get; init; } = [];

    public GeoShape? Geo { get; init; }

    public ItunesInfo? Itunes { get; init; }

    /// <summary>The entry's picture: itunes:image, JSON Feed <c>image</c>.</summary>
    public string? Image { get; init; }

    public TextValue? Rights { get; init; }

    public string? License { get; init; }

    /// <summary>The language of the entry's text (xml:lang, dc:language), inherited from the feed when it says nothing itself.</summary>
    public string? Language { get; init; }

    /// <summary>Elements outside the vocabulary above, in document order.</summary>
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    /// <summary>
    /// Damage inside this entry's own markup (a bare ampersand, a bad byte, an unclosed CDATA section): its values may differ from
    /// those of an undamaged poll, and such a difference alone is no revision.
    /// </summary>
    public IReadOnlyList<FeedDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>True when the document broke off inside this entry, or its text is longer than is read: the text is absent, not half.</summary>
    public bool IsTruncated { get; init; }
}
