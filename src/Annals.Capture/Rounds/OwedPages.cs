using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Entries;
using Annals.Capture.Evidence;
using Annals.Capture.Pages;
using Annals.Capture.State;
using Annals.Language.Comparing;

namespace Annals.Capture.Rounds;

/// <summary>Tries again the pages of articles that were kept with the feed's own text because the outlet failed at that moment.</summary>
internal sealed class OwedPages(CaptureSession session, string feed, PageDesk pages, PollTally tally)
{
    private const int MostTries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public static OwedPage First(ArticleId article, string url, EntryText text, DateTimeOffset now)
        => new(article.Value, url, text.Title, text.Fingerprint, 1, now + Pause);

    /// <summary>Fetches those that are due, and returns those that are still owed.</summary>
    public async Task<IReadOnlyList<OwedPage>> SettleAsync(IReadOnlyList<OwedPage> owed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var left = new List<OwedPage>();
        foreach (var page in owed)
        {
            if (page.NextAt > now)
            {
                left.Add(page);
                continue;
            }

            var attempt = await pages.ReadAsync(Request(page), cancellationToken);
            if (attempt.Page is { } found)
            {
                Keep(page, found, now);
            }
            else if (attempt.IsTransient && page.Tries < MostTries)
            {
                left.Add(page with { Tries = page.Tries + 1, NextAt = now + (Pause * (page.Tries + 1)) });
            }
            else
            {
                KeepTitle(page, now);
            }
        }

        return left;
    }

    private void Keep(OwedPage owed, ArticlePage page, DateTimeOffset now) => Change(owed, (known, kept) =>
        KeptPages.SaysTheSame(session, known, page) ? TitleDraft(owed, known, kept, now)
        : known.Via == "page" || FullText.IsFuller(page.Text, kept.Plain) ? Draft(owed, page, known, now)
        : null);

    // No page will come: what the feed says of the title is all there is.
    private void KeepTitle(OwedPage owed, DateTimeOffset now) => Change(owed, (known, kept) => TitleDraft(owed, known, kept, now));

    private Draft? TitleDraft(OwedPage owed, ArticleState known, KeptText kept, DateTimeOffset now)
        => BareText.Of(owed.Title) == BareText.Of(known.Title) || kept.Html.Length == 0 ? null : Draft(owed, null, known, now) with
        {
            Body = kept.Html,
            Via = known.Via,
            Fingerprint = Fingerprint.Of(owed.Title, kept.Html),
            IsSameText = true,
        };

    private PageRequest Request(OwedPage owed)
        => ArticleId.TryParse(owed.Article, out var id) && session.Writer.Catalog.Find(id) is { } known
            ? new PageRequest(owed.Url, known.Outlet, known.Via == "page" ? null : FeedBeginning.Of(new KeptText(session.Writer.Folder, known).Plain))
            : new PageRequest(owed.Url);

    private void Change(OwedPage owed, Func<ArticleState, KeptText, Draft?> change)
    {
        lock (session.Keeping)
        {
            if (ArticleId.TryParse(owed.Article, out var id) && session.Writer.Catalog.Find(id) is { } known
                && change(known, new KeptText(session.Writer.Folder, known)) is { } draft)
            {
                var result = session.Writer.Keep([session.Filters.Current.Tagged(draft)]);
                tally.Revised += result[0].As == Archive.Writing.KeptAs.Revised ? 1 : 0;
            }
        }
    }

    private Draft Draft(OwedPage owed, ArticlePage? page, ArticleState known, DateTimeOffset now)
        => PageRevision.Draft(session.Writer.Folder, known, page, owed.Title.Length > 0 ? owed.Title : known.Title, now) with { Feed = feed, EntryFingerprint = owed.Entry };
}
