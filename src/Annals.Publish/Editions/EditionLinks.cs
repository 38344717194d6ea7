namespace Annals.Publish.Editions;

/// <summary>Where things stand in a printed edition: a book has a file for each article, a page has places.</summary>
/// <param name="Front">The front page.</param>
/// <param name="Article">One article.</param>
/// <param name="Picture">The address of a picture; what stands before it is trusted.</param>
internal sealed record EditionLinks(string Front, Func<EditionArticle, string> Article, Func<EditionPicture, string> Picture);
