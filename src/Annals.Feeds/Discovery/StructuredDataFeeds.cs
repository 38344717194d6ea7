using System.Text.Json;

namespace Annals.Feeds.Discovery;

/// <summary>Feeds that JSON-LD names: a DataFeed, or an encoding with a feed's media type (schema.org/encodingFormat).</summary>
internal static class StructuredDataFeeds
{
    private const int MaxNodes = 20_000;

    public static IReadOnlyList<(string Url, string? Type)> Find(string json)
    {
        var found = new List<(string, string?)>();
        try
        {
            using var document = JsonDocument.Parse(json.Trim(), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 });
            Walk(document.RootElement, found);
        }
        catch (JsonException)
        {
            // Broken structured data says nothing.
        }
        return found;
    }

    private static void Walk(JsonElement root, List<(string, string?)> found)
    {
        var pending = new Stack<JsonElement>();
        pending.Push(root);
        for (var nodes = 0; nodes < MaxNodes && pending.TryPop(out var element); nodes++)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                    pending.Push(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                Look(element, found);
                foreach (var member in element.EnumerateObject())
                    pending.Push(member.Value);
            }
        }
    }

    private static void Look(JsonElement element, List<(string, string?)> found)
    {
        var type = Text(element, "encodingFormat") ?? Text(element, "fileFormat");
        var isFeed = type is not null && FeedAddresses.IsFeedType(type.ToLowerInvariant()) && !type.Contains("json", StringComparison.OrdinalIgnoreCase)
            || Text(element, "@type") is "DataFeed";
        if (isFeed && (Text(element, "contentUrl") ?? Text(element, "url") ?? Text(element, "@id")) is { } url)
            found.Add((url, type));
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
