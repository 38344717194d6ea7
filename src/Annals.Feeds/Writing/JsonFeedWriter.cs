using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Annals.Feeds.Writing;

/// <summary>JSON Feed 1.1.</summary>
internal static class JsonFeedWriter
{
    private const int FlushAt = 16 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n", SkipValidation = true };

    public static void Write(Feed feed, IEnumerable<Entry> entries, IBufferWriter<byte> target)
    {
        using var json = new Utf8JsonWriter(target, Options);
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        WriteFeed(json, feed);
        json.WriteStartArray("items");
        foreach (var entry in entries)
        {
            WriteItem(json, entry, feed.Language);
            if (json.BytesPending > FlushAt)
                json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFeed(Utf8JsonWriter json, Feed feed)
    {
        json.WriteString("title", Whole(feed.Title?.Value ?? ""));
        Optional(json, "home_page_url", feed.Link);
        Optional(json, "feed_url", feed.Self);
        Optional(json, "next_url", feed.Links.FirstOrDefault(static link => link.Rel == "next")?.Href);
        Optional(json, "description", feed.Subtitle?.Value);
        Optional(json, "icon", feed.Image?.Url ?? feed.Logo);
        Optional(json, "favicon", feed.Icon);
        Optional(json, "language", feed.Language);
        WritePeople(json, feed.Authors);
        if (feed.Hub is not { } hub)
            return;
        json.WriteStartArray("hubs");
        json.WriteStartObject();
        json.WriteString("type", "WebSub");
        json.WriteString("url", Whole(hub));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter json, Entry entry, string? feedLanguage)
    {
        json.WriteStartObject();
        json.WriteString("id", Whole(WrittenId.Of(entry)));
        Optional(json, "url", entry.Link);
        Optional(json, "external_url", entry.Links.FirstOrDefault(l => l.Rel == "related")?.Href);
        Optional(json, "title", entry.Title?.Value);
        WriteTexts(json, entry);
        Optional(json, "image", entry.Image);
        Optional(json, "date_published", WrittenDate.Rfc3339(entry.Published));
        Optional(json, "date_modified", WrittenDate.Rfc3339(entry.Updated));
        WritePeople(json, entry.Authors);
        WriteTags(json, entry.Categories);
        Optional(json, "language", entry.Language == feedLanguage ? null : entry.Language);
        WriteAttachments(json, entry.Enclosures);
        json.WriteEndObject();
    }

    // An item must have one of the two contents.
    private static void WriteTexts(Utf8JsonWriter json, Entry entry)
    {
        var content = entry.Contents.Count > 0 ? entry.Contents[0] : entry.Summary is { IsHtml: true } summary ? summary : null;
        json.WriteString(content?.IsHtml == true ? "content_html" : "content_text", Whole(content?.Value ?? ""));
        Optional(json, "summary", entry.Summary is { IsHtml: false } plain ? plain.Value : null);
    }

    private static void WritePeople(Utf8JsonWriter json, IReadOnlyList<Person> people)
    {
        if (people.Count == 0)
            return;
        json.WriteStartArray("authors");
        foreach (var person in people)
        {
            json.WriteStartObject();
            Optional(json, "name", person.Name ?? person.Email);
            Optional(json, "url", person.Uri);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTags(Utf8JsonWriter json, IReadOnlyList<Category> categories)
    {
        if (categories.Count == 0)
            return;
        json.WriteStartArray("tags");
        foreach (var category in categories)
            json.WriteStringValue(Whole(category.Label ?? category.Term));
        json.WriteEndArray();
    }

    private static void WriteAttachments(Utf8JsonWriter json, IReadOnlyList<Enclosure> enclosures)
    {
        if (enclosures.Count == 0)
            return;
        json.WriteStartArray("attachments");
        foreach (var enclosure in enclosures)
        {
            json.WriteStartObject();
            json.WriteString("url", Whole(enclosure.Url));
            json.WriteString("mime_type", Whole(enclosure.Type ?? "application/octet-stream"));
            Optional(json, "title", enclosure.Title);
            if (enclosure.Length is { } length)
                json.WriteNumber("size_in_bytes", length);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, Whole(value));
    }

    // JSON is UTF-8, which has no lone surrogates.
    private static string Whole(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            result.Append(rune.ToString());
        return result.ToString();
    }
}
