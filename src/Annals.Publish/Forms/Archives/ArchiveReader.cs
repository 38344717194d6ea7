using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Archive.Reading;
using Annals.Archive.Writing;
using Annals.Publish.Selecting;

namespace Annals.Publish.Forms.Archives;

/// <summary>Takes everything over from another archive's folder: revisions in its journal's order, the pages they were taken from, pictures, subscriptions.</summary>
public sealed class ArchiveReader : IFormReader
{
    public string Name => "archive";

    public string Expects => "the folder of another archive (has annals.json)";

    public bool Recognises(ImportPath path) => path.IsFolder && ArchiveFolder.Exists(path.Path);

    public IEnumerable<ImportItem> Read(ImportPath path, CancellationToken cancellation)
    {
        var folder = ArchiveFolder.Open(path.Path);
        var run = new ExportRun(Selection.Of(folder, new SelectionQuery(), static _ => new HashSet<ArticleId>(), cancellation), null, cancellation);
        var given = 0;
        foreach (var item in Revisions(run).Concat(Pictures(run)).Concat(Subscriptions(folder)).Append(null))
        {
            for (; given < run.LeftOut.Count; given++)
            {
                yield return new DamagedItem(Path.Combine(folder.Root, run.LeftOut[given].Path), run.LeftOut[given].Reason);
            }

            if (item is not null)
            {
                yield return item;
            }
        }
    }

    private IEnumerable<ImportItem?> Revisions(ExportRun run)
    {
        foreach (var (article, revision, isLast) in JsonLines.JsonLinesForm.InOrder(run.Selection))
        {
            if (run.Read(revision) is not { } bytes)
            {
                continue;
            }

            var line = revision.Line with { Captured = revision.CapturedAt, TakenFrom = Name };
            yield return new RevisionItem(revision.Path, new ImportedPost(line.Source ?? line.Url, bytes, ContentHash.Parse(line.Sha256), PostFile.Parse(bytes), line.Captured, line.Outlet)
            {
                Recorded = line,
                Gone = isLast ? article.Gone : null,
                Pages = Pages(run, revision.Pages),
                PagesCapturedAt = revision.Pages?.Captured,
                FeedText = revision.Pages?.FeedText,
            });
        }
    }

    private static IReadOnlyList<RawPage> Pages(ExportRun run, PagesKept? kept)
    {
        try
        {
            return kept is null ? [] : [.. kept.Pages.Select(page => RawPage.Of(page.Url, page.Type, RawPages.Read(run.Selection.Folder, page)))];
        }
        catch (ArchiveException exception)
        {
            run.Leave(kept!.Pages[0].Path, exception.Message);
            return [];
        }
    }

    private static IEnumerable<ImportItem> Pictures(ExportRun run)
    {
        foreach (var blob in run.Selection.Catalog.Blobs())
        {
            if (run.Read(blob.Path, blob.Sha256) is { } bytes)
            {
                yield return new PictureItem(blob.Path, blob.Url, blob.Type, bytes);
            }
        }
    }

    private static IEnumerable<ImportItem> Subscriptions(ArchiveFolder folder)
    {
        if (File.Exists(folder.SubscriptionsFile))
        {
            yield return new SubscriptionsItem(folder.SubscriptionsFile, File.ReadAllBytes(folder.SubscriptionsFile));
        }
    }
}
