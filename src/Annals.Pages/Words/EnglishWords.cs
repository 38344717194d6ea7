using Annals.Archive;
using Annals.Language.Comparing;
using Annals.Pages.Feeds;

namespace Annals.Pages.Words;

internal static class EnglishWords
{
    public static Vocabulary All { get; } = new()
    {
        Language = UiLanguage.English,
        Tag = "en",
        ArchiveName = "Annals",
        Motto = "The news, kept as it came",
        Colophon = "Made by Annals from your own archive. All times are UTC. Articles belong to their publishers.",
        SkipToContent = "Skip to content",
        MainNavigation = "Main",
        LanguageOfPages = "Language of these pages",

        Today = "Today",
        TopOfTheDay = "Top of the day",
        Latest = "Latest",
        ByDay = "By day",
        OtherDays = "Other days",
        Outlet = "Outlet",
        Outlets = "Outlets",
        Tagged = "Tagged",
        Tags = "Tags",
        NothingYet = "No articles yet",
        NothingYetExplained = "The first round is under way, and articles appear here as they arrive. This page reloads by itself; if nothing comes, see how the feeds are.",
        Count = Articles,
        InTheArchive = count => $"{Articles(count)} in the archive",
        ArticlesOfDay = count => $"{Articles(count)} on this day",
        ArticlesSince = (count, since) => $"{Articles(count)} since {since}",
        Versions = count => $"{count} versions",

        Paging = "Pages",
        PreviousPage = "Previous",
        NextPage = "Next",
        PageOf = (page, pages) => $"Page {page} of {pages}",

        AboutThisCopy = "About this copy",
        NoText = "This article has no text.",
        PictureNotKept = static (reason, since) => since is null ? $"Picture not shown: {reason}" : $"Picture not kept: {reason}, since {since}",
        Published = "Published",
        Updated = "Updated by outlet",
        CapturedAt = "Captured",
        Source = "Original",
        TextFrom = "Text from",
        File = "File",
        Unknown = "Unknown",
        KnownFrom = from => from switch
        {
            PublishedFrom.Feed => "according to the feed",
            PublishedFrom.Page => "according to the page’s metadata",
            PublishedFrom.Dateline => "according to the dateline",
            _ => "sorted by first capture",
        },
        FeedSaid = text => $"the feed says “{text}”",
        Via = via => via switch
        {
            "feed" => "the feed",
            "page" => "the page",
            "import" => "an imported file",
            _ => via,
        },
        NeverChanged = "Unchanged since it was captured.",
        RevisionsTitle = count => $"{count} versions",
        OldRevision = (shown, count) => $"This is version {shown} of {count}; the article was changed later.",
        ToNewestRevision = "Read the newest",
        GoneSince = "No longer at its source since",
        GoneStatus = static status => status switch
        {
            "error page" => "an error page stands there",
            "front page" => "it leads to the front page",
            _ => status,
        },
        WhatChanged = "what changed",
        NothingVisibleChanged = "Nothing that a reader sees has changed.",
        ComparisonTitle = title => $"Changes: {title}",
        Compared = (before, after) => $"Version {before} compared with version {after}",
        ChangeClass = Class,
        MoreFrom = outlet => $"More from {outlet}",
        PreviousArticle = "Previous",
        NextArticle = "Next",

        Cite = "Cite",
        CiteSentence = "Every sentence has an address for good: follow the ¶ behind its paragraph, or add #s and its number to the address.",
        AtThisHour = "This day at this hour",
        AtThisHourExplained = count => $"{Articles(count)} first seen in the 24 hours before, under the headlines they had then (UTC)",
        NothingThen = "Nothing was captured in the 24 hours before.",
        MoreThen = count => $"and {DateText.Number(count)} more",
        LaterTitle = title => $"later: {title}",
        Day = "Day",
        Hour = "Hour",
        ShowHour = "Show this hour",
        HourBefore = "An hour earlier",
        HourAfter = "An hour later",

        Search = "Search",
        SearchLabel = "Search the archive",
        SearchPlaceholder = "Search the archive",
        SearchHelp = "Simplified and traditional Chinese find each other. “Quotes” keep words together, -word leaves out, OR takes either, outlet:name looks at one outlet.",
        From = "From",
        To = "To",
        Sort = "Sort",
        ByRelevance = "Best match",
        NewestFirst = "Newest first",
        Results = "Results",
        Narrow = "Narrow down",
        AllOutlets = "All outlets",
        AnyTime = "Any time",
        Months = "Months",
        Found = count => $"{Articles(count)} found",
        Milliseconds = milliseconds => $"{milliseconds} ms",
        NothingFound = query => $"No article matches “{query}”.",
        QueryTooLong = "The question is too long: use a few words, at most 500 characters.",
        QuerySaysNothing = "There is no word in it to look for: write at least one letter, character or number.",

        Feeds = "Feeds",
        Feed = "Feed",
        State = "State",
        NextPoll = "Next poll",
        Offered = "Offered",
        Kept = "Kept",
        Revised = "Revised",
        Skipped = "Skipped",
        Gaps = "Gaps",
        NoGaps = "none",
        NoFeeds = "No feeds yet. Add one with annals add URL.",
        FeedsExplained = "Offered counts the entries of all polls; what was neither kept, revised nor skipped was unchanged. Where the entries of two polls do not meet, a gap is assumed.",
        LastSuccess = "Last success",
        Now = "any moment",
        Ago = span => $"{DateText.Span(span, UiLanguage.English)} ago",
        InTime = span => $"in {DateText.Span(span, UiLanguage.English)}",
        GapCount = count => $"{count}",
        FeedsSummary = (all, bad) => bad == 0 ? $"{Feeds(all)}, all well." : $"{Feeds(all)}, {bad} in trouble.",
        Condition = condition => condition switch
        {
            FeedCondition.Well => "Well",
            FeedCondition.Damaged => "Readable, but malformed",
            FeedCondition.Odd => "Readable, but its articles are not as usual",
            FeedCondition.Failing => "Failed, will be asked again",
            FeedCondition.Disallowed => "Not allowed by the outlet’s robots.txt",
            FeedCondition.Retired => "Gone for good, not asked any more",
            _ => "Waiting for the first poll",
        },

        NotFound = "No such page",
        NotFoundExplained = "There is nothing at this address. The link may be incomplete, or it belongs to another archive.",
        NoSuchArticle = "No such article in this archive",
        NoSuchArticleExplained = "The id is well formed, but no article of that name is kept here. Try searching for a few words of its title.",
        Failed = "This page could not be made",
        FailedExplained = "Something went wrong in Annals; the log says what. The archive itself is not affected.",
        Unavailable = "No answer just now",
        UnavailableExplained = "The index is being built or busy. Try again in a moment; the archive itself is not affected.",
        Refused = "Request refused",
        RefusedExplained = "The reader answers GET and HEAD requests to this machine’s own address, and nothing else.",
    };

    private static string Articles(long count) => $"{DateText.Number(count)} {(count == 1 ? "article" : "articles")}";

    private static string Feeds(int count) => $"{count} {(count == 1 ? "feed" : "feeds")}";

    private static string Class(ChangeClass change) => change switch
    {
        Annals.Language.Comparing.ChangeClass.Headline => "headline",
        Annals.Language.Comparing.ChangeClass.Figure => "figure",
        Annals.Language.Comparing.ChangeClass.Name => "name",
        Annals.Language.Comparing.ChangeClass.Quotation => "quotation",
        Annals.Language.Comparing.ChangeClass.Addition => "addition",
        Annals.Language.Comparing.ChangeClass.Removal => "removal",
        Annals.Language.Comparing.ChangeClass.Wording => "wording",
        Annals.Language.Comparing.ChangeClass.Pictures => "pictures",
        _ => "whole article",
    };
}
