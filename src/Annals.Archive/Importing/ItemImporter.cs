using Annals.Archive.Journal;
using Annals.Archive.Writing;

namespace Annals.Archive.Importing;

/// <summary>
/// Takes back what a form gives, in its order. Running it again adds nothing; a run that was killed is finished by the
/// next.
/// </summary>
/// <param name="judge">What the owner's rules say of a post; null keeps everything.</param>
public sealed class ItemImporter(ArchiveWriter writer, Func<ImportedPost, ImportJudgement>? judge = null)
{
    private const int BatchPosts = 512;
    private const int BatchDrafts = 64;
    private const long BatchBytes = 16 << 20;

    private readonly HashSet<ArticleId> _kept = [];
    private readonly List<ImportedPost> _batch = [];
    private readonly List<Draft> _drafts = [];
    private readonly ImportTally _tally = new();
    private long _bytes;

    /// <exception cref="ArchiveException">The archive's disk refused. What was kept until then stays kept.</exception>
    public ImportSummary Import(IEnumerable<ImportItem> items, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            Take(item);
            if (_batch.Count == BatchPosts || _drafts.Count == BatchDrafts || _bytes > BatchBytes)
            {
                Flush();
                progress?.Report(new ImportProgress(_tally.Done, 0));
            }
        }

        Flush();
        return _tally.ToSummary();
    }

    private void Take(ImportItem item)
    {
        switch (item)
        {
            case RevisionItem { Post: var post }:
                _tally.Found++;
                if (SkippedBecause(post) is { } reason)
                {
                    _tally.Skip(new ImportRemark(item.Where, reason));
                    break;
                }

                _batch.Add(judge is null ? post : post with { Tags = judge(post).Tags ?? [] });
                _bytes += post.Bytes.Length + post.Pages.Sum(page => (long)page.Stored.Length);
                break;
            case DraftItem { Draft: var draft }:
                _tally.Found++;
                _drafts.Add(draft);
                _bytes += draft.Body.Length + draft.Pages.Sum(page => (long)page.Stored.Length);
                break;
            case PictureItem picture:
                Take(picture);
                break;
            case DamagedItem damaged:
                _tally.Found++;
                _tally.Fail(new ImportRemark(damaged.Where, damaged.Reason));
                break;
            case SkippedItem skipped:
                _tally.Found++;
                _tally.Skip(new ImportRemark(skipped.Where, skipped.Reason));
                break;
        }
    }

    // Further versions of what is kept are kept.
    private string? SkippedBecause(ImportedPost post)
    {
        var id = post.Article ?? ArticleId.For(CanonicalUrl.From(post.Url));
        if (judge?.Invoke(post).SkippedBecause is not { } reason || _kept.Contains(id) || writer.Catalog.Find(id) is not null)
        {
            _kept.Add(id);
            return null;
        }

        var entry = new SkippedEntry(post.Source, reason);
        if (!writer.Catalog.WasSkipped(entry))
        {
            writer.Record([new EntriesSkipped { Via = "import", Skipped = [entry] }]);
        }

        return reason;
    }

    private void Take(PictureItem picture)
    {
        if (writer.Catalog.FindBlob(picture.Url) is null || !writer.Catalog.Knows(ContentHash.Of(picture.Bytes.Span)))
        {
            writer.KeepBlob(picture.Bytes, picture.Type, picture.Url);
            _tally.NotePicture();
        }
    }

    private void Flush()
    {
        foreach (var kept in writer.Keep(_batch).Concat(writer.Keep(_drafts)))
        {
            _tally.Note(kept);
        }

        _batch.Clear();
        _drafts.Clear();
        _bytes = 0;
    }
}
