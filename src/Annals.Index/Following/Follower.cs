using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Index.Articles;
using Annals.Index.Segments;
using Annals.Index.Storage;

namespace Annals.Index.Following;

/// <summary>
/// Brings the index up to the journal's end. Every batch is one transaction and carries its position, so that a
/// process killed at any moment, or two that follow at once, index every line exactly once.
/// </summary>
internal sealed class Follower(ArchiveFolder folder, Database database, Workspace workspace)
{
    // Building an index from nothing ends with it settled; after less, more may be on its way.
    private const int ManyArticles = 5000;

    // Less than a hundredth of the file empty is room for what comes next.
    private const int WorthShrinking = 100;

    private readonly StateTable _state = new(database);
    private readonly SegmentStore _segments = new(database);

    public CatchUpResult CatchUp(IProgress<CatchUpProgress>? progress, CancellationToken cancellation)
    {
        var length = new JournalLength(folder);
        var unreadable = new List<UnreadablePost>();
        var articles = 0;
        var lines = 0L;
        while (FollowFrom(_state.Position, Count, cancellation))
        {
            // Another process took a batch of ours: on from where it stands.
        }

        if (lines == 0 || articles >= ManyArticles)
        {
            var isMostlyNew = articles > 0 && articles >= database.Number("SELECT count(*) FROM article") / 2;
            Merge(isMostlyNew ? MergeFor.Whole : MergeFor.Searching);
            GiveBackRoom();
        }

        return new CatchUpResult { Articles = articles, Lines = lines, Unreadable = unreadable };

        void Count(Batch batch, int indexed)
        {
            articles += indexed;
            lines += batch.Lines;
            unreadable.AddRange(batch.Unreadable);
            progress?.Report(new CatchUpProgress(articles, length.Before(batch.To), length.Total));
        }
    }

    /// <summary>Reads and prepares one batch while the one before is written.</summary>
    /// <returns>False at the journal's end, true when the index was not where it was expected.</returns>
    private bool FollowFrom(JournalPosition position, Action<Batch, int> count, CancellationToken cancellation)
    {
        using var reader = new BatchReader(folder, position);
        workspace.Clear();
        var writing = Task.FromResult(true);
        try
        {
            while (reader.Next(workspace.Filling, cancellation) is { } batch)
            {
                if (!writing.GetAwaiter().GetResult())
                {
                    return true;
                }

                writing = Task.Run(() => BatchTelemetry.Watch(batch, () => Write(batch, count)), CancellationToken.None);
                workspace.Swap();
            }
        }
        finally
        {
            // Also when reading failed: the connection must be idle before anybody else uses it. WhenAny does not throw.
            _ = Task.WhenAny(writing).GetAwaiter().GetResult();
        }

        return !writing.GetAwaiter().GetResult();
    }

    private bool Write(Batch batch, Action<Batch, int> count)
    {
        var articles = batch.Articles;
        var isWritten = database.InTransaction("BEGIN IMMEDIATE", () =>
        {
            if (_state.Position != batch.From)
            {
                return false;
            }

            Apply(batch);
            _state.Position = batch.To;
            _state.NextGeneration();
            return true;
        });
        if (isWritten)
        {
            count(batch, articles);
            Merge(MergeFor.Writing);
        }

        return isWritten;
    }

    private void Apply(Batch batch)
    {
        var coming = batch.Changes.Where(change => change.Revision is not null).Select(change => ArticleTexts.Of((RevisionKept)change.Entry, change.Revision!.Text.Excerpt)).ToList();
        var codes = new RowCodes(database);
        var writer = new ArticleWriter(database, coming.Count > 0 ? codes.LoadFor(coming) : codes.Load());
        foreach (var (entry, revision) in batch.Changes)
        {
            switch (entry)
            {
                case RevisionKept kept:
                    batch.Segment.Describe(revision!.Document, writer.Add(revision.Id, kept, revision.Text));
                    break;
                case ArticleSeen seen:
                    writer.Add(seen);
                    break;
                case ArticleGone gone:
                    writer.Add(gone);
                    break;
                case BlobKept blob:
                    writer.Add(blob);
                    break;
                case BlobDropped dropped:
                    writer.Remove(dropped);
                    break;
            }
        }

        if (batch.Segment.DocumentCount > 0)
        {
            batch.Segment.WriteTo(_segments);
        }
    }

    private void Merge(MergeFor purpose)
    {
        if (SegmentMerger.WorthMerging(_segments.List(), purpose).Count == 0)
        {
            return;
        }

        database.InTransaction("BEGIN IMMEDIATE", () =>
        {
            // Looked at again now that no other process can change them.
            var worth = SegmentMerger.WorthMerging(_segments.List(), purpose);
            if (worth.Count > 0)
            {
                new SegmentMerger(_segments).Merge(worth);
                _state.NextGeneration();
            }

            return worth.Count;
        });
    }

    private void GiveBackRoom()
    {
        if (database.Number("PRAGMA freelist_count") * WorthShrinking > database.Number("PRAGMA page_count"))
        {
            database.Execute("PRAGMA incremental_vacuum");
        }

        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
