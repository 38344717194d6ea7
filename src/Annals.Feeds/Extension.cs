namespace Annals.Feeds;

/// <summary>An element outside the common vocabulary, kept as data.</summary>
/// <param name="Name">Lower case; with the usual prefix of its namespace and an underscore ("thr_in-reply-to"), the document's own prefix for unknown namespaces.</param>
/// <param name="Value">The text inside, null when there is none.</param>
public sealed record Extension(string Name, string? Value)
{
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    public IReadOnlyList<Extension> Children { get; init; } = [];
}
