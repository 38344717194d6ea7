using System.Runtime.InteropServices;
using System.Text.Json;
using Annals.Feeds.Dates;
using Annals.Feeds.Encodings;
using Annals.Feeds.Reading;

namespace Annals.Feeds.Json;

/// <summary>
/// JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), and what is written in their likeness. Members are read one by one, items one by
/// one inside their array, so that a document that breaks off or goes wrong gives everything complete before that place.
/// </summary>
internal sealed class JsonFeedReader
{
    private const int MaxDepth = 128;

    private readonly Utf8Text text;
    private readonly string? baseAddress;
    private readonly ReadOnlyMemory<byte> json;
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly List<Entry> entries = [];
    private readonly List<FeedDiagnostic> diagnostics = [];
    private bool sawItems;
    private bool isTruncated;
    private bool isMalformed;
    private string? language;

    public JsonFeedReader(Utf8Text text, string? baseAddress)
    {
        this.text = text;
        this.baseAddress = baseAddress;
        json = JsonRepair.Apply(text.Bytes, out var repaired);
        if (repaired)
            Malformed("control characters or half characters inside strings were replaced", FeedDamage.Character);
        if (text.BadCount > 0)
            Malformed("bytes that do not fit the encoding were replaced", FeedDamage.Encoding);
    }

