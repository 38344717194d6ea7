using Annals.Language.Entities;

namespace Annals.Language.Events;

/// <summary>An event as one sentence tells it.</summary>
/// <param name="Date">The day where one is told, without the hour.</param>
/// <param name="End">Exclusive, of the evidence.</param>
internal sealed record EventDraft(string Type, IReadOnlyList<Entity> Participants, string? Place, string? Date, string Status, int Start, int End)
{
    /// <summary>The deed, where no kind but "other" tells it: two deeds of a day are two events. Null where the kind says enough.</summary>
    public string? Act { get; init; }

    /// <summary>Further evidence.</summary>
    public IReadOnlyList<(int Start, int End)> More { get; init; } = [];
}
