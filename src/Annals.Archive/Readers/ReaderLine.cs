using System.Text.Json.Serialization;

namespace Annals.Archive.Readers;

/// <summary>One line of a reader's files: something the reader did. Later lines stand above earlier ones.</summary>
/// <remarks>A kind that this version does not know is read as a bare <see cref="ReaderLine"/> and changes nothing.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(ArticleRead), "read")]
[JsonDerivedType(typeof(ArticleUnread), "unread")]
[JsonDerivedType(typeof(AllRead), "allRead")]
[JsonDerivedType(typeof(ArticleStarred), "star")]
[JsonDerivedType(typeof(ArticleUnstarred), "unstar")]
[JsonDerivedType(typeof(NoteWritten), "note")]
[JsonDerivedType(typeof(NoteRemoved), "noteRemoved")]
public record ReaderLine
{
    /// <summary>When it was done (UTC).</summary>
    [JsonPropertyOrder(-1)]
    public DateTimeOffset At { get; init; }
}

public sealed record ArticleRead(ArticleId Article) : ReaderLine;

public sealed record ArticleUnread(ArticleId Article) : ReaderLine;

/// <summary>Everything that came in up to a time counts as read: one line, however many articles it is about.</summary>
/// <param name="Before">Up to and with this <see cref="Arrival.At"/> (UTC).</param>
/// <param name="Outlet">Only this outlet's; null for all.</param>
/// <param name="Day">Only what was published on this day (UTC); null for all.</param>
public sealed record AllRead(DateTimeOffset Before, string? Outlet = null, DateOnly? Day = null) : ReaderLine;

/// <param name="Title">The article's at that time, and <paramref name="Url"/> its address: for a person who has only this file.</param>
public sealed record ArticleStarred(ArticleId Article, string? Title = null, string? Url = null) : ReaderLine;

public sealed record ArticleUnstarred(ArticleId Article) : ReaderLine;

/// <summary>A note on an article, or on a passage of it (a highlight), written or written anew.</summary>
/// <param name="Note">Its number, from 1, unlike those of the reader's other notes; a later line of the same number replaces it.</param>
/// <param name="Revision">The revision that was read, from 1.</param>
public sealed record NoteWritten(int Note, ArticleId Article, int Revision) : ReaderLine
{
    /// <summary>What the reader wrote; null for a highlight without words.</summary>
    public string? Text { get; init; }

    /// <summary>The passage; null for a note on the whole article.</summary>
    public Quotation? Quote { get; init; }

    /// <summary>The article's title at that time, for a person who has only this file.</summary>
    public string? Title { get; init; }

    /// <summary>The article's address, for the same.</summary>
    public string? Url { get; init; }
}

public sealed record NoteRemoved(int Note) : ReaderLine;
