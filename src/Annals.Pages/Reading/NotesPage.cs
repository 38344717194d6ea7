using Annals.Pages.Layout;

namespace Annals.Pages.Reading;

/// <summary>All notes and highlights of a reader.</summary>
/// <param name="Notes">The newest first.</param>
public sealed record NotesPage(IReadOnlyList<NotedArticle> Notes);

/// <param name="Article">The article as the index has it; null when the archive does not have it.</param>
/// <param name="Id">The article's.</param>
/// <param name="Title">As it was when the note was written; the id where nobody wrote it down.</param>
/// <param name="Url">Where it was published; null where nobody wrote it down.</param>
/// <param name="Note">What was written, or highlighted.</param>
public sealed record NotedArticle(Headline? Article, string Id, string Title, string? Url, NoteLine Note);
