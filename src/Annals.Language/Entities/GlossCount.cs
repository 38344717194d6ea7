namespace Annals.Language.Entities;

/// <summary>In how many articles a name is glossed with some Latin letters.</summary>
/// <param name="Key">Tells entities apart that are named alike.</param>
/// <param name="Name">In Chinese characters.</param>
/// <param name="IsKnown">The authority file has it.</param>
/// <param name="InArticles">In how many articles the name stands, glossed or not: of spellings the most common one leads.</param>
/// <param name="Latin">Folded.</param>
/// <param name="Articles">At least 1.</param>
public sealed record GlossCount(string Key, string Name, EntityType Type, bool IsKnown, int InArticles, string Latin, int Articles);
