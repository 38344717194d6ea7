using Annals.Language.Entities;

namespace Annals.Stories.Grouping;

/// <summary>
/// What grouping keeps of an article: enough to compare it with any other and to say why, some kilobytes. Of one article and the background
/// alone, so that it can be stored and read back in any order.
/// </summary>
public sealed record ArticleFeatures
{
    /// <summary>Of the rules behind it: what was read by another version is read again.</summary>
    public const int Version = 5;

    /// <summary>See <see cref="Report.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Empty where it is not known: two such articles need not be of one outlet.</summary>
    public required string Outlet { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Published { get; init; }

    public required string Title { get; init; }

    /// <summary>Words and pairs of characters of title and text, what stands first weighing most.</summary>
    public required TermVector Text { get; init; }

    /// <summary>Of the title alone.</summary>
    public required TermVector TitleTerms { get; init; }

    /// <summary>Of the title and the first lines.</summary>
    public required TermVector Lead { get; init; }

    /// <summary><see cref="Text"/> without the names: what is told of them.</summary>
    public required TermVector Deeds { get; init; }

    public required TermVector TitleDeeds { get; init; }

    public required TermVector LeadDeeds { get; init; }

    /// <summary>How many words of what will be stand in title and first lines.</summary>
    public required float Ahead { get; init; }

    /// <summary>The same of what was.</summary>
    public required float Behind { get; init; }

    /// <summary>How far into the text a day near the publication is named first: the logarithm of the UTF-16 units; 9 when none is.</summary>
    public required float FirstDay { get; init; }

    /// <summary>The logarithm of how often somebody says something.</summary>
    public required float Sayings { get; init; }

    /// <summary>Who and what is named, by name.</summary>
    public required TermVector Names { get; init; }

    /// <summary>The names as words, the weightiest first.</summary>
    public required IReadOnlyList<FeatureName> Named { get; init; }

    /// <summary>Figures with their units in title and first lines.</summary>
    public required TermVector Figures { get; init; }

    /// <summary>The Chinese characters of the title, each once: headlines shorten (美众院, 港警, 病亡), and what is left of a word is its characters.</summary>
    public required TermVector TitleCharacters { get; init; }

    /// <summary>Those of title and first lines.</summary>
    public required TermVector LeadCharacters { get; init; }

    /// <summary>Days that title and first lines name, as day numbers (<see cref="DateOnly.DayNumber"/>), ascending.</summary>
    public required IReadOnlyList<int> Days { get; init; }

    /// <summary>The day the news is of: the first that is named near the day of publication, else that day itself.</summary>
    public required int MainDay { get; init; }

    /// <summary>Hashes of a sample of the text's passages: what is copied shares them.</summary>
    public required IReadOnlyList<uint> Passages { get; init; }

    /// <summary>Who the title names first; 0 when nobody.</summary>
    public required uint Actor { get; init; }

    /// <summary>Who speaks in title or first lines; 0 when nobody.</summary>
    public required uint Speaker { get; init; }

    /// <summary>Kinds of events in title and first lines, a bit each.</summary>
    public required uint Happenings { get; init; }

    /// <summary>The dated meetings, summits and visits it is mainly about, those of the title first.</summary>
    public required IReadOnlyList<Occasion> Occasions { get; init; }

    /// <summary>The title without its figures: what a daily series repeats.</summary>
    public required uint Pattern { get; init; }

    public required ArticleTraits Traits { get; init; }

    /// <summary>The log odds of its being comment, analysis or interview, by <see cref="ArticleModel"/>.</summary>
    public float Comment { get; init; }

    /// <summary>UTF-16 units of text.</summary>
    public required int Length { get; init; }
}

/// <summary>A name as grouping keeps it.</summary>
/// <param name="Weight">How much it tells: rarity and place in the article.</param>
/// <param name="Start">Of its first mention, a UTF-16 offset into the analysed text.</param>
/// <param name="End">Exclusive.</param>
public sealed record FeatureName(uint Term, string Name, EntityType Type, float Weight, bool IsInTitle, int Start, int End);

/// <summary>What the shape of title and text tells of the kind of article.</summary>
[Flags]
public enum ArticleTraits
{
    None = 0,

    /// <summary>The title says comment, analysis, interview.</summary>
    Comment = 1,

    /// <summary>The title says briefing, digest, rundown.</summary>
    Rundown = 2,

    /// <summary>The title asks.</summary>
    Question = 4,

    /// <summary>The title tells of what will be.</summary>
    Planned = 8,

    /// <summary>The title answers somebody: 回应, 谴责, 批.</summary>
    Reaction = 16,

    /// <summary>The title quotes somebody: a name and a colon, or quotation marks.</summary>
    Quote = 32,

    /// <summary>直播, 重播.</summary>
    Live = 64,

    /// <summary>The title bears a rubric in brackets or behind a dash.</summary>
    Rubric = 128,

    /// <summary>The first lines name no time near the day of publication.</summary>
    Undated = 256,

    /// <summary>One part of several.</summary>
    Part = 512,

    /// <summary>The title says of whom or what it is a result: 因, 遭, 被.</summary>
    Outcome = 1024,

    /// <summary>Most of the text is Latin.</summary>
    Foreign = 2048,
}
