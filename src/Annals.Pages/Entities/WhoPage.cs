using Annals.Index.Knowledge;
using Annals.Language.Entities;

namespace Annals.Pages.Entities;

/// <summary>Who and what the archive names most, or what a search of names finds.</summary>
public sealed record WhoPage(IReadOnlyList<EntitySummary> Entities)
{
    /// <summary>What was asked for; empty for the most named.</summary>
    public string Query { get; init; } = "";

    /// <summary>Null for all kinds.</summary>
    public EntityType? Type { get; init; }

    /// <summary>False where nothing has been analysed.</summary>
    public bool IsThere { get; init; } = true;
}
