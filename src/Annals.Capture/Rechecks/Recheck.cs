using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Archive.Writing;
using Annals.Capture.Entries;
using Annals.Capture.Pages;

namespace Annals.Capture.Rechecks;

/// <summary>What came of asking one page again.</summary>
internal enum RecheckOutcome
{
    Same,
    Revised,
    Gone,
    Back,

    /// <summary>It could not be had; another time.</summary>
    Failed,

    /// <summary>The host does not answer at all.</summary>
    Unreachable,
}

/// <summary>Asks the page of a known article again, and records what became of the article: nothing, mostly.</summary>
internal sealed class Recheck(CaptureSession session)
{
    // A page that gives this much less of its article is as likely broken as cut: it must say so twice.
    private const double SuspiciouslyShort = 0.4;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromHours(3);

    public async Task<RecheckOutcome> RunAsync(ArticleState article, CancellationToken cancellationToken)
    {
        var memory = session.Rechecks.Of(article.Id);
        var feedText = article.Via == "page" ? RawPages.Find(session.Writer.Folder, session.Writer.Catalog, article.Id)?.FeedText : null;
        var request = new PageRequest(article.Url, article.Outlet, feedText) { Validators = memory.Doubt is null ? memory.Validators : null };
        var attempt = await session.Pages.ReadAsync(request, cancellationToken);
        var now = session.Clock.GetUtcNow();
        lock (session.Keeping)
        {
            // A feed may have brought a newer state in the meantime.
            var known = session.Writer.Catalog.Find(article.Id) ?? article;
            return attempt switch
            {
                { Absence: { } absence } => Absent(known, memory, absence, now),
                { IsNotModified: true } => Present(known, memory with { Doubt = null }, now, RecheckOutcome.Same),
                { Page: { IsWhole: true } page } => Read(known, memory, page, now),
                _ => Fail(known, memory, attempt, now),
            };
        }
    }

    private RecheckOutcome Fail(ArticleState known, RecheckState memory, PageAttempt attempt, DateTimeOffset now)
    {
        var mayBeOver = attempt.IsTransient || attempt.IsUnreachable;
        session.Rechecks.Set(known.Id, memory with { NotBefore = now + PauseAfterFailure, CheckedAt = mayBeOver ? memory.CheckedAt : now });
        return attempt.IsUnreachable ? RecheckOutcome.Unreachable : RecheckOutcome.Failed;
    }

    private RecheckOutcome Absent(ArticleState known, RecheckState memory, string absence, DateTimeOffset now)
    {
        var since = memory.AbsentSince ?? now;
        var isNews = known.Gone is null && RecheckPlan.IsConfirmed(since, now);
        if (isNews)
        {
            session.Writer.Record([new ArticleGone { Article = known.Id.Value, Url = known.Url, Status = absence, Since = since }]);
        }

        session.Rechecks.Set(known.Id, new RecheckState { CheckedAt = now, AbsentSince = known.Gone is null && !isNews ? since : null });
        return isNews ? RecheckOutcome.Gone : RecheckOutcome.Same;
    }

    private RecheckOutcome Present(ArticleState known, RecheckState memory, DateTimeOffset now, RecheckOutcome outcome)
    {
        session.Rechecks.Set(known.Id, memory with { CheckedAt = now, NotBefore = null, AbsentSince = null });
        if (known.Gone is null)
        {
            return outcome;
        }

        session.Writer.Record([new ArticleGone { Article = known.Id.Value, Url = known.Url, Status = "200", Since = now, Over = true }]);
        return outcome == RecheckOutcome.Revised ? outcome : RecheckOutcome.Back;
    }

    private RecheckOutcome Read(ArticleState known, RecheckState memory, ArticlePage page, DateTimeOffset now)
    {
        // A full-text feed's article is compared with what its feed says; of its page only that it is there is of interest.
        if (known.Via != "page")
        {
            return Present(known, new RecheckState { Validators = page.Validators }, now, RecheckOutcome.Same);
        }

        var kept = new KeptText(session.Writer.Folder, known);
        var before = KeptPages.ReadAgain(session, known);
        var isSame = KeptPages.SaysTheSame(kept, before, page);
        var title = PageTitleChange.Find(known.Title, before?.Title, page.Title);
        if (isSame && title is null || page.IsPaywalled && before is { IsPaywalled: false })
        {
            return Present(known, new RecheckState { Validators = page.Validators }, now, RecheckOutcome.Same);
        }

        var draft = isSame ? TitleDraft(known, kept, title!, now) : Draft(known, page, title ?? known.Title, now);
        if (!isSame && page.Text.Length < kept.Plain.Length * SuspiciouslyShort && memory.Doubt != draft.Fingerprint)
        {
            return Present(known, memory with { Doubt = draft.Fingerprint }, now, RecheckOutcome.Same);
        }

        var result = session.Writer.Keep([session.Filters.Current.Tagged(draft)])[0];
        return Present(known, new RecheckState { Validators = page.Validators }, now, result.As == KeptAs.Revised ? RecheckOutcome.Revised : RecheckOutcome.Same);
    }

    private Draft TitleDraft(ArticleState known, KeptText kept, string title, DateTimeOffset now) => Draft(known, null, title, now) with
    {
        Body = kept.Html,
        Fingerprint = Fingerprint.Of(title, kept.Html),
        IsSameText = true,
    };

    // What the feed said last stays what it said last: its next poll must find nothing new in the same words.
    private Draft Draft(ArticleState known, ArticlePage? page, string title, DateTimeOffset now) => PageRevision.Draft(session.Writer.Folder, known, page, title, now) with
    {
        Feed = known.Feed,
        EntryFingerprint = known.Feed is { } feed ? known.Feeds.GetValueOrDefault(feed) : null,
    };
}
