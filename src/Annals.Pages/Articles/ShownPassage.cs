namespace Annals.Pages.Articles;

/// <summary>A place in an article's text that is to be shown marked.</summary>
/// <param name="Text">Title and plain text, as they are analysed.</param>
/// <param name="Start">UTF-16 offset into it.</param>
/// <param name="End">Exclusive.</param>
public sealed record ShownPassage(string Text, int Start, int End);
