using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Capture.Images;
using Annals.Index.Articles;

namespace Annals.Cli.Verbs;

/// <summary>What one article takes on the disk, in bytes, and which of its pictures are there.</summary>
internal sealed record ShownStorage(long Posts, long Pages, long Images, IReadOnlyList<ShownImage> Pictures)
{
    /// <param name="html">The body of the revision shown, whose pictures are listed; the bytes are those of all revisions and of the current pages.</param>
    public static ShownStorage Of(ArchiveFolder folder, ArticleDetail article, IReadOnlyList<RevisionSummary> revisions, string html)
    {
        var catalog = Catalog.Load(folder);
        var memory = ImageMemory.Load(folder);
        var images = ArticlePictures.Of(html, article.Url).Select(url => ShownImage.Of(folder, catalog, memory, url)).ToList();
        return new ShownStorage(
            revisions.Select(revision => revision.Path).Distinct().Sum(path => SizeOf(folder, path)),
            RawPages.Find(folder, catalog, article.Id) is PagesKept pages ? pages.Pages.DistinctBy(page => page.Path).Sum(page => page.Size) : 0,
            images.DistinctBy(image => image.Path).Sum(image => image.Bytes ?? 0),
            images);
    }

    internal static long SizeOf(ArchiveFolder folder, string path) => new FileInfo(folder.Resolve(path)) is { Exists: true } file ? file.Length : 0;
}

/// <param name="State"><c>kept</c>, <c>missing</c> (asked for in vain), <c>givenUp</c>, <c>dropped</c> or <c>waiting</c> (not asked for yet).</param>
/// <param name="Since">When it was first asked for in vain, or dropped (UTC).</param>
internal sealed record ShownImage(string Url, string State, string? Path, string? Type, long? Bytes, string? Reason, string? Since)
{
    public static ShownImage Of(ArchiveFolder folder, Catalog catalog, ImageMemory memory, string url)
        => ImageKeeper.Find(catalog, url) switch
        {
            { Path: { } path } kept => new ShownImage(url, "kept", path, kept.Type, ShownStorage.SizeOf(folder, path), null, null),
            { } => Absent(url, "dropped", ImageKeeper.Missing(catalog, memory, url)!),
            _ when memory.Find(url) is { } missing => Absent(url, missing.NextAt is null ? "givenUp" : "missing", missing),
            _ => new ShownImage(url, "waiting", null, null, null, null, null),
        };

    private static ShownImage Absent(string url, string state, MissingPicture missing) => new(url, state, null, null, null, missing.Reason, UtcTime.ToIso(missing.Since));
}
