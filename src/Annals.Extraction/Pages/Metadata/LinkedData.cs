using System.Text;
using System.Text.Json;
using Annals.Extraction.Dom;
using Annals.Extraction.Text;

namespace Annals.Extraction.Pages.Metadata;

/// <summary>
/// The article as JSON-LD describes it (schema.org/Article and its kinds). Null where it says nothing. Broken JSON says nothing at all.
/// </summary>
internal sealed record LinkedData
{
    /// <summary>Longer scripts are catalogues, not articles.</summary>
    private const int MaximumLength = 2_000_000;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private static readonly string[] ArticleKinds =
    [
        "Article", "AdvertiserContentArticle", "NewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
        "ReportageNewsArticle", "ReviewNewsArticle", "Report", "SatiricalArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "SocialMediaPosting",
        "BlogPosting", "LiveBlogPosting", "DiscussionForumPosting", "TechArticle", "APIReference",
    ];

    public string? Headline { get; init; }

    public string? Name { get; init; }

    public string? Author { get; init; }

    /// <summary>Often the account that uploaded the article rather than who wrote it.</summary>
    public string? Creator { get; init; }

    public string? Published { get; init; }

    public string? Modified { get; init; }

    public string? Language { get; init; }

    public string? Site { get; init; }

    public string? Description { get; init; }

    public string? Body { get; init; }

    public string? Image { get; init; }

    public string? ImageCaption { get; init; }

    public bool? Free { get; init; }

    public static LinkedData? Of(Node root)
    {
        foreach (var script in root.Descendants("script"))
        {
            if (script.Attribute("type") is not { } type || !type.Contains("ld+json", StringComparison.OrdinalIgnoreCase) || script.First is not { IsText: true } text)
                continue;
            if (text.Text.Length <= MaximumLength && Read(text.Text) is { } found)
                return found;
        }

        return null;
    }

    private static LinkedData? Read(string json)
    {
        try
        {
            // Through bytes: half a surrogate pair, which no JSON text may hold, becomes U+FFFD and costs only itself.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(Mend(json)), Lenient);
            return FindArticle(document.RootElement) is { } article ? From(article) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Malformed, or strings with half a surrogate pair: the page has no usable linked data.
            return null;
        }
    }

    /// <summary>Publishers wrap the JSON in comment marks of other times, and break lines inside strings.</summary>
    private static string Mend(string json)
    {
        var text = json.Trim();
        foreach (var wrapper in (string[])["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["])
        {
            if (text.StartsWith(wrapper, StringComparison.Ordinal))
                text = text[wrapper.Length..];
        }

        foreach (var wrapper in (string[])["-->", "//]]>", "/*]]>*/", "]]>", ";"])
        {
            if (text.EndsWith(wrapper, StringComparison.Ordinal))
                text = text[..^wrapper.Length];
        }

        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f'))
            return text;
        var mended = new StringBuilder(text.Length);
        foreach (var c in text)
            mended.Append(c < ' ' ? ' ' : c);
        return mended.ToString();
    }

    private static JsonElement? FindArticle(JsonElement root)
    {
        // Breadth first: the article is named near the top; what it mentions lies deeper.
        var queue = new Queue<JsonElement>();
        queue.Enqueue(root);
        for (var seen = 0; queue.Count > 0 && seen < 2000; seen++)
        {
            var element = queue.Dequeue();
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                    queue.Enqueue(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                if (IsArticle(element))
                    return element;
                foreach (var name in (string[])["@graph", "mainEntity", "mainEntityOfPage", "hasPart"])
                {
                    if (element.TryGetProperty(name, out var inner) && inner.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                        queue.Enqueue(inner);
                }
            }
        }

        return null;
    }

    private static bool IsArticle(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type))
            return false;
        return type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Any(static t => IsArticleKind(t))
            : IsArticleKind(type);
    }

    private static bool IsArticleKind(JsonElement type)
    {
        if (type.ValueKind != JsonValueKind.String || type.GetString() is not { } name)
            return false;
        return Array.IndexOf(ArticleKinds, name[(name.LastIndexOfAny(['/', ':']) + 1)..]) >= 0;
    }

    private static LinkedData From(JsonElement article) => new()
    {
        Headline = Text(article, "headline"),
        Name = Text(article, "name"),
        Author = Names(article, "author"),
        Creator = Names(article, "creator"),
        Published = Text(article, "datePublished"),
        Modified = Text(article, "dateModified"),
        Language = Text(article, "inLanguage"),
        Site = Names(article, "publisher"),
        Description = Text(article, "description"),
        Body = Text(article, "articleBody") ?? Text(article, "text"),
        Image = ImageUrl(article),
        ImageCaption = First(article, "image") is { ValueKind: JsonValueKind.Object } image ? Text(image, "caption") ?? Text(image, "description") : null,
        Free = article.TryGetProperty("isAccessibleForFree", out var free) ? Flag(free) : null,
    };

    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        var text = value.GetString();
        return string.IsNullOrWhiteSpace(text) ? null : CharacterReferences.Decode(text.Trim(), inAttribute: false);
    }

    /// <summary>The name of a person or organisation, or of several, joined by commas.</summary>
    private static string? Names(JsonElement element, string property)
    {
        if (!element.TryGetProperty(property, out var value))
            return null;
        var names = new List<string>();
        foreach (var one in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
        {
            var name = one.ValueKind == JsonValueKind.Object ? Text(one, "name") : one.ValueKind == JsonValueKind.String ? one.GetString()?.Trim() : null;
            if (!string.IsNullOrEmpty(name) && !name.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !names.Contains(name))
                names.Add(CharacterReferences.Decode(name, inAttribute: false));
        }

        return names.Count == 0 ? null : string.Join(", ", names);
    }

    private static JsonElement? First(JsonElement element, string property)
    {
        if (!element.TryGetProperty(property, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Array ? (value.GetArrayLength() > 0 ? value[0] : null) : value;
    }

    private static string? ImageUrl(JsonElement article) => First(article, "image") switch
    {
        { ValueKind: JsonValueKind.String } url => url.GetString(),
        { ValueKind: JsonValueKind.Object } image => Text(image, "url") ?? Text(image, "contentUrl"),
        _ => null,
    };

    private static bool? Flag(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => string.Equals(value.GetString(), "true", StringComparison.OrdinalIgnoreCase) ? true
            : string.Equals(value.GetString(), "false", StringComparison.OrdinalIgnoreCase) ? false : null,
        _ => null,
    };
}
