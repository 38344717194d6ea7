using Annals.Archive;
using Annals.Index;
using Annals.Index.Articles;
using Annals.Pages.Articles;

namespace Annals.Cli.Verbs;

/// <summary>How people name an article: by id, revision and sentence as addresses have them, or by the address it was published at.</summary>
internal static class ArticleName
{
    /// <exception cref="UsageException">The text names no article.</exception>
    public static (ArticleId Id, int? Revision, int? Sentence) Parse(string text)
    {
        if (PermanentAddress.Parse(text) is { } place)
        {
            return place;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out _)
            ? (ArticleId.For(CanonicalUrl.From(text)), null, null)
            : throw new UsageException($"'{text}' is no article: give its id (12 letters and digits, as 'annals search' prints them), with @REV and #sN if need be, or its original address");
    }

    /// <exception cref="ArchiveException">The archive has no such article.</exception>
    public static ArticleDetail Find(this ArchiveIndex index, ArticleId id, string asked, string archive)
        => index.Find(id) ?? throw new ArchiveException($"there is no article {asked} in {archive}");
}
