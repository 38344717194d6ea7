using Annals.Archive;

namespace Annals.Index.Knowledge;

/// <summary>An article as knowledge names it beside a conclusion.</summary>
/// <param name="Published">The best time known, UTC; of publication, else of capture.</param>
public sealed record ArticleRef(ArticleId Id, string Title, string Outlet, DateTimeOffset Published);