    /// <summary>A document that starts like a JSON object or array.</summary>
    public static bool IsJson(ReadOnlySpan<byte> utf8) => utf8.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] or [(byte)'[', (byte)'{' or (byte)']' or (byte)'"' or (byte)' ' or (byte)'\r' or (byte)'\n', ..];

    public Feed Read()
    {
        try
        {
            ReadMembers();
        }
        catch (JsonException e)
        {
            Malformed("not valid JSON: " + FirstSentence(e.Message), FeedDamage.Markup);
        }
        return Build();
    }

    private void Malformed(string message, FeedDamage kind)
    {
        isMalformed = true;
        if (diagnostics.Count < FeedDiagnostic.Limit)
            diagnostics.Add(new FeedDiagnostic(0, 0, message, kind));
    }

    private static string FirstSentence(string message) => message.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? message[..(end + 1)] : message;

    // ---- the document

    private void ReadMembers()
    {
        var reader = new Utf8JsonReader(json.Span, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth }));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            if (!reader.Read())
            {
                Truncated();
                return;
            }
            if (name == "items" && reader.TokenType == JsonTokenType.StartArray)
            {
                if (!ReadItems(ref reader))
                    return;
            }
            else if (!ReadValue(ref reader, out var value))
            {
                Truncated();
                return;
            }
            else
            {
                members.TryAdd(name, value);
                if (name == "language")
                    language = Language(Text(value));
            }
        }
        if (reader.TokenType != JsonTokenType.EndObject)
            Truncated();
    }

    private void Truncated()
    {
        isTruncated = true;
        Malformed("the document ends before its object is closed", FeedDamage.Truncation);
    }

    private bool ReadItems(ref Utf8JsonReader reader)
    {
        sawItems = true;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray)
                return true;
            if (entries.Count >= FeedBuilder.MaxEntries || Whole(ref reader) is not { } value)
                break;
            using var item = Document(value);
            if (item.RootElement.ValueKind == JsonValueKind.Object)
                entries.Add(ReadItem(item.RootElement));
        }
        Truncated();
        return false;
    }

    // The value at the reader, whole; false when the document ends inside it.
    private bool ReadValue(ref Utf8JsonReader reader, out JsonElement value)
    {
        value = default;
        if (Whole(ref reader) is not { } bytes)
            return false;
        using var document = Document(bytes);
        value = document.RootElement.Clone();
        return true;
    }

    private ReadOnlyMemory<byte>? Whole(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        return reader.TrySkip() ? json[start..(int)reader.BytesConsumed] : (ReadOnlyMemory<byte>?)null;
    }

    private static JsonDocument Document(ReadOnlyMemory<byte> value) =>
        JsonDocument.Parse(value, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth });

    // ---- the feed

    private Feed Build()
    {
        var version = members.TryGetValue("version", out var v) ? Text(v) ?? "" : "";
        var isFeed = version.Contains("jsonfeed.org/version/", StringComparison.OrdinalIgnoreCase) || sawItems && (Member("title") is not null || Member("feed_url") is not null);
        var shared = new Feed
        {
            IsBozo = isMalformed || !isFeed,
            Encoding = text.Encoding,
            IsTruncated = isTruncated,
        };
        if (!isFeed)
        {
            diagnostics.Add(new FeedDiagnostic(0, 0, "this is JSON, but no JSON Feed", FeedDamage.NotAFeed));
            return shared with { Diagnostics = diagnostics, DiagnosticCount = diagnostics.Count, IsTruncated = false };
        }
        var self = Link(Member("feed_url"));
        var home = Link(Member("home_page_url"));
        var icon = Link(Member("icon"));
        return shared with
        {
            Format = version.Contains("/1.1", StringComparison.Ordinal) ? FeedFormat.Json11 : FeedFormat.Json1,
            Version = version.Contains("/1.1", StringComparison.Ordinal) ? "1.1" : "1",
            Title = Plain(Member("title")),
            Subtitle = Plain(Member("description")),
            Link = home,
            Self = self,
            Language = language,
            Hub = Hub(),
            Icon = Link(Member("favicon")),
            Image = icon is null ? null : new FeedImage { Url = icon },
            Authors = People(members),
            Links = Links(home, self, Link(Member("next_url"))),
            Info = Plain(Member("user_comment")),
            Entries = language is null ? entries : [.. entries.Select(e => e.Language is null ? e with { Language = language } : e)],
            Diagnostics = diagnostics,
            DiagnosticCount = diagnostics.Count,
        };
    }

    private string? Member(string name) => members.TryGetValue(name, out var value) ? Text(value) : null;

    private static List<FeedLink> Links(string? home, string? self, string? next)
    {
        var links = new List<FeedLink>();
        if (home is not null)
            links.Add(new FeedLink { Href = home, Type = "text/html" });
        if (self is not null)
            links.Add(new FeedLink { Href = self, Rel = "self", Type = "application/feed+json" });
        if (next is not null)
            links.Add(new FeedLink { Href = next, Rel = "next", Type = "application/feed+json" });
        return links;
    }

    private string? Hub()
    {
        if (!members.TryGetValue("hubs", out var hubs) || hubs.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var hub in hubs.EnumerateArray())
        {
            if (Link(Text(hub, "url")) is { } url)
                return url;
        }
        return null;
    }

    // ---- an item

    private Entry ReadItem(JsonElement item)
    {
        var id = Text(item, "id");
        var url = Link(Text(item, "url"));
        var isDropped = false;
        var html = Trimmed.Of(Bounded(item, "content_html", TextLimits.Text, ref isDropped) ?? "");
        var plain = html.Length > 0 ? "" : Trimmed.Of(Bounded(item, "content_text", TextLimits.Text, ref isDropped) ?? "");
        var isCut = isDropped;
        var contents = new List<TextValue>(1);
        var itemLanguage = Language(Text(item, "language"));
        if (html.Length > 0)
            contents.Add(new TextValue(html, "html", itemLanguage ?? language, baseAddress));
        else if (plain.Length > 0)
            contents.Add(new TextValue(plain, "text", itemLanguage ?? language, baseAddress));
        var external = Link(Text(item, "external_url"));
        return new Entry
        {
            Id = id,
            IdIsPermalink = id is not null && id == url ? true : null,
            Title = Plain(Bounded(item, "title", TextLimits.Line, ref isDropped)),
            // A linkblog's own page comes first; the page it is about when there is no other.
            Link = url ?? external ?? (id is not null && Addresses.LooksLikeAddress(id) ? Link(id) : null),
            Summary = Plain(Text(item, "summary")),
            Contents = contents,
            Published = FeedDate.Parse(Text(item, "date_published") ?? ""),
            RawPublished = Text(item, "date_published"),
            Updated = FeedDate.Parse(Text(item, "date_modified") ?? ""),
            RawUpdated = Text(item, "date_modified"),
            Authors = People(item),
            Categories = Tags(item),
            Enclosures = Attachments(item),
            Links = ItemLinks(url, external),
            Image = Link(Text(item, "image")) ?? Link(Text(item, "banner_image")),
            Language = itemLanguage,
            IsTruncated = isCut,
        };
    }

    private static List<FeedLink> ItemLinks(string? url, string? external)
    {
        var links = new List<FeedLink>();
        if (url is not null)
            links.Add(new FeedLink { Href = url, Type = "text/html" });
        if (external is not null)
            links.Add(new FeedLink { Href = external, Rel = "related" });
        return links;
    }

    private static List<Category> Tags(JsonElement item)
    {
        var result = new List<Category>();
        if (!item.TryGetProperty("tags", out var tags) || tags.ValueKind != JsonValueKind.Array)
            return result;
        foreach (var tag in tags.EnumerateArray())
        {
            if (Text(tag) is { Length: > 0 } term)
                result.Add(new Category(Trimmed.Of(term), null, null));
        }
        return result;
    }

    private List<Enclosure> Attachments(JsonElement item)
    {
        var result = new List<Enclosure>();
        if (!item.TryGetProperty("attachments", out var attachments) || attachments.ValueKind != JsonValueKind.Array)
            return result;
        foreach (var attachment in attachments.EnumerateArray())
        {
            if (Link(Text(attachment, "url")) is { } url)
                result.Add(new Enclosure { Url = url, Type = Text(attachment, "mime_type"), Length = Numbers.Count(Text(attachment, "size_in_bytes")), Title = Text(attachment, "title") });
        }
        return result;
    }

    private List<Person> People(JsonElement owner) =>
        People(owner.TryGetProperty("authors", out var many) ? many : default, owner.TryGetProperty("author", out var one) ? one : default);

    private List<Person> People(Dictionary<string, JsonElement> owner) => People(owner.GetValueOrDefault("authors"), owner.GetValueOrDefault("author"));

    private List<Person> People(JsonElement many, JsonElement one)
    {
        var result = new List<Person>();
        if (many.ValueKind == JsonValueKind.Array)
        {
            foreach (var author in many.EnumerateArray())
                AddPerson(author);
        }
        if (result.Count == 0)
            AddPerson(one);
        return result;

        void AddPerson(JsonElement author)
        {
            var name = author.ValueKind == JsonValueKind.String ? Text(author) : Text(author, "name");
            var url = Link(Text(author, "url"));
            if (name is { Length: > 0 } || url is not null)
                result.Add(new Person(name, null, url));
        }
    }

    // ---- values

    private TextValue? Plain(string? value) => value is not null && Trimmed.Of(value) is { Length: > 0 } clean ? new TextValue(clean, "text", language, baseAddress) : null;

    private string? Link(string? address) => Addresses.ResolveLink(address, baseAddress);

    private static string? Language(string? tag) => tag is null ? null : Languages.Clean(tag);

    // Whole or not at all, as in XML.
    private string? Bounded(JsonElement owner, string name, int limit, ref bool isDropped)
    {
        if (!owner.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String || JsonMarshal.GetRawUtf8Value(value).Length <= limit)
            return Text(owner, name);
        isDropped = true;
        if (diagnostics.Count < FeedDiagnostic.Limit)
            diagnostics.Add(new FeedDiagnostic(0, 0, $"{name} is longer than is read and was dropped", FeedDamage.Limit));
        return null;
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? Text(value) : null;

    // Ids are often numbers; the specification asks to read them as text.
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
