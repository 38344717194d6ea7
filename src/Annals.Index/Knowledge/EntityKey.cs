using Annals.Language.Entities;
using Annals.Language.Scripts;

namespace Annals.Index.Knowledge;

/// <summary>
/// What an entity is called across the archive, in every archive alike: its type and its folded name, such as <c>person:普京</c>. Whoever
/// has another type has another key: the town and the person of one name stay two.
/// </summary>
public static class EntityKey
{
    public static string Of(Entity entity) => Of(entity.Type, entity.Name);

    public static string Of(EntityType type, string name) => WordOf(type) + ":" + Plain(name);

    /// <summary>As in JSON: person, organisation, place, event-name, document, other.</summary>
    public static string WordOf(EntityType type) => type switch
    {
        EntityType.Person => "person",
        EntityType.Organisation => "organisation",
        EntityType.Place => "place",
        EntityType.EventName => "event-name",
        EntityType.Document => "document",
        _ => "other",
    };

    /// <summary>A name as keys and searches compare it: folded, without title marks, one blank between words.</summary>
    public static string Plain(string name)
    {
        var folded = ChineseFold.Fold(name).Trim('《', '》', ' ');
        return folded.Contains("  ", StringComparison.Ordinal) || folded.AsSpan().ContainsAny("\t\n\r") ? string.Join(' ', folded.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)) : folded;
    }
}
