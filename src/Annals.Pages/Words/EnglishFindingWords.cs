using Annals.Language.Attributions;
using Annals.Language.Times;

namespace Annals.Pages.Words;

internal static class EnglishFindingWords
{
    public static FindingWords All { get; } = new()
    {
        Found = "Found in this article",
        FoundExplained = "By rules and counts; each line points to its sentence, and the article stays as it is.",
        ShowNames = "Mark names, times and speakers",
        HideNames = "Mark nothing",
        Legend = "Key",
        Person = "person",
        Organisation = "organisation",
        Place = "place",
        EventName = "named event",
        Document = "document",
        Other = "other",
        Time = "time",
        Speaker = "who says so",
        Said = "what is said",
        Figure = "figure",
        Who = "Who and where",
        Times = "When",
        Statements = "Who says what",
        Figures = "Figures claimed",
        Doubtful = "Doubtful glosses",
        DoubtfulExplained = "The name in brackets is known as somebody else’s; nobody was merged because of it.",
        HasItFrom = "has it from",
        NothingFound = "Nothing was found.",
        AndMore = static count => $"and {count} more",
        Mentions = static count => count == 1 ? "once" : $"{DateText.Number(count)} times",
        CountedFrom = static anchor => anchor switch
        {
            TimeAnchor.Absolute => "as written",
            TimeAnchor.Publication => "counted from the day of publication",
            TimeAnchor.Dateline => "counted from the dateline",
            TimeAnchor.EarlierMention => "counted from a date before it",
            TimeAnchor.Event => "counted from a known event",
            _ => "a length",
        },
        Kind = static kind => kind switch { SpeechKind.Quote => "quoted", SpeechKind.Mixed => "paraphrased, with quoted words", _ => "paraphrased" },
        ClaimKind = static kind => kind,
        Length = static (number, unit) => (number == "?" ? "some " : number + " ") + (unit switch { 'Y' => "year", 'M' => "month", 'W' => "week", 'D' => "day", 'H' => "hour", 'm' => "minute", _ => "second" }) + (number == "1" ? "" : "s"),
        Since = "since",
        Until = "until",
        PartOfDay = static part => part switch { "DT" => "before dawn", "MO" => "morning", "MI" => "noon", "AF" => "afternoon", "EV" => "evening", "NI" => "night", _ => "" },
    };
}
