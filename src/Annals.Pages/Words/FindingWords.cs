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
