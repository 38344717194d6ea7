using Annals.Archive;

namespace Annals.Index.Knowledge;

/// <summary>An article with all that is to be written of it.</summary>
/// <param name="Published">Milliseconds since 1970, UTC.</param>
/// <param name="IsDated">False when only its capture is known.</param>
/// <param name="Hash">The first bytes of the SHA-256 of the file that was read.</param>
/// <param name="Facts">Null when the file is the one that was analysed before.</param>
internal sealed record AnalysedArticle(ArticleId Id, int Revision, string Outlet, string Title, string Path, long Published, bool IsDated, byte[] Hash, byte[] Packed, ArticleFacts? Facts);
