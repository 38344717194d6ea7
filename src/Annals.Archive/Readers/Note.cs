namespace Annals.Archive.Readers;

/// <summary>A note on an article, or a highlight, as it stands now.</summary>
/// <param name="Number">From 1, unlike those of the reader's other notes.</param>
/// <param name="Revision">The revision that was read when it was written.</param>
/// <param name="WrittenAt">When it was first written (UTC).</param>
/// <param name="ChangedAt">When it was last written (UTC).</param>
/// <param name="Text">What the reader wrote; empty for a highlight without words.</param>
/// <param name="Quote">The passage; null for a note on the whole article.</param>
/// <param name="Title">The article's title when it was written; null when the file does not say.</param>
/// <param name="Url">The article's address; null when the file does not say.</param>
public sealed record Note(int Number, ArticleId Article, int Revision, DateTimeOffset WrittenAt, DateTimeOffset ChangedAt, string Text, Quotation? Quote, string? Title, string? Url);

/// <param name="StarredAt">UTC.</param>
/// <param name="Title">The article's title then; null when the file does not say.</param>
public sealed record Star(ArticleId Article, DateTimeOffset StarredAt, string? Title);
