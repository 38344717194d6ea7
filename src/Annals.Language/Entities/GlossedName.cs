namespace Annals.Language.Entities;

/// <summary>A name that one article glosses: 托卡耶夫（Kassym-Jomart Tokayev）.</summary>
/// <param name="Article">Whatever tells articles apart: an article counts once, however often it says it.</param>
/// <param name="Name">The entity's name in Chinese characters.</param>
/// <param name="IsKnown">The authority file has it.</param>
/// <param name="Latin">As it stands in the bracket. Doubtful glosses (<see cref="Gloss.IsDoubtful"/>) do not belong here.</param>
public sealed record GlossedName(string Article, string Name, EntityType Type, bool IsKnown, string Latin);
