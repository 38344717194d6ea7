namespace Annals.Feeds.Opml;

/// <summary>
/// One node of an OPML body: a folder, or a subscription when it has an <c>xmlUrl</c>. All attributes are kept in their order, the
/// unknown ones too, so that what another reader wrote survives (OPML 2.0, "What is an outline?").
/// </summary>
public sealed record Outline
{
    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; } = [];

    public IReadOnlyList<Outline> Children { get; init; } = [];

    /// <summary>What people see: <c>text</c>, or <c>title</c> where a reader wrote only that. Empty when neither is there.</summary>
    public string Text => this["text"] is { Length: > 0 } text ? text : this["title"] ?? "";

    public string? Title => this["title"];

    /// <summary>"rss" for every kind of feed.</summary>
    public string? Type => this["type"];

    /// <summary>The feed's address. Null for a folder.</summary>
    public string? XmlUrl => this["xmlUrl"] is { Length: > 0 } url ? url : null;

    /// <summary>The site's address.</summary>
    public string? HtmlUrl => this["htmlUrl"];

    public string? Language => this["language"];

    public string? Description => this["description"];

    /// <summary>An attribute by name, its case ignored as readers disagree about it; null when absent.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in Attributes)
            {
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                    return value;
            }
            return null;
        }
    }

    /// <summary>A copy with one attribute set in its place, added at the end, or (null) removed.</summary>
    public Outline With(string name, string? value)
    {
        var attributes = Attributes.ToList();
        var at = attributes.FindIndex(a => string.Equals(a.Key, name, StringComparison.OrdinalIgnoreCase));
        if (value is null && at >= 0)
            attributes.RemoveAt(at);
        else if (value is not null && at >= 0)
            attributes[at] = new(attributes[at].Key, value);
        else if (value is not null)
            attributes.Add(new(name, value));
        return this with { Attributes = attributes };
    }

    /// <summary>A subscription as OPML 2.0 writes it.</summary>
    public static Outline Feed(string text, string xmlUrl, string? htmlUrl = null, string? language = null)
    {
        var outline = new Outline { Attributes = [new("type", "rss"), new("text", text), new("title", text), new("xmlUrl", xmlUrl)] };
        return outline.With("htmlUrl", htmlUrl).With("language", language);
    }

    /// <summary>A folder.</summary>
    public static Outline Folder(string text, IReadOnlyList<Outline> children) => new() { Attributes = [new("text", text)], Children = children };
}
