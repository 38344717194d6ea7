using System.Text.Json;

namespace Annals.Feeds.Json;

/// <summary>The keys of the contract, one method an object.</summary>
internal sealed class FeedJsonWriter(Utf8JsonWriter w, Func<string, string?, string> sanitize)
{
    private const int Piece = 1 << 16;

    private readonly ExtensionJsonWriter extensions = new(w);

    public void Write(Feed feed)
    {
        w.WriteStartObject();
        w.WriteString("format", Name(feed.Format));
        String("version", feed.Version);
        Text("title", feed.Title);
        Text("subtitle", feed.Subtitle);
        String("link", feed.Link);
        String("self", feed.Self);
        String("id", feed.Id);
        String("language", feed.Language);
        Date("updated", feed.Updated, feed.RawUpdated);
        Date("published", feed.Published, feed.RawPublished);
        People(feed.Authors, feed.Contributors, feed.Publisher);
        Categories(feed.Categories);
        Image(feed.Image);
        String("icon", feed.Icon);
        String("logo", feed.Logo);
        Text("rights", feed.Rights);
        Generator(feed.Generator);
        String("hub", feed.Hub);
        if (feed.Ttl is { } ttl)
            w.WriteNumber("ttl", (long)ttl.TotalMinutes);
        Schedule(feed);
        String("docs", feed.Docs);
        String("license", feed.License);
        Links(feed.Links);
        Itunes(feed.Itunes, feed.Categories);
        w.WriteBoolean("bozo", feed.IsBozo);
        w.WriteBoolean("truncated", feed.IsTruncated);
        Errors(feed.Diagnostics);
        String("encoding", feed.Encoding);
        FeedExtensions(feed);
        w.WriteStartArray("items");
        foreach (var entry in feed.Entries)
            Write(entry);
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private void Write(Entry entry)
    {
        w.WriteStartObject();
        String("id", entry.Id);
        if (entry.IdIsPermalink is { } permalink)
            w.WriteBoolean("guidIsPermalink", permalink);
        Text("title", entry.Title);
        String("link", entry.Link);
        Date("published", entry.Published, entry.RawPublished);
        Date("updated", entry.Updated, entry.RawUpdated);
        Date("created", entry.Created, entry.RawCreated);
        Date("expired", entry.Expired, entry.RawExpired);
        People(entry.Authors, entry.Contributors, entry.Publisher);
        Text("summary", entry.Summary);
        w.WriteStartArray("content");
        foreach (var content in entry.Contents)
            Value(content);
        w.WriteEndArray();
        Categories(entry.Categories);
        Enclosures(entry.Enclosures);
        Links(entry.Links);
        Source(entry.Source);
        String("comments", entry.Comments);
        if (entry.CommentCount is { } count)
            w.WriteNumber("commentCount", count);
        if (entry.Image is { } image)
            w.WriteString("image", image);
        Media(entry.Media);
        Geo(entry.Geo);
        Itunes(entry.Itunes, entry.Categories);
        Text("rights", entry.Rights);
        String("license", entry.License);
        String("language", entry.Language);
        if (entry.IsTruncated)
            w.WriteBoolean("truncated", true);
        Errors(entry.Diagnostics);
        extensions.Write(entry.Extensions, null);
        w.WriteEndObject();
    }

    private static string Name(FeedFormat format) => format switch
    {
        FeedFormat.Rss090 => "rss090",
        FeedFormat.Rss09x => "rss09x",
        FeedFormat.Rss20 => "rss20",
        FeedFormat.Rss10 => "rss10",
        FeedFormat.Atom03 => "atom03",
        FeedFormat.Atom10 => "atom10",
        FeedFormat.Json1 => "json1",
        FeedFormat.Json11 => "json11",
        FeedFormat.Cdf => "cdf",
        _ => "unknown",
    };

    private void String(string key, string? value)
    {
        if (value is not null)
            w.WriteString(key, value);
    }

    private void Date(string key, DateTimeOffset? value, string? raw)
    {
        if (value is { } instant)
            w.WriteString(key, FeedJson.Iso(instant));
        if (raw is not null)
            w.WriteString(key + "Raw", raw);
    }

    private void Text(string key, TextValue? value)
    {
        if (value is null)
            return;
        w.WritePropertyName(key);
        Value(value);
    }

    private void Value(TextValue value)
    {
        w.WriteStartObject();
        w.WritePropertyName("value");
        LongText(value.IsHtml ? sanitize(value.Value, value.Base) : value.Value);
        w.WriteString("type", value.Type);
        String("language", value.Language);
        String("base", value.Base);
        String("src", value.Source);
        w.WriteEndObject();
    }

    private void People(IReadOnlyList<Person> authors, IReadOnlyList<Person> contributors, Person? publisher)
    {
        if (authors.Count > 0)
        {
            w.WritePropertyName("author");
            Value(authors[0]);
            List("authors", authors);
        }
        List("contributors", contributors);
        if (publisher is null)
            return;
        w.WritePropertyName("publisher");
        Value(publisher);
    }

    private void List(string key, IReadOnlyList<Person> people)
    {
        if (people.Count == 0)
            return;
        w.WriteStartArray(key);
        foreach (var person in people)
            Value(person);
        w.WriteEndArray();
    }

    private void Value(Person person)
    {
        w.WriteStartObject();
        String("name", person.Name);
        String("email", person.Email);
        String("uri", person.Uri);
        w.WriteEndObject();
    }

    private void Categories(IReadOnlyList<Category> categories)
    {
        if (categories.Count == 0)
            return;
        w.WriteStartArray("categories");
        foreach (var category in categories)
        {
            w.WriteStartObject();
            w.WriteString("term", category.Term);
            String("scheme", category.Scheme);
            String("label", category.Label);
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }

    private void Image(FeedImage? image)
    {
        if (image is null)
            return;
        w.WriteStartObject("image");
        String("url", image.Url);
        String("title", image.Title);
        String("link", image.Link);
        if (image.Width is { } width)
            w.WriteNumber("width", width);
        if (image.Height is { } height)
            w.WriteNumber("height", height);
        String("description", image.Description);
        w.WriteEndObject();
    }

    private void Generator(Generator? generator)
    {
        if (generator is not { } g || g is { Name: null, Uri: null, Version: null })
            return;
        w.WriteStartObject("generator");
        String("name", g.Name);
        String("uri", g.Uri);
        String("version", g.Version);
        w.WriteEndObject();
    }

    private void Schedule(Feed feed)
    {
        if (feed.SkipHours.Count > 0)
        {
            w.WriteStartArray("skipHours");
            foreach (var hour in feed.SkipHours)
                w.WriteNumberValue(hour);
            w.WriteEndArray();
        }
        if (feed.SkipDays.Count > 0)
        {
            w.WriteStartArray("skipDays");
            foreach (var day in feed.SkipDays)
                w.WriteStringValue(day.ToString());
            w.WriteEndArray();
        }
        if (feed.UpdateInterval is { } interval)
            w.WriteNumber("updateIntervalMinutes", (long)interval.TotalMinutes);
    }

    private void Links(IReadOnlyList<FeedLink> links)
    {
        if (links.Count == 0)
            return;
        w.WriteStartArray("links");
        foreach (var link in links)
        {
            w.WriteStartObject();
            w.WriteString("href", link.Href);
            w.WriteString("rel", link.Rel);
            String("type", link.Type);
            String("title", link.Title);
            String("hreflang", link.HrefLang);
            String("length", link.Length);
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }

    private void Enclosures(IReadOnlyList<Enclosure> enclosures)
    {
        if (enclosures.Count == 0)
            return;
        w.WriteStartArray("enclosures");
        foreach (var enclosure in enclosures)
        {
            w.WriteStartObject();
            w.WriteString("url", enclosure.Url);
            String("type", enclosure.Type);
            if (enclosure.Length is { } length)
                w.WriteNumber("length", length);
            String("title", enclosure.Title);
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }

    private void Source(EntrySource? source)
    {
        if (source is null)
            return;
        w.WriteStartObject("source");
        String("id", source.Id);
        Text("title", source.Title);
        Text("subtitle", source.Subtitle);
        Text("rights", source.Rights);
        String("link", source.Link);
        String("url", source.Url);
        Date("updated", source.Updated, source.RawUpdated);
        People(source.Authors, source.Contributors, null);
        Categories(source.Categories);
        Links(source.Links);
        Generator(source.Generator);
        String("icon", source.Icon);
        String("logo", source.Logo);
        String("language", source.Language);
        w.WriteEndObject();
    }

    private void Media(IReadOnlyList<MediaItem> media)
    {
        if (media.Count == 0)
            return;
        w.WriteStartArray("media");
        foreach (var item in media)
        {
            w.WriteStartObject();
            String("url", item.Url);
            String("type", item.Type);
            String("medium", item.Medium);
            if (item.Width is { } width)
                w.WriteNumber("width", width);
            if (item.Height is { } height)
                w.WriteNumber("height", height);
            if (item.Duration is { } duration)
                w.WriteNumber("duration", duration.TotalSeconds);
            if (item.FileSize is { } size)
                w.WriteNumber("fileSize", size);
            Text("title", item.Title);
            Text("description", item.Description);
            String("thumbnail", item.Thumbnail);
            foreach (var credit in item.Credits.Take(1))
                w.WriteString("credit", credit.Name);
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }

    private void Geo(GeoShape? shape)
    {
        if (shape is null)
            return;
        w.WriteStartObject("geo");
        w.WriteString("type", shape.Type);
        w.WritePropertyName("coordinates");
        if (shape.Type == "Point")
        {
            Position(shape.Positions[0]);
        }
        else
        {
            w.WriteStartArray();
            if (shape.Type == "Polygon")
                w.WriteStartArray();
            foreach (var position in shape.Positions)
                Position(position);
            if (shape.Type == "Polygon")
                w.WriteEndArray();
            w.WriteEndArray();
        }
        w.WriteEndObject();
    }

    private void Position(GeoPosition position)
    {
        w.WriteStartArray();
        w.WriteNumberValue(position.Longitude);
        w.WriteNumberValue(position.Latitude);
        if (position.Elevation is { } elevation)
            w.WriteNumberValue(elevation);
        w.WriteEndArray();
    }

    private void Itunes(ItunesInfo? itunes, IReadOnlyList<Category> categories)
    {
        if (itunes is null)
            return;
        w.WriteStartObject("itunes");
        if (itunes.Block is { } block)
            w.WriteBoolean("block", block);
        if (itunes.Explicit is { } isExplicit)
            w.WriteBoolean("explicit", isExplicit);
        else if (itunes.HasExplicit)
            w.WriteNull("explicit");
        String("duration", itunes.Duration);
        String("image", itunes.Image);
        String("author", itunes.Author);
        Text("subtitle", itunes.Subtitle);
        Text("summary", itunes.Summary);
        String("title", itunes.Title);
        String("episode", itunes.Episode);
        String("season", itunes.Season);
        String("episodeType", itunes.EpisodeType);
        String("type", itunes.Type);
        String("newFeedUrl", itunes.NewFeedUrl);
        // What is both a category and a keyword is one thing said twice.
        Strings("keywords", itunes.Keywords.Where(k => !itunes.Categories.Contains(k, StringComparer.OrdinalIgnoreCase) && !categories.Any(c => c.Term.Equals(k, StringComparison.OrdinalIgnoreCase))));
        Strings("categories", itunes.Categories);
        w.WriteEndObject();
    }

    // In pieces: the writer reserves six bytes for each character of what it is given at once.
    private void LongText(ReadOnlySpan<char> text)
    {
        while (text.Length > Piece)
        {
            w.WriteStringValueSegment(text[..Piece], isFinalSegment: false);
            w.Flush();
            text = text[Piece..];
        }
        w.WriteStringValueSegment(text, isFinalSegment: true);
        if (w.BytesPending > Piece)
            w.Flush();
    }

    private void Strings(string key, IEnumerable<string> values)
    {
        w.WriteStartArray(key);
        foreach (var value in values)
            w.WriteStringValue(value);
        w.WriteEndArray();
    }

    private void Errors(IReadOnlyList<FeedDiagnostic> diagnostics)
    {
        if (diagnostics.Count == 0)
            return;
        w.WriteStartArray("errors");
        foreach (var diagnostic in diagnostics)
            w.WriteStringValue(diagnostic.ToString());
        w.WriteEndArray();
    }

    private void FeedExtensions(Feed feed)
    {
        if (feed.Ttl is null && feed.Info is null)
            extensions.Write(feed.Extensions, null);
        else
            extensions.Write(feed.Extensions, () => TextsOutsideTheContract(feed));
    }

    // Universal Feed Parser's names for what has no key of its own.
    private void TextsOutsideTheContract(Feed feed)
    {
        if (feed.Ttl is { } ttl)
            w.WriteString("ttl", ((long)ttl.TotalMinutes).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (feed.Info is not { } info)
            return;
        w.WriteString("info", info.IsHtml ? sanitize(info.Value, info.Base) : info.Value);
        Text("info_detail", info);
    }
}
