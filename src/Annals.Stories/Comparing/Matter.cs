using Annals.Stories.Following;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>What is compared: the articles in order of publication, one name for each entity, the events joined.</summary>
internal sealed record Matter(IReadOnlyList<Reading> Readings, EntityKeys Keys, IReadOnlyList<TimelineEntry> Events)
{
    public static Cell Cell(Reading reading, string value, int start, int end) => new(reading.Report.Id, reading.Report.Outlet, value, reading.Passage(start, end));

    /// <summary>With the sentence that tells most: one with the date in it rather than a headline.</summary>
    public static Cell Cell(EventReport report, string value)
        => new(report.Article, report.Outlet, value, report.Evidence.OrderByDescending(passage => (passage.SentenceStart > 0 ? 2 : 0) + (HasDate(passage.Text) ? 2 : HasDate(passage.Sentence) ? 1 : 0)).First());

    // 9月15日, 15号: a number before a word of the calendar.
    private static bool HasDate(string text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] is '日' or '月' or '号' or '號' && char.IsAsciiDigit(text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    public static ClaimRow Row(Aspect aspect, string subject, Relation relation, string reason, IEnumerable<Cell> cells)
        => new("", aspect, subject, null, null, relation, reason, [.. cells]);

    /// <summary>What an event is called in a row: its people, else its first participants.</summary>
    public string SubjectOf(TimelineEntry entry)
    {
        var people = entry.Participants.Where(Keys.IsPerson).ToList();
        var named = entry.Type is "summit" or "other" or "military-exercise" || people.Count == 0 ? entry.Participants.Take(entry.Type is "summit" or "other" or "military-exercise" ? 1 : 3) : people.Take(3);
        return string.Join('、', named);
    }
}

/// <summary>The kinds of facts that are looked for: a new kind is a line in this list.</summary>
internal static class Facts
{
    public static IReadOnlyList<Func<Matter, IEnumerable<ClaimRow>>> All { get; } =
    [
        EventRows.Find,
        OrderRows.Find,
        FigureRows.Find,
        FirstRows.Find,
        OrdinalRows.Find,
        MembershipRows.Find,
        FoundingRows.Find,
        GlossRows.Find,
        NameRows.Find,
        RoleRows.Find,
        SpeakerRows.Find,
        WordingRows.Find,
        StanceRows.Find,
        SlipRows.Find,
    ];
}
