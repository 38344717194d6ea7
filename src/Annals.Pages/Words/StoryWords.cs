using Annals.Stories.Comparing;

namespace Annals.Pages.Words;

/// <summary>The words for events and stories. A language that lacks one does not compile.</summary>
public sealed record StoryWords
{
    public required string Events { get; init; }
    public required string Stories { get; init; }
    public required string EventsExplained { get; init; }
    public required string StoriesExplained { get; init; }
    public required string NoEvents { get; init; }
    public required string NoStories { get; init; }
    public required string NothingGrouped { get; init; }
    public required string PartOf { get; init; }
    public required string Headlines { get; init; }
    public required string WhyTogether { get; init; }
    public required string SameText { get; init; }
    public required string SharedNames { get; init; }
    public required string SharedWords { get; init; }
    public required string SharedDays { get; init; }
    public required string LikeText { get; init; }
    public required string Announces { get; init; }
    public required string TellsOutcome { get; init; }
    public required string SameOccasion { get; init; }
    public required string ClaimMatrix { get; init; }
    public required string MatrixExplained { get; init; }
    public required string Fact { get; init; }
    public required string Silent { get; init; }
    public required string OnlyOne { get; init; }
    public required string Timeline { get; init; }
    public required string Origins { get; init; }
    public required string RestsOn { get; init; }
    public required string ItsOwn { get; init; }
    public required string FiguresOverTime { get; init; }
    public required string WordsUsed { get; init; }
    public required string WordsExplained { get; init; }
    public required string MoreOften { get; init; }
    public required string LessOften { get; init; }
    public required string Undated { get; init; }
    public required string WhatHappened { get; init; }
    public required string InThisStory { get; init; }
    public required string WhoTogether { get; init; }
    public required string OnTheMap { get; init; }
    public required string TodayByEvent { get; init; }
    public required string AllEvents { get; init; }
    public required string AllStories { get; init; }
    public required string ByHappening { get; init; }
    public required string LatestFirst { get; init; }
    public required string Owner { get; init; }
    public required string Pin { get; init; }
    public required string Unpin { get; init; }
    public required string Pinned { get; init; }
    public required string Split { get; init; }
    public required string Merge { get; init; }
    public required string OtherEvent { get; init; }
    public required string Decided { get; init; }
    public required string MergeStory { get; init; }
    public required string OtherStory { get; init; }
    public required string SplitStory { get; init; }
    public required string Follow { get; init; }
    public required string TakeAlong { get; init; }
    public required string AsList { get; init; }

    /// <summary>Articles, outlets, independent sources; null where nobody counted these.</summary>
    public required Func<int, int, int?, string> Summary { get; init; }
    public required Func<int, string> EventCount { get; init; }
    public required Func<string, string> CopyOf { get; init; }
    public required Func<string, string> From { get; init; }
    public required Func<string, string> CreditedTo { get; init; }
    public required Func<int, string> AndAlone { get; init; }
    public required Func<double, string> HoursApart { get; init; }
    public required Func<Relation, string> Relation { get; init; }
    public required Func<Aspect, string> Aspect { get; init; }
    public required Func<string, string> Status { get; init; }
    public required Func<string, string> EventType { get; init; }

    /// <summary>What an article says of an order, of a stance or of a member, where that is one of our own words; all else as it is.</summary>
    public required Func<string, string> Verdict { get; init; }
    public required Func<Trend, string> Trend { get; init; }
    public required Func<string, string, int, string> TimelineOf { get; init; }
    public required Func<int, string> GraphOf { get; init; }
    public required Func<int, string> MapOf { get; init; }
}
