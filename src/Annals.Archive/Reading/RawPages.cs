using Annals.Archive.Journal;

namespace Annals.Archive.Reading;

/// <summary>The pages of an article as they were kept, read back.</summary>
public static class RawPages
{
    // As large as any page that is fetched; whatever unpacks to more was not put there by Annals.
    private const int LargestPage = 64 << 20;

    /// <summary>What the journal says of the pages the current text was taken from; null when they were not kept.</summary>
    public static PagesKept? Find(ArchiveFolder folder, Catalog catalog, ArticleId article)
        => catalog.PagesOf(article) is { } place && JournalReader.ReadAt(folder, place) is PagesKept pages && pages.Article == article.Value && !pages.Pages.Any(page => catalog.IsDropped(page.Path)) ? pages : null;

    /// <summary>The page's bytes as they came.</summary>
    /// <exception cref="ArchiveException">The file is missing or damaged; the message names it.</exception>
    public static byte[] Read(ArchiveFolder folder, KeptPage page)
    {
        try
        {
            var stored = File.ReadAllBytes(folder.Resolve(page.Path));
            return ContentHash.Of(stored).Hex == page.Sha256
                ? RawPage.Unpack(stored, page.Path.EndsWith(".gz", StringComparison.Ordinal), LargestPage)
                : throw new ArchiveException($"{page.Path} is damaged: run 'annals verify', restore it from a copy");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ArchiveException($"cannot read {page.Path}: {exception.Message}", exception);
        }
    }
}
