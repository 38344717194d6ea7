using Annals.Archive.Writing;

namespace Annals.Archive.Importing;

/// <summary>One thing that a form gives back to an archive.</summary>
/// <param name="Where">For people: the file and the line or entry in it.</param>
public abstract record ImportItem(string Where);

/// <summary>A revision of an article: its post file byte for byte and, where the form carries it, what the journal said of it.</summary>
public sealed record RevisionItem(string Where, ImportedPost Post) : ImportItem(Where);

/// <summary>A picture.</summary>
/// <param name="Url">Where it was fetched.</param>
/// <param name="Type">The media type, for its file's ending: <c>image/png</c> gives <c>.png</c>.</param>
public sealed record PictureItem(string Where, string Url, string Type, ReadOnlyMemory<byte> Bytes) : ImportItem(Where);

/// <summary>Subscriptions.</summary>
/// <param name="Opml">The whole list.</param>
public sealed record SubscriptionsItem(string Where, ReadOnlyMemory<byte> Opml) : ImportItem(Where);

/// <summary>Something that cannot be taken back; the rest is.</summary>
/// <param name="Reason">One line in plain words.</param>
public sealed record DamagedItem(string Where, string Reason) : ImportItem(Where);

/// <summary>Something that is no article and not meant to be taken back; no failure.</summary>
/// <param name="Reason">One line in plain words.</param>
public sealed record SkippedItem(string Where, string Reason) : ImportItem(Where);

/// <summary>An article as somebody read it out of a page that a form carries.</summary>
public sealed record DraftItem(string Where, Draft Draft) : ImportItem(Where);

/// <summary>A page of the web that somebody else captured: whether there is an article in it, and which, is still to be found out.</summary>
/// <param name="Url">Where it was fetched.</param>
/// <param name="Type">The Content-Type header as it came; null when there was none.</param>
/// <param name="CapturedAt">When it was fetched (UTC).</param>
public sealed record FoundPageItem(string Where, string Url, string? Type, DateTimeOffset CapturedAt, ReadOnlyMemory<byte> Bytes) : ImportItem(Where);

/// <summary>A file that may be a picture of an article given before, as somebody else captured it.</summary>
/// <param name="Url">Where it was fetched.</param>
/// <param name="Read">Reads its bytes; null when that cannot be done.</param>
public sealed record FoundPictureItem(string Where, string Url, Func<ReadOnlyMemory<byte>?> Read) : ImportItem(Where);
