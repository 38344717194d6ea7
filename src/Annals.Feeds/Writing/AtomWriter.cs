namespace Annals.Feeds.Writing;

/// <summary>Atom 1.0 (RFC 4287).</summary>
internal sealed class AtomWriter(XmlOutput xml)
{
    private readonly ModuleWriter modules = new(xml);

    public void Write(Feed feed, IEnumerable<Entry> entries)
    {
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.Open("feed", ("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:thr", "http://purl.org/syndication/thread/1.0"), ("xmlns:media", ModuleWriter.Media),
            ("xmlns:itunes", ModuleWriter.Itunes), ("xmlns:fh", FeedHistory.NamespaceOf(feed)), ("xml:lang", feed.Language));
        xml.Raw("\n");
        WriteFeed(feed);
        foreach (var entry in entries)
            WriteEntry(entry, feed);
        xml.Close("feed");
    }

    private void WriteFeed(Feed feed)
    {
        xml.Element("id", WrittenId.AsIri(feed.Id ?? feed.Self ?? feed.Link ?? "feed"));
        WriteText("title", feed.Title ?? new TextValue("", "text"), feed.Language);
        xml.Element("updated", WrittenDate.Rfc3339(feed.Updated ?? feed.Published ?? Newest(feed.Entries)));
        WriteText("subtitle", feed.Subtitle, feed.Language);
        WriteText("rights", feed.Rights, feed.Language);
        WriteLinks(feed.Link, feed.Links, [], feed.Self, feed.Hub);
        WritePeople("author", feed.Authors);
        WritePeople("contributor", feed.Contributors);
        WriteCategories(feed.Categories);
        xml.Element("generator", feed.Generator?.Name, ("uri", feed.Generator?.Uri), ("version", feed.Generator?.Version));
        xml.Element("icon", feed.Icon);
        xml.Element("logo", feed.Logo ?? feed.Image?.Url);
        FeedHistory.Write(xml, feed);
        modules.WriteItunes(feed.Itunes);
    }

    private static DateTimeOffset Newest(IReadOnlyList<Entry> entries)
    {
        var newest = WrittenDate.Unknown;
        foreach (var entry in entries)
        {
            if ((entry.Updated ?? entry.Published ?? entry.Created) is { } at && at > newest)
                newest = at;
        }
        return newest;
    }

    private void WriteEntry(Entry entry, Feed feed)
    {
        var language = entry.Language ?? feed.Language;
        xml.Open("entry", ("xml:lang", language == feed.Language ? null : language));
        xml.Raw("\n");
        xml.Element("id", WrittenId.AsIri(WrittenId.Of(entry)));
        WriteText("title", entry.Title ?? new TextValue("", "text"), language);
        xml.Element("updated", WrittenDate.Rfc3339(entry.Updated ?? entry.Published ?? entry.Created ?? WrittenDate.Unknown));
        xml.Element("published", WrittenDate.Rfc3339(entry.Published));
        WriteLinks(entry.Link, entry.Links, entry.Enclosures, null, null);
        // An entry has an author of its own where the feed has none (section 4.1.2).
        WritePeople("author", entry.Authors.Count == 0 && feed.Authors.Count == 0 ? [new Person(feed.Title?.Value ?? "", null, null)] : entry.Authors);
        WritePeople("contributor", entry.Contributors);
        WriteCategories(entry.Categories);
        WriteText("summary", entry.Summary, language);
        WriteContent(entry, language);
        WriteText("rights", entry.Rights, language);
        WriteSource(entry.Source);
        if (entry.InReplyTo is { Ref: not null } answered)
            xml.Empty("thr:in-reply-to", ("ref", answered.Ref), ("href", answered.Href), ("type", answered.Type), ("source", answered.Source));
        modules.WriteItunes(entry.Itunes);
        modules.WriteMedia(entry.Media);
        xml.Close("entry");
    }

    // Exactly one: two contents are not allowed (section 4.1.2).
    private void WriteContent(Entry entry, string? language)
    {
        if (entry.Contents.Count == 0)
            return;
        var content = entry.Contents[0];
        if (content.Source is { } source)
            xml.Empty("content", ("src", source), ("type", content.Type.Contains('/', StringComparison.Ordinal) ? content.Type : "text/html"));
        else
            WriteText("content", content, language);
    }

    private void WriteText(string name, TextValue? text, string? language)
    {
        if (text is not null)
            xml.Element(name, text.Value, ("type", text.IsHtml ? "html" : null), ("xml:lang", text.Language == language ? null : text.Language), ("xml:base", text.Base));
    }

    private void WriteLinks(string? link, IReadOnlyList<FeedLink> others, IReadOnlyList<Enclosure> enclosures, string? self, string? hub)
    {
        if (link is not null)
            xml.Empty("link", ("href", link), ("rel", "alternate"), ("type", others.FirstOrDefault(l => l.Href == link && l.Rel == "alternate")?.Type ?? "text/html"));
        if (self is not null)
            xml.Empty("link", ("href", self), ("rel", "self"), ("type", "application/atom+xml"));
        if (hub is not null)
            xml.Empty("link", ("href", hub), ("rel", "hub"));
        foreach (var enclosure in enclosures)
            xml.Empty("link", ("href", enclosure.Url), ("rel", "enclosure"), ("type", enclosure.Type), ("length", ModuleWriter.Number(enclosure.Length)), ("title", enclosure.Title));
        foreach (var other in others)
        {
            // The feed's own address is where it stands now, not where its entries came from.
            if (other.Rel is "alternate" or "self" or "hub" or "enclosure")
                continue;
            xml.Empty("link", ("href", other.Href), ("rel", other.Rel), ("type", other.Type), ("hreflang", other.HrefLang), ("title", other.Title), ("length", other.Length));
        }
    }

    private void WritePeople(string element, IReadOnlyList<Person> people)
    {
        foreach (var person in people)
        {
            xml.Open(element);
            xml.Element("name", person.Name ?? person.Email ?? person.Uri ?? "");
            xml.Element("email", person.Email);
            xml.Element("uri", person.Uri);
            xml.Close(element);
        }
    }

    private void WriteCategories(IReadOnlyList<Category> categories)
    {
        foreach (var category in categories)
            xml.Empty("category", ("term", category.Term), ("scheme", category.Scheme), ("label", category.Label));
    }

    private void WriteSource(EntrySource? source)
    {
        if (source is null)
            return;
        xml.Open("source");
        xml.Element("id", (source.Id ?? source.Url ?? source.Link) is { } id ? WrittenId.AsIri(id) : null);
        WriteText("title", source.Title, null);
        xml.Element("updated", WrittenDate.Rfc3339(source.Updated));
        WriteLinks(source.Link, [], [], source.Url, null);
        WritePeople("author", source.Authors);
        xml.Close("source");
    }
}
