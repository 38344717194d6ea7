using Annals.Archive;

namespace Annals.Index.Articles;

/// <summary>An article as it read at a time in the past.</summary>
/// <param name="Title">Of the revision that stood there then.</param>
/// <param name="TitleNow">Of the current revision.</param>
/// <param name="FirstSeenAt">When the first revision was captured (UTC).</param>
/// <param name="Revision">The number of the revision that stood there then.</param>
/// <param name="Language">BCP 47; null when unsure.</param>
public sealed record ArticleThen(ArticleId Id, string Outlet, string Title, string TitleNow, DateTimeOffset FirstSeenAt, int Revision, string? Language);
