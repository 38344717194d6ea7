using Annals.Pages.Feeds;

namespace Annals.Pages.Managing;

/// <summary>The words of the pages by which an archive is managed. A language that lacks one does not compile.</summary>
public sealed record ManagingWords
{
    public required string Navigation { get; init; }
    public required string Rules { get; init; }
    public required string Settings { get; init; }
    public required string OnlyShown { get; init; }
    public required string NotDone { get; init; }
    public required string Save { get; init; }
    public required string Back { get; init; }

    public required string Add { get; init; }
    public required string AddLabel { get; init; }
    public required string AddHint { get; init; }
    public required string Look { get; init; }
    public required string Lists { get; init; }
    public required string ListsHint { get; init; }
    public required string ExportList { get; init; }
    public required string ImportFile { get; init; }
    public required string ImportAddress { get; init; }
    public required string Import { get; init; }
    public required Func<int, int, string> Imported { get; init; }
    public required string NoListGiven { get; init; }

    public required string NameOrAddress { get; init; }
    public required string AllStates { get; init; }
    public required string InTrouble { get; init; }
    public required string Well { get; init; }
    public required string Paused { get; init; }
    public required string Folder { get; init; }
    public required string AllFolders { get; init; }
    public required string NoFolder { get; init; }
    public required string SortAsListed { get; init; }
    public required string SortByName { get; init; }
    public required string SortTrouble { get; init; }
    public required string SortQuiet { get; init; }
    public required string SortBusy { get; init; }
    public required string Show { get; init; }
    public required string NoneShown { get; init; }
    public required Func<int, int, string> Shown { get; init; }
    public required Func<int, string> FeedCount { get; init; }
    public required string ThirtyDays { get; init; }

    /// <summary>Articles in all, and the most on one day.</summary>
    public required Func<int, int, string> ThirtyDaysInWords { get; init; }
    public required string NeverAnswered { get; init; }

    /// <summary>What the trouble is.</summary>
    public required Func<FeedTrouble, string> Trouble { get; init; }

    /// <summary>What to do about it.</summary>
    public required Func<FeedTrouble, string> Advice { get; init; }

    /// <summary>How often in a row, and since how long ago.</summary>
    public required Func<int, string, string> FailedSince { get; init; }

    public required string Address { get; init; }
    public required string Site { get; init; }
    public required string LastPoll { get; init; }
    public required string AskedEvery { get; init; }
    public required string ReadsPages { get; init; }
    public required string Exactly { get; init; }
    public required string WhatMayBeMissing { get; init; }
    public required string NothingMissing { get; init; }
    public required Func<int, string> GapsInAll { get; init; }
    public required string LastGapBetween { get; init; }
    public required string DamageTitle { get; init; }
    public required string WarningsTitle { get; init; }
    public required string SkippedTitle { get; init; }
    public required string WithoutPageTitle { get; init; }
    public required string PollNow { get; init; }
    public required string PollAsked { get; init; }
    public required string Pause { get; init; }
    public required string Resume { get; init; }
    public required string Edit { get; init; }
    public required string Title { get; init; }
    public required string TitleHint { get; init; }
    public required string FolderHint { get; init; }
    public required string Remove { get; init; }
    public required Func<string, string> RemoveTitle { get; init; }
    public required string RemoveExplained { get; init; }
    public required string FilterArticles { get; init; }
    public required Func<string, string> ArticlesOf { get; init; }

    public required string FoundTitle { get; init; }
    public required Func<int, string> FoundCount { get; init; }
    public required string BestFit { get; init; }
    public required Func<int, string> EntryCount { get; init; }
    public required string NoEntries { get; init; }
    public required string Subscribe { get; init; }
    public required string SubscribedAlready { get; init; }
    public required string AlsoNamed { get; init; }
    public required string NothingFoundTitle { get; init; }
    public required string NoAddress { get; init; }
    public required string LookTookLong { get; init; }
    public required string AddAllTheSame { get; init; }
    public required string AddAllTheSameHint { get; init; }

    public required string RulesExplained { get; init; }
    public required Func<RulesKind, string> RulesName { get; init; }
    public required Func<RulesKind, string> RulesMeaning { get; init; }
    public required Func<RulesKind, string> RulesHelp { get; init; }
    public required Func<int, string> LineCount { get; init; }
    public required string NotWrittenYet { get; init; }
    public required string NewPageRules { get; init; }
    public required string NewPageRulesHint { get; init; }
    public required string NewPageRulesButton { get; init; }
    public required string NoHost { get; init; }
    public required string Text { get; init; }
    public required string CheckAndSave { get; init; }
    public required string Try { get; init; }
    public required string Saved { get; init; }
    public required string NotSavedProblems { get; init; }
    public required string ProblemsNow { get; init; }
    public required Func<int, string> Line { get; init; }
    public required string ChangedMeanwhile { get; init; }
    public required string WhatIsThereNow { get; init; }
    public required Func<int, int, int, string> TrialCounts { get; init; }
    public required string TrialSkipped { get; init; }
    public required string TrialTagged { get; init; }
    public required string TrialNothing { get; init; }
    public required string TryOn { get; init; }
    public required string NoKeptPages { get; init; }
    public required string TrialTitle { get; init; }
    public required string TrialExplained { get; init; }
    public required string TrialSame { get; init; }
    public required string TrialFailed { get; init; }

    public required string SettingsExplained { get; init; }
    public required Func<Setting, string> SettingName { get; init; }
    public required Func<Setting, string> SettingMeaning { get; init; }
    public required string Yes { get; init; }
    public required string No { get; init; }
    public required string ImagesAll { get; init; }
    public required string ImagesNone { get; init; }
    public required string ImagesUpTo { get; init; }
    public required string Amount { get; init; }
    public required string RecheckHint { get; init; }
    public required string EditionNone { get; init; }
    public required string EditionDay { get; init; }
    public required string EditionWeek { get; init; }
    public required string AfterRestart { get; init; }
    public required string InTheFile { get; init; }
    public required string WrittenThere { get; init; }
    public required string NotUnderstood { get; init; }
    public required string NothingChanged { get; init; }

    public required string Status { get; init; }
    public required string ArchiveAt { get; init; }
    public required string Version { get; init; }
    public required string Articles { get; init; }
    public required string Revisions { get; init; }
    public required string Images { get; init; }
    public required string PagesKept { get; init; }
    public required string Journal { get; init; }
    public required string SearchIndex { get; init; }
    public required Func<long, string> IndexedLines { get; init; }
    public required string SmallCopies { get; init; }
    public required string FreeDisk { get; init; }
    public required Func<string, string, string> FreeOf { get; init; }
    public required string LastTrouble { get; init; }
    public required string NoTrouble { get; init; }
    public required Func<string, int, string> Share { get; init; }
    public required string Unknown { get; init; }
}
