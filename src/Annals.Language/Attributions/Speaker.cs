using Annals.Language.Entities;

namespace Annals.Language.Attributions;

/// <summary>Who speaks: an entity, or the words that stand for somebody without a name.</summary>
internal sealed record Speaker(Entity? Entity, string? Text, string? Role, bool IsSource)
{
    public string? Name => Entity?.Name;

    public string Label => Entity?.Name ?? Text ?? "";
}
