namespace Annals.Language.Entities;

/// <summary>Somebody or something an article names, with all its mentions.</summary>
/// <param name="Name">The authority file's name; else the fullest form in the article.</param>
/// <param name="IsKnown">The authority file has it.</param>
/// <param name="Latin">From the authority file, else from the article; null when neither says.</param>
/// <param name="Mentions">In the order of the text; never empty.</param>
public sealed record Entity(
    string Name,
    EntityType Type,
    bool IsKnown,
    string? Latin,
    IReadOnlyList<Mention> Mentions,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<Gloss> Glosses);
