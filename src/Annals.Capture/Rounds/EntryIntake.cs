using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Capture.Entries;
using Annals.Capture.Evidence;
using Annals.Capture.Filtering;
using Annals.Capture.Health.Watching;
using Annals.Capture.Pages;
using Annals.Capture.State;
using Annals.Feeds;
using Annals.Language.Comparing;

namespace Annals.Capture.Rounds;

/// <summary>Takes the entries of one document in: finds what is new or changed, completes it from its page, and keeps it.</summary>
internal sealed class EntryIntake(CaptureSession session, DraftSource source, FeedState state, PageDesk pages, PollTally tally, RoundTime time)
{
    private const int SightingsToCheck = 2;
    private const int SightingsToBelieve = 4;

    // Beyond what ordinary documents have, a text is made twice rather than kept: those documents are huge.
    private const int MostCharactersHeld = 8 << 20;

    private readonly Catalog _catalog = session.Writer.Catalog;
    private readonly IReadOnlyList<string> _addresses = session.Writer.Catalog.AddressesOf(source.Feed);
    private readonly KeepBatch _batch = new(session, tally);
    private readonly FilterSet _filters = session.Filters.Current;
    private readonly SeenEntries _before = FilteredEntries.Seen(state, session.Filters.Current);

    /// <summary>Looks whether the articles are as usual.</summary>
    public FeedWatch Watch { get; } = FeedWatch.Of(state, session.Writer.Folder, session.Writer.Catalog, session.Writer.Catalog.AddressesOf(source.Feed));

    /// <summary>The entries that need no further look next time.</summary>
    public SeenEntries Seen { get; } = new();

    /// <summary>The entries that the owner's filters skipped.</summary>
    public FilteredEntries Filtered { get; } = new(state, session.Filters.Current);

    public List<WaitingChange> Waiting { get; } = [];

    /// <summary>The entries that no archive knew: those that appeared since the poll before.</summary>
    public List<Entry> Fresh { get; } = [];

    public List<OwedPage> Owed { get; } = [.. state.OwedPages];

    /// <summary>Whether the text of the last new article came from its page; null when there was none.</summary>
    public bool? TookPage { get; private set; }

    /// <summary>Entries that were not taken because the time of the round was up.</summary>
    public int Left { get; private set; }

    public async Task TakeAsync(Feed feed, CancellationToken cancellationToken)
    {
        var candidates = Candidates(feed);
        try
        {
            // Documents have the newest first; the archive is written in the order of events.
            for (var i = candidates.Count - 1; i >= 0; i--)
            {
                if (time.IsOver)
                {
                    Left = i + 1;
                    break;
                }

                await TakeAsync(candidates[i], cancellationToken);
                candidates[i].ForgetText();
            }
        }
        finally
        {
            _batch.Flush();
        }
    }

    private List<Candidate> Candidates(Feed feed)
    {
        var document = new FeedDocument(feed, source.Feed);
        var candidates = new List<Candidate>();
        var taken = new HashSet<ulong>();
        var held = 0L;
        for (var i = 0; i < feed.Entries.Count; i++)
        {
            var entry = feed.Entries[i];
            var hash = EntryHash.Of(entry);
            if (_before.TryGet(hash, out var article))
            {
                Unless(taken, article, entry, () =>
                {
                    Seen.Add(hash, article);
                    Filtered.Renew(hash);
                    tally.Unchanged++;
                });
                continue;
            }

            var text = EntryText.Of(entry);
            if (text.Title.Length == 0 && text.Html.Length == 0 && entry.Link is null)
            {
                tally.Skipped.Add(new SkippedEntry(entry.Id ?? $"entry {i + 1}", "it says nothing: no title, no text, no address"));
                continue;
            }

            var identity = Identity.Of(entry, i, document, _catalog, _addresses, () => text);
            Unless(taken, ShortHash.Of(identity.Id.Value), entry, () =>
            {
                var candidate = new Candidate(entry, text, identity, hash);
                candidates.Add(candidate);
                held += text.Html.Length + text.Plain.Length;
                if (held > MostCharactersHeld)
                {
                    candidate.ForgetText();
                }
            });
        }

        return candidates;
    }

