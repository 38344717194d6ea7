using Annals.Stories.Grouping;
using Annals.Stories.Passages;

namespace Annals.Stories.Following;

/// <summary>What articles tell to have happened, in the order in which it happened: an event told by several is one entry with a report of each.</summary>
/// <param name="Entries">By their first day, then their last; what has no date last.</param>
public sealed record Timeline(IReadOnlyList<TimelineEntry> Entries)
{
    public static Timeline Of(IReadOnlyList<Report> reports)
    {
        var readings = Reading.All(reports);
        return new Timeline(EventMerger.Merge(readings, new EntityKeys(readings)));
    }
}

/// <summary>One event.</summary>
/// <param name="Id">Type and date, with a number where two would be alike. The same for the same reports.</param>
/// <param name="Type">See <see cref="Annals.Language.Events.ReportedEvent.Type"/>.</param>
/// <param name="Date">The most exact that a report states, for what lasts several days the longest of these; null when nobody dates it.</param>
/// <param name="Participants">Whoever most reports name first.</param>
/// <param name="Status">As the last report has it that was published: planned, happening, happened, hypothetical or denied.</param>
/// <param name="WasAnnounced">An earlier report has it as planned or possible, a later one as happened.</param>
/// <param name="Reports">In order of publication; never empty.</param>
public sealed record TimelineEntry(
    string Id,
    string Type,
    string? Date,
    DayRange? Days,
    string? Place,
    IReadOnlyList<string> Participants,
    string Status,
    bool WasAnnounced,
    IReadOnlyList<EventReport> Reports);

/// <summary>What one article says of an event.</summary>
/// <param name="Type">As this article has it: a meeting that is part of a visit stays a meeting here.</param>
/// <param name="StatedDate">As <see cref="Annals.Language.Times.TimeExpression.Value"/>; null where it states none.</param>
/// <param name="Status">planned, happening, happened, hypothetical, denied or historical.</param>
/// <param name="By">Who says so, where the outlet does not say it itself.</param>
/// <param name="Evidence">In the order of the text; never empty.</param>
public sealed record EventReport(
    string Article,
    string Outlet,
    DateTimeOffset Published,
    string Type,
    IReadOnlyList<string> Participants,
    string? Place,
    string? StatedDate,
    string Status,
    Certainty Certainty,
    string? By,
    IReadOnlyList<Passage> Evidence);

/// <summary>How sure a report is of what it tells.</summary>
public enum Certainty
{
    /// <summary>The outlet says it itself.</summary>
    Fact,

    /// <summary>Somebody says so.</summary>
    Reported,

    /// <summary>It is to come.</summary>
    Announced,
    Possible,
    Question,
    Denied,
}
