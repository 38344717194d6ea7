using Annals.Archive;
using Annals.Index.Knowledge;

namespace Annals.Cli.Verbs;

/// <summary>Whom somebody means by a name typed in a terminal.</summary>
internal static class EntityName
{
    private const int MostSuggested = 8;

    /// <param name="name">A key, or a name in either script: of several who bear it, the one whom most articles name.</param>
    /// <exception cref="ArchiveException">The archive names nobody so.</exception>
    public static EntitySummary Find(KnowledgeStore store, string name)
    {
        if (name.Contains(':', StringComparison.Ordinal) && store.Entity(name) is { } profile)
        {
            return profile.Entity;
        }

        if (store.EntitiesNamed(name) is [var first, ..])
        {
            return first;
        }

        var near = store.FindEntities(name, MostSuggested);
        throw new ArchiveException($"no article names {name}{(near.Count == 0 ? "" : "; there are " + string.Join(", ", near.Select(static entity => entity.Name)))}");
    }
}
