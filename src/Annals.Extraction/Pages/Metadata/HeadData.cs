using System.Collections.Frozen;
using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Metadata;

/// <summary>What the head of a page says in <c>meta</c>, <c>link</c> and <c>title</c>; names in lower case, of equal names the first with a value.</summary>
internal sealed class HeadData
{
    private static readonly FrozenSet<string> LastWins = Names.Set(
        "title author description dc:title dc:creator dc:author dc:description dcterm:title dcterm:creator dcterm:description og:title og:description twitter:title twitter:description");

    private readonly Dictionary<string, string> _meta = new(StringComparer.Ordinal);
    private readonly List<(string Rel, string Href)> _links = [];

    public static HeadData Of(Node root)
    {
        var head = new HeadData();
        foreach (var node in root.Descendants())
        {
            switch (node.Tag)
            {
                case "meta":
                    head.AddMeta(node);
                    break;
                case "link" or "a" when node.Attribute("rel") is { } rel && node.Attribute("href") is { Length: > 0 } href:
                    head._links.Add((rel.Trim().ToLowerInvariant(), href.Trim()));
                    break;
                case "title" when !node.IsForeign && head.Title is null:
                    head.Title = Squeeze(Body.BlockText.Of(node));
                    break;
                case "base" when head.BaseHref is null:
                    head.BaseHref = node.Attribute("href");
                    break;
            }
        }

        head.Direction = DirectionOf(root) ?? root.Children().Where(static n => n.Tag is "body").Select(DirectionOf).FirstOrDefault();
        head.Language = root.Attribute("lang") ?? root.Attribute("xml:lang");
        return head;
    }

    public string? Title { get; private set; }

    public string? BaseHref { get; private set; }

    public string? Language { get; private set; }

    public string? Direction { get; private set; }

    /// <summary>The first of the names that has a value.</summary>
    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_meta.TryGetValue(name, out var value))
                return value;
        }

        return null;
    }

    public string? Link(string rel)
    {
        foreach (var (names, href) in _links)
        {
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (name == rel)
                    return href;
            }
        }

        return null;
    }

    /// <summary>On one line, blanks squeezed; an ideographic space is a character of the title and stays.</summary>
    public static string? Squeeze(string? text)
    {
        if (text is null)
            return null;
        var line = new Text.LineBuilder(text.Length);
        line.AppendDecoded(text);
        return line.ToString().Trim() is { Length: > 0 } squeezed ? squeezed : null;
    }

    public static string? DirectionOf(Node node) => node.Attribute("dir")?.Trim().ToLowerInvariant() is "ltr" or "rtl" or "auto" ? node.Attribute("dir")!.Trim().ToLowerInvariant() : null;

    /// <summary>Templates escape what is escaped already: "&amp;amp;quot;".</summary>
    private static string? Twice(string? content) =>
        content is not null && content.Contains('&', StringComparison.Ordinal) ? Text.CharacterReferences.Decode(content, inAttribute: false) : content;

    private void AddMeta(Node meta)
    {
        var content = Squeeze(Twice(meta.Attribute("content")));
        if (content is null)
            return;
        foreach (var attribute in (string[])["property", "name", "itemprop", "http-equiv"])
        {
            if (meta.Attribute(attribute) is not { } names)
                continue;
            // Some give several names in one attribute, as RDFa allows.
            foreach (var name in names.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var key = name.Replace('.', ':').Replace("dcterms:", "dcterm:", StringComparison.Ordinal);
                if (attribute is "name" && key is "article:author")
                    key = "name:" + key;
                // The specific follows the general in templates that give a fact twice.
                if (LastWins.Contains(key))
                    _meta[key] = content;
                else
                    _meta.TryAdd(key, content);
            }
        }
    }
}
