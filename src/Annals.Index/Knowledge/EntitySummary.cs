using Annals.Language.Entities;

namespace Annals.Index.Knowledge;

/// <summary>Somebody or something that articles of the archive name.</summary>
/// <param name="Key">See <see cref="EntityKey"/>.</param>
/// <param name="Name">The authority file's name; else the form that was met first.</param>
/// <param name="Latin">From the authority file, else what most articles write in brackets behind the name; null when neither says.</param>
/// <param name="IsKnown">The authority file has it.</param>
/// <param name="Articles">Articles that name it.</param>
/// <param name="Mentions">Places in them.</param>
public sealed record EntitySummary(string Key, string Name, EntityType Type, string? Latin, bool IsKnown, int Articles, int Mentions);
