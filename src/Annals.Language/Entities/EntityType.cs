namespace Annals.Language.Entities;

/// <summary>What a name is the name of.</summary>
public enum EntityType
{
    Person,
    Organisation,
    Place,

    /// <summary>A congress, games, a war: 北京冬奥会.</summary>
    EventName,
    Document,
    Other,
}
