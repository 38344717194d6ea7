using Annals.Language.Analysis;

namespace Annals.Stories.Grouping;

/// <summary>An article as grouping sees it.</summary>
/// <param name="Id">The article's id in the archive; the path of a loose post file.</param>
/// <param name="Outlet">Who publishes it.</param>
/// <param name="Published">The best time known, UTC.</param>
/// <param name="Analysis">What it says; title and body are in its text.</param>
public sealed record Report(string Id, string Outlet, DateTimeOffset Published, string Title, ArticleAnalysis Analysis);
