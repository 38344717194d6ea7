namespace Annals.Feeds.Opml;

/// <summary>A list of subscriptions (opml.org/spec2.opml).</summary>
public sealed record OpmlDocument
{
    /// <summary>The elements of <c>head</c> in their order: title, dateCreated, ownerName, …</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Head { get; init; } = [];

    public IReadOnlyList<Outline> Outlines { get; init; } = [];

    /// <summary>The <c>xmlns:prefix</c> attributes of the root: without them an outline's prefixed attributes would make a file that no XML parser takes.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Namespaces { get; init; } = [];

    public IReadOnlyList<FeedDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>False for anything else than OPML: then there are no outlines.</summary>
    public bool IsOpml { get; init; } = true;

    public string? Title => Head.FirstOrDefault(h => h.Key.Equals("title", StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Every subscription with the names of the folders it is in, outermost first, in document order.</summary>
    public IEnumerable<(Outline Feed, IReadOnlyList<string> Folders)> Feeds()
    {
        var pending = new Stack<(Outline Outline, IReadOnlyList<string> Folders)>();
        foreach (var outline in Outlines.Reverse())
            pending.Push((outline, []));
        while (pending.TryPop(out var next))
        {
            if (next.Outline.XmlUrl is not null)
                yield return next;
            var inside = next.Outline.XmlUrl is null && next.Outline.Text.Length > 0 ? [.. next.Folders, next.Outline.Text] : next.Folders;
            foreach (var child in next.Outline.Children.Reverse())
                pending.Push((child, inside));
        }
    }
}
