using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Pages;
using Annals.Feeds;
using Annals.Feeds.Dates;

namespace Annals.Capture.Entries;

/// <summary>The one place where what was published becomes what is kept. Pure.</summary>
internal static class ArticleDraft
{
    /// <param name="page">The article's page, when it was fetched: for its text, its date or its title.</param>
    /// <param name="takesText">True when the text is the page's.</param>
    /// <param name="title">The entry's own title, or the page's where the document is damaged.</param>
    public static Draft From(Entry entry, EntryText text, Identity identity, DraftSource source, ArticlePage? page, bool takesText, string title)
    {
        var body = takesText ? page!.Html : text.Html;
        var plain = takesText ? page!.Plain : text.Plain;
        var known = identity.Known;
        var time = SameMoment(known, entry, PublicationTime.Of(entry.Published ?? entry.Created ?? entry.Updated, page?.Published, plain, source.CapturedAt));
        var feedTime = PublicationTime.Believe(entry.Updated, source.CapturedAt);
        return new Draft
        {
            Url = identity.Url,
            Article = identity.Id,
            Title = title.Length > 0 ? title : identity.Url,
            Outlet = source.Outlet,
            Author = Author(entry) ?? page?.Byline,
            Body = body,
            // A worse source than before does not move an article in time.
            PublishedAt = known?.Published is { } before && time.From > known.PublishedFrom ? before : time.At,
            PublishedFrom = known?.Published is not null && time.From > known.PublishedFrom ? known.PublishedFrom : time.From,
            RawPublished = time.From == PublishedFrom.Feed ? null : entry.RawPublished ?? entry.RawUpdated,
            UpdatedAt = (feedTime > time.At ? feedTime : null) ?? PublicationTime.Believe(page?.Modified, source.CapturedAt),
            CapturedAt = source.CapturedAt,
            Language = entry.Language ?? page?.Language,
            Feed = source.Feed,
            Guid = entry.Id,
            Via = takesText ? "page" : "feed",
            Fingerprint = takesText
                ? Fingerprint.Of(title, body)
                : title == text.Title ? text.Fingerprint : Fingerprint.Of(title, text.Plain, text.Pictures),
            EntryFingerprint = text.Fingerprint,
            Pages = takesText ? page!.Raw : [],
            FeedText = takesText ? page!.FeedText : null,
        };
    }

    // The outlet's zone was learnt, or forgotten, since the article was kept: it keeps its time.
    private static PublicationTime SameMoment(ArticleState? known, Entry entry, PublicationTime time)
    {
        var raw = entry.Published is not null ? entry.RawPublished : entry.Created is not null ? entry.RawCreated : entry.RawUpdated;
        var isSame = known is { Published: not null, PublishedFrom: PublishedFrom.Feed } && time is { At: not null, From: PublishedFrom.Feed }
            && ZoneHistory.LacksZone(raw) && PublicationTime.IsOffset(time.At.Value - known.Published.Value);
        return isSame ? time with { At = known!.Published } : time;
    }

    private static string? Author(Entry entry)
    {
        var names = entry.Authors.Select(author => author.Name ?? author.Email).Where(name => !string.IsNullOrWhiteSpace(name)).Distinct();
        return string.Join(", ", names) is { Length: > 0 } joined ? joined : null;
    }
}
