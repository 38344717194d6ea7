namespace Annals.Pages.Words;

internal static class EnglishStoryWords
{
    public static StoryWords All { get; } = new()
    {
        Events = "Events",
        Stories = "Stories",
        EventsExplained = "What several outlets report of one occurrence stands together; ranked by outlets, independent sources and recency.",
        StoriesExplained = "Events that belong together over days and years, in the order in which things happened.",
        NoEvents = "No events yet.",
        NoStories = "No stories yet.",
        NothingGrouped = "The articles of this archive have not been grouped into events yet. Run in a terminal:",
        PartOf = "Part of the story",
        Headlines = "Headlines",
        WhyTogether = "Why together",
        SameText = "the same text in good part",
        SharedNames = "both name",
        SharedWords = "both headlines have",
        SharedDays = "both tell of",
        LikeText = "like text",
        Announces = "announces what the other reports, on",
        TellsOutcome = "reports what the other announces, on",
        SameOccasion = "both tell of one meeting, on",
        ClaimMatrix = "Claim matrix",
        MatrixExplained = "A fact a row, an outlet a column; each cell leads to its sentence.",
        Fact = "fact",
        Silent = "silent",
        OnlyOne = "Told by one alone",
        Timeline = "Announced and happened",
        Origins = "Where it comes from",
        RestsOn = "What each rests on",
        ItsOwn = "own reporting",
        FiguresOverTime = "Figures over time",
        WordsUsed = "Words",
        WordsExplained = "What each outlet says more often (+) or less often (−) than the others, with its count and that of all others.",
        MoreOften = "more often",
        LessOften = "less often",
        Undated = "undated",
        WhatHappened = "What happened",
        InThisStory = "Events of this story",
        WhoTogether = "Who is named together",
        OnTheMap = "Map",
        TodayByEvent = "Today by event",
        AllEvents = "All events",
        AllStories = "All stories",
        ByHappening = "By when things happened",
        LatestFirst = "Latest first",
        Owner = "Put in order",
        Pin = "Pin",
        Unpin = "Unpin",
        Pinned = "pinned",
        Split = "Take out of this event",
        Merge = "Merge with another event",
        OtherEvent = "id of the other event",
        Decided = "as you decided",

        Summary = static (articles, outlets, sources) => $"{Count(articles, "article")} · {Count(outlets, "outlet")}{(sources is { } count ? " · " + Count(count, "independent source") : "")}",
        EventCount = static count => Count(count, "event"),
        CopyOf = static outlet => $"mostly the same text as {outlet}’s",
        From = static source => $"after {source}",
        CreditedTo = static source => $"credited to {source}",
        AndAlone = static count => $"Told by one alone ({count})",
        HoursApart = static hours => hours < 1 ? "less than an hour apart" : hours < 48 ? $"{Count((int)hours, "hour")} apart" : $"{Count((int)(hours / 24), "day")} apart",
        Relation = static relation => relation switch
        {
            Annals.Stories.Comparing.Relation.Agreement => "agree",
            Annals.Stories.Comparing.Relation.Difference => "differ",
            Annals.Stories.Comparing.Relation.Update => "update",
            Annals.Stories.Comparing.Relation.Contradiction => "contradict",
            Annals.Stories.Comparing.Relation.Mistake => "mistake",
            _ => "one alone",
        },
        Aspect = static aspect => aspect switch
        {
            Annals.Stories.Comparing.Aspect.Status => "whether it happened",
            Annals.Stories.Comparing.Aspect.First => "the first",
            Annals.Stories.Comparing.Aspect.Ordinal => "which in order",
            Annals.Stories.Comparing.Aspect.Speaker => "who said it",
            Annals.Stories.Comparing.Aspect.Slip => "slip",
            _ => aspect.ToString().ToLowerInvariant(),
        },
        Status = static status => status switch
        {
            "hypothetical" => "possible",
            "historical" => "of the past",
            "denied" => "denied or called off",
            _ => status,
        },
        EventType = static type => type switch
        {
            "other" => "event",
            _ => type.Replace('-', ' '),
        },
        Trend = static trend => trend switch
        {
            Annals.Stories.Comparing.Trend.Steady => "steady",
            Annals.Stories.Comparing.Trend.Rising => "rising",
            Annals.Stories.Comparing.Trend.Falling => "falling",
            Annals.Stories.Comparing.Trend.Converging => "converging",
            _ => "apart",
        },
        TimelineOf = static (from, to, count) => $"A timeline from {from} to {to} with {Count(count, "event")}",
        GraphOf = static count => $"{count} names; the thicker the line, the more articles name both",
        MapOf = static count => $"Where {count} places lie; their names and counts stand in the list",
    };

    private static string Count(int count, string noun) => $"{DateText.Number(count)} {noun}{(count == 1 ? "" : "s")}";
}
