using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Index.Segments;
using Annals.Language.Scripts;

namespace Annals.Index.Following;

/// <summary>Reads on in the journal, and the posts it names, and prepares batches for the index.</summary>
internal sealed class BatchReader(ArchiveFolder folder, JournalPosition from) : IDisposable
{
    // Some 700 articles. With what the last stride adds it stays below 2^20, to which the arrays grow.
    private const int MostPostings = 700_000;
    private const int MostLines = 20_000;

    // Lines whose posts are read side by side.
    private const int Stride = 256;

    private readonly IEnumerator<JournalLine> _lines = JournalReader.Read(folder, from).GetEnumerator();
    private JournalPosition _position = from;

    /// <summary>Null when the journal has no further line.</summary>
    /// <param name="segment">Empty; its memory is used again.</param>
    public Batch? Next(SegmentBuilder segment, CancellationToken cancellation)
    {
        var batch = new Batch(_position, segment);
        while (segment.PostingCount < MostPostings && batch.Lines < MostLines && ReadStride(batch) is { Count: > 0 } lines)
        {
            cancellation.ThrowIfCancellationRequested();
            Prepare(batch, lines);
        }

        return batch.Lines == 0 ? null : batch;
    }

    public void Dispose() => _lines.Dispose();

    private List<JournalEntry?> ReadStride(Batch batch)
    {
        var entries = new List<JournalEntry?>(Stride);
        while (entries.Count < Stride && _lines.MoveNext())
        {
            entries.Add(_lines.Current.Entry);
            _position = batch.To = _lines.Current.Next;
        }

        batch.Lines += entries.Count;
        return entries;
    }

    private void Prepare(Batch batch, List<JournalEntry?> entries)
    {
        var posts = new ReadPost?[entries.Count];
        Parallel.For(0, entries.Count, i => posts[i] = entries[i] is RevisionKept revision ? Read(revision) : null);
        for (var i = 0; i < entries.Count; i++)
        {
            if (posts[i] is { } post)
            {
                var document = batch.Segment.Add(post.FoldedTitle, post.FoldedText);
                batch.Changes.Add(new Batch.Change(entries[i]!, new PreparedRevision(post.Id, post.Text with { Plain = "" }, document)));
                if (post.Unreadable is not null)
                {
                    batch.Unreadable.Add(post.Unreadable);
                }
            }
            else if (entries[i] is ArticleSeen or BlobKept or BlobDropped or ArticleGone)
            {
                batch.Changes.Add(new Batch.Change(entries[i]!, null));
            }
        }
    }

    private ReadPost? Read(RevisionKept revision)
    {
        // A line that somebody damaged is for verify to report; here it must only do no harm.
        if (!ArticleId.TryParse(revision.Article, out var id) || revision.Sha256.Length != 64 || !revision.Sha256.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        try
        {
            var text = ArticleText.Of(PostFile.Parse(ReadFile(revision)), revision.Title);
            return new ReadPost(id, text, ChineseFold.Fold(revision.Title), ChineseFold.Fold(text.Plain), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            var unreadable = new UnreadablePost(revision.Path, exception.Message);
            return new ReadPost(id, ArticleText.None(revision.Title), ChineseFold.Fold(revision.Title), "", unreadable);
        }
    }

    // Between the journal's line and the file's move into its place, and after a crash there, the text lies in the staging folder.
    private byte[] ReadFile(RevisionKept revision)
    {
        var staged = Path.Combine(folder.StagingFolder, revision.Sha256);
        if (File.Exists(staged))
        {
            try
            {
                return File.ReadAllBytes(staged);
            }
            catch (FileNotFoundException)
            {
                // It has just been moved.
            }
        }

        return File.ReadAllBytes(folder.Resolve(revision.Path));
    }

    private sealed record ReadPost(ArticleId Id, ArticleText Text, string FoldedTitle, string FoldedText, UnreadablePost? Unreadable);
}
