using Annals.Language.Attributions;
using Annals.Language.Entities;
using Annals.Language.Times;

namespace Annals.Pages.Words;

/// <summary>The words for what Annals concludes from articles: names, times, speakers, events. A language that lacks one does not compile.</summary>
public sealed record FindingWords
{
    public required string Found { get; init; }
    public required string FoundExplained { get; init; }
    public required string ShowNames { get; init; }
    public required string HideNames { get; init; }
    public required string Legend { get; init; }
    public required string Person { get; init; }
    public required string Organisation { get; init; }
    public required string Place { get; init; }
    public required string EventName { get; init; }
    public required string Document { get; init; }
    public required string Other { get; init; }
    public required string Time { get; init; }
    public required string Speaker { get; init; }
    public required string Said { get; init; }
    public required string Figure { get; init; }
    public required string Who { get; init; }
    public required string Times { get; init; }
    public required string Statements { get; init; }
    public required string Figures { get; init; }
    public required string Doubtful { get; init; }
    public required string DoubtfulExplained { get; init; }

    /// <summary>A chain of sources, read aloud where an arrow is shown: this outlet has it from that one.</summary>
    public required string HasItFrom { get; init; }
    public required string NothingFound { get; init; }
    public required Func<int, string> AndMore { get; init; }
    public required Func<long, string> Mentions { get; init; }
    public required Func<TimeAnchor, string> CountedFrom { get; init; }
    public required Func<SpeechKind, string> Kind { get; init; }

    /// <summary>Of <see cref="Annals.Language.Claims.Claim.Kind"/>; the kind itself when there is no word for it.</summary>
    public required Func<string, string> ClaimKind { get; init; }

    /// <summary>A length as ISO 8601 has it: number (<c>?</c> for some) and one of <c>Y M W D H</c>, <c>m</c> for minutes, <c>S</c>.</summary>
    public required Func<string, char, string> Length { get; init; }
    public required string Since { get; init; }
    public required string Until { get; init; }

    /// <summary>Of <c>DT MO AF EV NI MI</c>; empty when there is no word for it.</summary>
    public required Func<string, string> PartOfDay { get; init; }

    /// <summary>In the navigation, short.</summary>
    public required string Named { get; init; }
    public required string DecideExplained { get; init; }
    public required string MergeName { get; init; }
    public required string MergeButton { get; init; }
    public required string SplitName { get; init; }
    public required string SplitButton { get; init; }
    public required string WhoIsNamed { get; init; }
    public required string WhoExplained { get; init; }
    public required string QuoteLedger { get; init; }
    public required string QuotesExplained { get; init; }
    public required string WhoReliesOnWhom { get; init; }
    public required string ReliesExplained { get; init; }
    public required string ReliesOn { get; init; }
    public required string Articles { get; init; }
    public required string ShareOfOwn { get; init; }
    public required string Directly { get; init; }
    public required string Examples { get; init; }
    public required string FlowInWords { get; init; }
    public required string NobodyRelies { get; init; }
    public required string FindName { get; init; }
    public required string FindQuote { get; init; }
    public required string Kinds { get; init; }
    public required string AllKinds { get; init; }
    public required string NobodyNamed { get; init; }
    public required string NoQuotes { get; init; }
    public required string NothingAnalysed { get; init; }
    public required string OverTime { get; init; }
    public required string ArticlesNaming { get; init; }
    public required string Month { get; init; }
    public required string Year { get; init; }
    public required string StatementsBy { get; init; }
    public required string QuotesBy { get; init; }
    public required string ArticlesWith { get; init; }
    public required string RolesOverTime { get; init; }
    public required string Forms { get; init; }
    public required string Glosses { get; init; }
    public required string FromAuthority { get; init; }
    public required string NameOf { get; init; }
    public required string Together { get; init; }
    public required string WhoNames { get; init; }
    public required string AlsoCalledSo { get; init; }
    public required string JoinedWith { get; init; }
    public required string NobodySaysWho { get; init; }
    public required string OthersSay { get; init; }
    public required string QuotesOf { get; init; }
    public required string FirstSeen { get; init; }
    public required string Quotation { get; init; }
    public required string Carriers { get; init; }
    public required string GivesTo { get; init; }
    public required string WholeQuote { get; init; }
    public required string LeftOut { get; init; }
    public required string FiguresFollowed { get; init; }
    public required string FiguresExplained { get; init; }
    public required string CountedThere { get; init; }
    public required string NothingCounted { get; init; }
    public required string CountedOnce { get; init; }
    public required string AllQuantities { get; init; }
    public required string FiguresHere { get; init; }

    /// <summary>A quantity that is followed, by <see cref="Language.Claims.Claim.Topic"/>.</summary>
    public required Func<string, string> Quantity { get; init; }
    public required Func<int, string> Numbers { get; init; }
    public required Func<string, string, string, int, string> ChartOf { get; init; }
    public required Func<int, int, string> NamedIn { get; init; }
    public required Func<int, string> StatementCount { get; init; }
    public required Func<int, string> AllOf { get; init; }
    public required Func<int, int, string> CarriedBy { get; init; }
    public required Func<int, string> ShareOf { get; init; }
    public required Func<int, string> Sentences { get; init; }

    public string Type(EntityType type) => type switch
    {
        EntityType.Person => Person,
        EntityType.Organisation => Organisation,
        EntityType.Place => Place,
        EntityType.EventName => EventName,
        EntityType.Document => Document,
        _ => Other,
    };
}