    // The first in the document is the newest; the same article again further down is an older state of it.
    private void Unless(HashSet<ulong> taken, ulong article, Entry entry, Action take)
    {
        if (taken.Add(article))
        {
            take();
        }
        else
        {
            tally.Skipped.Add(new SkippedEntry(entry.Link ?? entry.Id ?? entry.Title?.Value ?? "", "the same article stands further up in the document"));
        }
    }

    private async Task TakeAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        if (candidate.Identity.Known is not { } known)
        {
            Fresh.Add(candidate.Entry);
            await TakeNewAsync(candidate, cancellationToken);
            return;
        }

        var kept = new KeptText(session.Writer.Folder, known);
        switch (RevisionRule.Decide(known, candidate.Text, _addresses, () => IsOwnerSpeaking(known), kept))
        {
            case Verdict.Unchanged:
                Done(candidate);
                tally.Unchanged++;
                break;
            case Verdict.Remember:
                Remember(candidate);
                break;
            case Verdict.Revise when candidate.IsDamaged:
                await TakeDamagedAsync(candidate, known, kept, cancellationToken);
                break;
            case Verdict.Revise:
                await ReviseAsync(candidate, known, kept, cancellationToken);
                break;
        }
    }

    private async Task TakeNewAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        var (entry, text) = (candidate.Entry, candidate.Text);
        var isCut = entry.IsTruncated || FullText.LooksCut(text);
        if (_filters.DecideEarly(AsOffered(candidate, isWhole: !isCut)).SkippedBy is { } rule)
        {
            Skip(candidate, rule);
            return;
        }

        var wantsText = isCut && pages.IsWorthIt(FullText.IsSurelyCut(text));
        var isUndated = PublicationTime.Believe(entry.Published ?? entry.Created ?? entry.Updated, source.CapturedAt) is null;
        var wantsPage = entry.Link is not null && (wantsText || isUndated && pages.HaveDates || candidate.IsDamaged || text.Title.Length == 0);
        var attempt = wantsPage ? await pages.ReadAsync(Page(candidate), cancellationToken) : null;
        var page = attempt?.Page;
        Learn(attempt, isCut, isUndated, text);
        Observe(candidate, attempt, wantsText, isUndated);
        if (wantsText && attempt is { Page: null })
        {
            Miss(candidate, attempt);
        }

        var takesText = page is not null && isCut && FullText.IsFuller(page.Text, text.Plain);
        var title = candidate.IsDamaged || text.Title.Length == 0 ? TitleRepair.Repair(text.Title, page?.Title) : text.Title;
        TookPage = takesText;
        var draft = ArticleDraft.From(entry, text, candidate.Identity, source, page, takesText, title);
        // What is known only because a page failed at this moment decides nothing.
        var isWhole = !entry.IsTruncated && attempt is not { Page: null, IsTransient: true };
        if (_filters.Decide(FilterSubject.Of(draft, isWhole)).SkippedBy is { } skips)
        {
            Owed.RemoveAll(owed => owed.Article == candidate.Identity.Id.Value);
            Skip(candidate, skips);
            return;
        }

        Keep(candidate, page, takesText, draft, isNew: true);
    }

    private FilterSubject AsOffered(Candidate candidate, bool isWhole) => new(() => candidate.Text.Plain)
    {
        Outlet = source.Outlet,
        Title = candidate.Text.Title,
        Url = candidate.Identity.Url,
        Feed = source.Feed,
        DeclaredLanguage = candidate.Entry.Language,
        IsWhole = isWhole,
    };

    // Once: as long as the feed offers it unchanged, and the filters stay, it gets no further look.
    private void Skip(Candidate candidate, FilterRule rule)
    {
        tally.Skipped.Add(new SkippedEntry(candidate.Name, rule.Reason));
        tally.Filtered++;
        Filtered.Add(candidate.Hash);
        Done(candidate);
    }

    private void Observe(Candidate candidate, PageAttempt? attempt, bool wantsText, bool isUndated)
    {
        Watch.Offered(candidate.Identity.Id, candidate.Text, candidate.Entry.Title is { Value.Length: > 0 }, !isUndated, source.CapturedAt);
        if (wantsText && attempt is { WasAsked: true })
        {
            Watch.Read(candidate.Identity.Id, attempt.Page, source.CapturedAt);
        }
    }

    private void Learn(PageAttempt? attempt, bool isCut, bool isUndated, EntryText text)
    {
        if (attempt is null || attempt.Page is null && attempt.IsTransient)
        {
            return;
        }

        if (isCut)
        {
            pages.LearnText(attempt.Page is { } page && FullText.IsFuller(page.Text, text.Plain));
        }

        if (isUndated)
        {
            pages.LearnDate(attempt.Page?.Published is not null);
        }
    }

    private async Task ReviseAsync(Candidate candidate, ArticleState known, KeptText kept, CancellationToken cancellationToken)
    {
        var (entry, text) = (candidate.Entry, candidate.Text);
        var wantsPage = entry.Link is not null && (known.Via == "page" || FullText.LooksCut(text) && pages.IsWorthIt(FullText.IsSurelyCut(text)));
        if (!wantsPage)
        {
            Keep(candidate, null, takesText: false, text.Title, isNew: false);
            return;
        }

        var attempt = await pages.ReadAsync(Page(candidate), cancellationToken);
        if (attempt.Page is { } same && Fingerprint.Of(known.Title, same.Html) != known.Fingerprint && KeptPages.SaysTheSame(session, known, same))
        {
            // Only our reading of it has changed; that is for 'reextract' to record, not for the outlet.
            KeepTitle(candidate, known, kept, isOwed: false);
        }
        else if (attempt.Page is { } page && (known.Via == "page" || FullText.IsFuller(page.Text, text.Plain)))
        {
            Keep(candidate, page, takesText: true, text.Title, isNew: false);
        }
        else if (known.Via != "page")
        {
            Keep(candidate, attempt.Page, takesText: false, text.Title, isNew: false);
        }
        else
        {
            Miss(candidate, attempt);
            KeepTitle(candidate, known, kept, attempt.IsTransient);
        }
    }

    // The page is out of reach and the feed has only a summary of it: its new title is news all the same.
    private void KeepTitle(Candidate candidate, ArticleState known, KeptText kept, bool isOwed)
    {
        var title = candidate.Text.Title;
        if (isOwed || SameToReader.Titles(title, known.Title) || kept.Html.Length == 0)
        {
            Remember(candidate);
            return;
        }

        var draft = ArticleDraft.From(candidate.Entry, candidate.Text, candidate.Identity, source, null, takesText: false, title);
        _batch.Keep(draft with { Body = kept.Html, Via = known.Via, Fingerprint = Fingerprint.Of(title, kept.Html), IsSameText = true }, isNew: false);
        Done(candidate);
    }

    // Whatever is damaged may say what nobody wrote: the page decides, or that it is seen again and again.
    private async Task TakeDamagedAsync(Candidate candidate, ArticleState known, KeptText kept, CancellationToken cancellationToken)
    {
        var (entry, text) = (candidate.Entry, candidate.Text);
        var sightings = 1 + (state.Waiting.FirstOrDefault(change => change.Article == known.Id.Value && change.Entry == text.Fingerprint)?.Sightings ?? 0);
        var isTitleOnly = known.Via == "page" ? TextComparison.AreAlike(known.Title, text.Title) : Fingerprint.Of(known.Title, text.Plain, text.Pictures) == known.Fingerprint;
        if (entry.IsTruncated || entry.Link is null || isTitleOnly && sightings < SightingsToCheck || !pages.MayCheck)
        {
            Wait(candidate, sightings);
            return;
        }

        var attempt = await pages.CheckAsync(Page(candidate), cancellationToken);
        if (attempt.Page is not { } page)
        {
            if (sightings >= SightingsToBelieve && known.Via != "page")
            {
                Keep(candidate, null, takesText: false, text.Title, isNew: false);
            }
            else
            {
                Wait(candidate, sightings);
            }

            return;
        }

        var title = TitleRepair.Repair(text.Title, page.Title);
        var isConfirmed = known.Via == "page" || TextComparison.SaysNothingNew(TextComparison.WhatIsNew(text.Plain, kept.Plain), page.Plain);
        var isTitleConfirmed = page.Title is not null && BareText.Of(title) == BareText.Of(page.Title) || BareText.Of(title) == BareText.Of(known.Title);
        if (isConfirmed && isTitleConfirmed)
        {
            Keep(candidate, page, takesText: known.Via == "page", title, isNew: false);
        }
        else
        {
            Wait(candidate, sightings);
        }
    }

    private void Keep(Candidate candidate, ArticlePage? page, bool takesText, string title, bool isNew)
        => Keep(candidate, page, takesText, ArticleDraft.From(candidate.Entry, candidate.Text, candidate.Identity, source, page, takesText, title), isNew);

    private void Keep(Candidate candidate, ArticlePage? page, bool takesText, Draft draft, bool isNew)
    {
        _batch.Keep(draft, isNew);
        if (takesText)
        {
            session.Evidence.Learn(source.Outlet, candidate.Identity.Id, draft.Title, page!.BlockPrints);
            session.Rechecks.Learn(candidate.Identity.Id, page.Validators);
        }

        Done(candidate);
    }

    private void Remember(Candidate candidate)
    {
        _batch.Remember(candidate.Identity.Id, source.Feed, candidate.Entry.Id, candidate.Text.Fingerprint);
        tally.Unchanged++;
        Done(candidate);
    }

    private void Wait(Candidate candidate, int sightings)
    {
        Waiting.Add(new WaitingChange(candidate.Identity.Id.Value, candidate.Text.Fingerprint, sightings));
        tally.Skipped.Add(new SkippedEntry(candidate.Name, "changed in a damaged part of the document: waits until it is seen sound"));
    }

    private PageRequest Page(Candidate candidate) => new(candidate.Entry.Link!, source.Outlet, FeedBeginning.Of(candidate.Text.Plain));

    private void Done(Candidate candidate) => Seen.Add(candidate.Hash, ShortHash.Of(candidate.Identity.Id.Value));

    private void Miss(Candidate candidate, PageAttempt attempt)
    {
        tally.WithoutPage.Add(new SkippedEntry(candidate.Name, attempt.Reason));
        if (attempt.IsTransient)
        {
            Owed.RemoveAll(owed => owed.Article == candidate.Identity.Id.Value);
            Owed.Add(OwedPages.First(candidate.Identity.Id, candidate.Entry.Link!, candidate.Text, source.CapturedAt));
        }
    }

    private bool IsOwnerSpeaking(ArticleState known)
    {
        if (known.Feed is null)
        {
            return false;
        }

        var owner = _catalog.CurrentAddress(known.Feed);
        var isSubscribed = session.Subscriptions.All.Any(subscription => subscription.FeedUrl == owner && !subscription.IsRetired);
        var memory = session.States.Of(owner);
        var isWell = memory.FailingSince is not { } since || source.CapturedAt - since < TimeSpan.FromDays(1);
        return isSubscribed && isWell && SeenEntries.From(memory.Seen).Offers(ShortHash.Of(known.Id.Value));
    }
}
