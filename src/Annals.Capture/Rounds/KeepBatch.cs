using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Writing;
using Annals.Capture.Entries;
using Annals.Extraction.Text;

namespace Annals.Capture.Rounds;

/// <summary>
/// Collects what one poll decided and carries it out in batches. Another feed may have brought the same article in the
/// meantime, so the decision is looked at once more while nobody else can write.
/// </summary>
internal sealed class KeepBatch(CaptureSession session, PollTally tally)
{
    // Every batch is one flush to the disk: a feed of 40 entries is one, and a poll that is killed loses no more than this.
    private const int Size = 100;
    private const int MostCharacters = 4 << 20;
    private readonly List<(Draft Draft, bool IsNew)> _drafts = [];
    private readonly List<JournalEntry> _seen = [];
    private long _characters;

    public void Keep(Draft draft, bool isNew)
    {
        _drafts.Add((session.Filters.Current.Tagged(draft), isNew));
        _characters += draft.Body.Length;
        if (_drafts.Count >= Size || _characters >= MostCharacters)
        {
            Flush();
        }
    }

    public void Remember(ArticleId article, string feed, string? guid, string entry)
        => _seen.Add(new ArticleSeen { Article = article.Value, Feed = feed, Guid = guid, Entry = entry });

    public void Flush()
    {
        if (_drafts.Count == 0 && _seen.Count == 0)
        {
            return;
        }

        lock (session.Keeping)
        {
            var drafts = _drafts.Where(pending => !pending.IsNew || !IsKnownByNow(pending.Draft)).Select(pending => pending.Draft).ToList();
            tally.Unchanged += _drafts.Count - drafts.Count;
            foreach (var kept in drafts.Count > 0 ? session.Writer.Keep(drafts) : [])
            {
                Count(kept.As);
            }

            if (_seen.Count > 0)
            {
                session.Writer.Record(_seen);
            }
        }

        _drafts.Clear();
        _characters = 0;
        _seen.Clear();
    }

    // What another feed kept a moment ago stays, unless it is only the beginning of this.
    private bool IsKnownByNow(Draft draft)
    {
        if (session.Writer.Catalog.Find(draft.Article ?? ArticleId.For(CanonicalUrl.From(draft.Url))) is not { } known || known.Fingerprint == draft.Fingerprint)
        {
            return false;
        }

        var isFuller = draft.Feed is not null && Standing.SpeaksFor(draft.Feed, known.Url) && FullText.IsFuller(HtmlText.ToPlainText(draft.Body), new KeptText(session.Writer.Folder, known).Plain);
        if (!isFuller && draft.Feed is { } feed)
        {
            Remember(known.Id, feed, draft.Guid, draft.EntryFingerprint ?? draft.Fingerprint);
        }

        return !isFuller;
    }

    private void Count(KeptAs kept)
    {
        switch (kept)
        {
            case KeptAs.New:
                tally.New++;
                break;
            case KeptAs.Revised:
                tally.Revised++;
                break;
            case KeptAs.Unchanged:
                tally.Unchanged++;
                break;
        }
    }
}
