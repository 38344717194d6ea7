using Annals.Archive;
using Annals.Index.Queries;
using Annals.Language.Comparing;
using Annals.Pages.Feeds;

namespace Annals.Pages.Words;

/// <summary>Every word the pages say themselves. A language that lacks one does not compile.</summary>
public sealed record Vocabulary
{
    public required UiLanguage Language { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Tag { get; init; }

    public required string ArchiveName { get; init; }
    public required string Motto { get; init; }
    public required string Colophon { get; init; }
    public required string SkipToContent { get; init; }
    public required string MainNavigation { get; init; }
    public required string LanguageOfPages { get; init; }

    public required string Today { get; init; }
    public required string TopOfTheDay { get; init; }
    public required string Latest { get; init; }
    public required string ByDay { get; init; }
    public required string OtherDays { get; init; }
    public required string AllArticles { get; init; }
    public required string Outlet { get; init; }
    public required string Outlets { get; init; }
    public required string Tagged { get; init; }
    public required string Tags { get; init; }
    public required string NothingYet { get; init; }
    public required string NothingYetExplained { get; init; }
    public required Func<long, string> Count { get; init; }
    public required Func<long, string> InTheArchive { get; init; }
    public required Func<long, string> ArticlesOfDay { get; init; }
    public required Func<long, string, string> ArticlesSince { get; init; }
    public required Func<int, string> Versions { get; init; }

    public required string Paging { get; init; }
    public required string PreviousPage { get; init; }
    public required string NextPage { get; init; }
    public required Func<int, int, string> PageOf { get; init; }

    /// <summary>A page of a list that grows at its other end.</summary>
    public required Func<int, string> PageNumber { get; init; }
    public required string Newer { get; init; }
    public required string Older { get; init; }

    public required string AboutThisCopy { get; init; }
    public required string NoText { get; init; }

    /// <summary>Reason, and the day since when; null when that is not known.</summary>
    public required Func<string, string?, string> PictureNotKept { get; init; }
    public required string PictureElsewhere { get; init; }
    public required string Published { get; init; }
    public required string Updated { get; init; }
    public required string CapturedAt { get; init; }
    public required string Source { get; init; }
    public required string TextFrom { get; init; }
    public required string File { get; init; }
    public required string Unknown { get; init; }
    public required Func<PublishedFrom, string> KnownFrom { get; init; }
    public required Func<string, string> FeedSaid { get; init; }
    public required Func<string, string> Via { get; init; }
    public required string NeverChanged { get; init; }
    public required Func<int, string> RevisionsTitle { get; init; }
    public required Func<int, int, string> OldRevision { get; init; }
    public required string ToNewestRevision { get; init; }
    public required string GoneSince { get; init; }
    public required Func<string, string> GoneStatus { get; init; }
    public required string WhatChanged { get; init; }
    public required string NothingVisibleChanged { get; init; }
    public required Func<string, string> ComparisonTitle { get; init; }
    public required Func<int, int, string> Compared { get; init; }
    public required Func<ChangeClass, string> ChangeClass { get; init; }
    public required Func<string, string> MoreFrom { get; init; }
    public required string PreviousArticle { get; init; }
    public required string NextArticle { get; init; }

    public required string Unread { get; init; }
    public required string Starred { get; init; }
    public required string NotesAndHighlights { get; init; }
    public required string Star { get; init; }
    public required string Unstar { get; init; }
    public required string MarkRead { get; init; }
    public required string MarkUnread { get; init; }
    public required string MarkAllRead { get; init; }
    public required Func<long, string> UnreadCount { get; init; }
    public required Func<long, string> StarredCount { get; init; }
    public required string OnlyUnread { get; init; }
    public required string ReadOnesToo { get; init; }
    public required string NothingUnread { get; init; }
    public required string NothingStarred { get; init; }
    public required string NothingNoted { get; init; }
    public required string YourNotes { get; init; }
    public required string NoteLabel { get; init; }
    public required string SaveNote { get; init; }
    public required string EditNote { get; init; }
    public required string RemoveNote { get; init; }
    public required string Highlight { get; init; }
    public required string Highlighted { get; init; }
    public required string HighlightSentence { get; init; }
    public required string HighlightExplained { get; init; }
    public required string Passage { get; init; }
    public required Func<int, string> HighlightGone { get; init; }
    public required string ToThatVersion { get; init; }
    public required string BackToArticle { get; init; }
    public required string PassageNotFound { get; init; }
    public required string PassageNotFoundExplained { get; init; }
    public required string ExportNotes { get; init; }
    public required string ReadingNotWritten { get; init; }

    public required string Cite { get; init; }
    public required string CiteSentence { get; init; }
    public required string AtThisHour { get; init; }
    public required Func<long, string> AtThisHourExplained { get; init; }
    public required string NothingThen { get; init; }
    public required Func<long, string> MoreThen { get; init; }
    public required Func<string, string> LaterTitle { get; init; }
    public required string Day { get; init; }
    public required string Hour { get; init; }
    public required string ShowHour { get; init; }
    public required string HourBefore { get; init; }
    public required string HourAfter { get; init; }

    public required string Search { get; init; }
    public required string SearchLabel { get; init; }
    public required string SearchPlaceholder { get; init; }
    public required string SearchHelp { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Sort { get; init; }
    public required string ByRelevance { get; init; }
    public required string NewestFirst { get; init; }
    public required string Results { get; init; }
    public required string Narrow { get; init; }
    public required string AllOutlets { get; init; }
    public required string AnyTime { get; init; }
    public required string Months { get; init; }
    public required Func<long, string> Found { get; init; }
    public required Func<long, string> Milliseconds { get; init; }
    public required Func<string, string> NothingFound { get; init; }
    public required string DidYouMean { get; init; }
    public required string AlsoMatched { get; init; }
    public required string AsWritten { get; init; }
    public required string ListSeparator { get; init; }
    public required string LanguageOfArticle { get; init; }
    public required string Languages { get; init; }
    public required string AllLanguages { get; init; }

    /// <summary>Of a BCP 47 tag; the tag itself when there is no word for it.</summary>
    public required Func<string, string> LanguageName { get; init; }
    /// <summary>What should be known about a question beside its answer.</summary>
    public required Func<QueryRemark, string> Remark { get; init; }
    public required string QueryTooLong { get; init; }
    public required string QuerySaysNothing { get; init; }
    public required string SearchNeedsScript { get; init; }
    public required string Searching { get; init; }

    /// <summary>With <c>{n}</c> for the number.</summary>
    public required string FoundPattern { get; init; }

    /// <summary>The same for one article.</summary>
    public required string FoundOnePattern { get; init; }
    public required string OwnSearchHelp { get; init; }
    public required string MoreHits { get; init; }
    public required string SearchDataMissing { get; init; }

    public required string Keyboard { get; init; }
    public required string KeyNext { get; init; }
    public required string KeyPrevious { get; init; }
    public required string KeyOpen { get; init; }
    public required string KeyStar { get; init; }
    public required string KeyOriginal { get; init; }
    public required string KeyHelp { get; init; }
    public required string Close { get; init; }
    public required string OneNewArticle { get; init; }

    /// <summary>With <c>{n}</c> for the number.</summary>
    public required string NewArticlesPattern { get; init; }

    /// <summary>Before the time at which it was kept.</summary>
    public required string OfflineCopy { get; init; }
    public required string Offline { get; init; }
    public required string OfflineExplained { get; init; }

    public required string Feeds { get; init; }
    public required string Feed { get; init; }
    public required string State { get; init; }
    public required string NextPoll { get; init; }
    public required string Offered { get; init; }
    public required string Kept { get; init; }
    public required string Revised { get; init; }
    public required string Skipped { get; init; }
    public required string Gaps { get; init; }
    public required string NoGaps { get; init; }
    public required string NoFeeds { get; init; }
    public required string FeedsExplained { get; init; }
    public required string LastSuccess { get; init; }
    public required string Now { get; init; }
    public required Func<TimeSpan, string> Ago { get; init; }
    public required Func<TimeSpan, string> InTime { get; init; }
    public required Func<int, string> GapCount { get; init; }
    public required Func<int, int, string> FeedsSummary { get; init; }
    public required Func<FeedCondition, string> Condition { get; init; }

    public required string NotFound { get; init; }
    public required string NotFoundExplained { get; init; }
    public required string NoSuchArticle { get; init; }
    public required string NoSuchArticleExplained { get; init; }
    public required string Failed { get; init; }
    public required string FailedExplained { get; init; }
    public required string SearchInstead { get; init; }
    public required string NearlyThisId { get; init; }

    /// <summary>Per cent of the way.</summary>
    public required Func<int, string> IndexIsBuilt { get; init; }
    public required string Unavailable { get; init; }
    public required string UnavailableExplained { get; init; }
    public required string Refused { get; init; }
    public required string RefusedExplained { get; init; }
    public required string ReadOnly { get; init; }
    public required string ReadOnlyExplained { get; init; }
    public required string OldForm { get; init; }
    public required string OldFormExplained { get; init; }
    public required string NotWritten { get; init; }
    public required string NotWrittenExplained { get; init; }
    public required string SignIn { get; init; }
    public required string SignOut { get; init; }
    public required string AccountName { get; init; }
    public required string Password { get; init; }
    public required string NewPassword { get; init; }
    public required string ChangePassword { get; init; }
    public required string WrongSignIn { get; init; }
    public required string WrongPassword { get; init; }
    public required string ForOwners { get; init; }
    public required string ForOwnersExplained { get; init; }
    public required string TooMany { get; init; }
    public required string TooManyExplained { get; init; }
    public required string SignInFirst { get; init; }
    public required string SignInFirstExplained { get; init; }
    public required string Tokens { get; init; }
    public required string TokensExplained { get; init; }
    public required string TokenLabel { get; init; }
    public required string MakeToken { get; init; }
    public required string RevokeToken { get; init; }
    public required string NewTokenExplained { get; init; }
    public required Func<int, string> WaitBeforeSignIn { get; init; }
    public required Func<int, string> PasswordTooShort { get; init; }

    /// <summary>The words of the pages for feeds, rules and settings.</summary>
    public Managing.ManagingWords Managing => Language == UiLanguage.Chinese ? Annals.Pages.Managing.ChineseManagingWords.All : Annals.Pages.Managing.EnglishManagingWords.All;

    /// <summary>The words for what Annals concludes from articles.</summary>
    public FindingWords Findings => Language == UiLanguage.Chinese ? ChineseFindingWords.All : EnglishFindingWords.All;

    /// <summary>The words for events and stories.</summary>
    public StoryWords Stories => Language == UiLanguage.Chinese ? ChineseStoryWords.All : EnglishStoryWords.All;

    public static Vocabulary For(UiLanguage language) => language == UiLanguage.Chinese ? ChineseWords.All : EnglishWords.All;
}
