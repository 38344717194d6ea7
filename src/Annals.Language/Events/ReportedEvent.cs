namespace Annals.Language.Events;

/// <summary>Something that happened, will happen, or is said not to, as an article tells it.</summary>
/// <param name="Type">meeting, summit, state-visit, visit, phone-call, statement, military-exercise, accession, invasion, election, vote, agreement, attack, disaster, trial, death, protest, arrest, sanction, appointment, or other: a deed on a day.</param>
/// <param name="Participants">Names of entities of the article.</param>
/// <param name="Place">Name of a place of the article; null where none is said.</param>
/// <param name="Date">As <see cref="Times.TimeExpression.Value"/>; null where none is said.</param>
/// <param name="Status">planned, happening, happened, hypothetical, denied or historical.</param>
/// <param name="Evidence">The words it is taken from: start and end in the text, in its order; never empty.</param>
public sealed record ReportedEvent(
    string Type,
    IReadOnlyList<string> Participants,
    string? Place,
    string? Date,
    string Status,
    IReadOnlyList<(int Start, int End)> Evidence);
