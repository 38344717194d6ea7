namespace Annals.Pages.Reading;

/// <summary>What the reader made of an article, as lists show it.</summary>
public sealed record ArticleMarks(bool IsUnread, bool IsStarred, bool HasNotes);
