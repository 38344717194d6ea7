using System.Net;

namespace Annals.Feeds.Writing;

/// <summary>RSS 2.0, as the RSS Advisory Board's profile advises.</summary>
internal sealed class RssWriter(XmlOutput xml)
{
    private readonly ModuleWriter modules = new(xml);

    public void Write(Feed feed, IEnumerable<Entry> entries)
    {
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.Open("rss", ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"), ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:dcterms", "http://purl.org/dc/terms/"), ("xmlns:slash", "http://purl.org/rss/1.0/modules/slash/"),
            ("xmlns:media", ModuleWriter.Media), ("xmlns:itunes", ModuleWriter.Itunes), ("xmlns:fh", FeedHistory.NamespaceOf(feed)));
        xml.Raw("\n");
        xml.Open("channel");
        xml.Raw("\n");
        WriteChannel(feed);
        foreach (var entry in entries)
            WriteItem(entry, feed.Language);
        xml.Close("channel");
        xml.Close("rss");
    }

    private void WriteChannel(Feed feed)
    {
        // The specification demands these three.
        xml.Element("title", feed.Title?.Value ?? "");
        xml.Element("link", feed.Link ?? feed.Self ?? "");
        xml.Element("description", Html(feed.Subtitle) ?? "");
        if (feed.Self is { } self)
            xml.Empty("atom:link", ("rel", "self"), ("href", self), ("type", "application/rss+xml"));
        if (feed.Hub is { } hub)
            xml.Empty("atom:link", ("rel", "hub"), ("href", hub));
        foreach (var link in feed.Links.Where(static link => FeedHistory.IsRelation(link.Rel)))
            xml.Empty("atom:link", ("rel", link.Rel), ("href", link.Href), ("type", link.Type));
        FeedHistory.Write(xml, feed);
        xml.Element("language", feed.Language);
        xml.Element("copyright", feed.Rights?.Value);
        WriteAuthors(feed.Authors, "managingEditor");
        xml.Element("pubDate", WrittenDate.Rfc822(feed.Published));
        xml.Element("lastBuildDate", WrittenDate.Rfc822(feed.Updated));
        WriteCategories(feed.Categories);
        xml.Element("generator", feed.Generator?.Name);
        xml.Element("docs", feed.Docs);
        xml.Element("ttl", feed.Ttl is { } ttl ? ModuleWriter.Number((long)ttl.TotalMinutes) : null);
        WriteImage(feed);
        modules.WriteItunes(feed.Itunes);
    }

    private void WriteImage(Feed feed)
    {
        if (feed.Image?.Url is not { } url)
            return;
        xml.Open("image");
        xml.Element("url", url);
        xml.Element("title", feed.Image.Title ?? feed.Title?.Value ?? "");
        xml.Element("link", feed.Image.Link ?? feed.Link ?? feed.Self ?? "");
        xml.Element("width", ModuleWriter.Number(feed.Image.Width));
        xml.Element("height", ModuleWriter.Number(feed.Image.Height));
        xml.Element("description", feed.Image.Description);
        xml.Close("image");
    }

    private void WriteItem(Entry entry, string? feedLanguage)
    {
        var content = entry.Contents.Count > 0 ? entry.Contents[0] : null;
        xml.Open("item", ("xml:base", content?.Base ?? entry.Summary?.Base));
        xml.Raw("\n");
        xml.Element("title", entry.Title?.Value);
        xml.Element("link", entry.Link);
        xml.Element("guid", entry.Id, ("isPermaLink", entry.IdIsPermalink == true ? null : "false"));
        xml.Element("pubDate", WrittenDate.Rfc822(entry.Published));
        xml.Element("dcterms:modified", WrittenDate.Rfc3339(entry.Updated));
        xml.Element("dcterms:created", WrittenDate.Rfc3339(entry.Created));
        xml.Element("dc:language", entry.Language == feedLanguage ? null : entry.Language);
        WriteAuthors(entry.Authors, "author");
        foreach (var contributor in entry.Contributors)
            xml.Element("dc:contributor", contributor.Name ?? contributor.Email);
        WriteCategories(entry.Categories);
        // An item has a title or a description.
        xml.Element("description", Html(entry.Summary) ?? (entry.Title is null ? "" : null));
        xml.Element("content:encoded", Html(content));
        foreach (var enclosure in entry.Enclosures)
            xml.Empty("enclosure", ("url", enclosure.Url), ("length", ModuleWriter.Number(enclosure.Length ?? 0)), ("type", enclosure.Type ?? "application/octet-stream"));
        xml.Element("comments", entry.Comments);
        xml.Element("slash:comments", ModuleWriter.Number(entry.CommentCount));
        if (entry.Source is { Url: { } source })
            xml.Element("source", entry.Source.Title?.Value ?? "", ("url", source));
        xml.Element("dc:rights", entry.Rights?.Value);
        modules.WriteItunes(entry.Itunes);
        modules.WriteMedia(entry.Media);
        xml.Close("item");
    }

    // RSS wants a mail address in its own elements; a name alone goes into Dublin Core's.
    private void WriteAuthors(IReadOnlyList<Person> people, string element)
    {
        foreach (var person in people)
        {
            if (person.Email is { } email)
                xml.Element(element, person.Name is { } name ? $"{email} ({name})" : email);
            else
                xml.Element("dc:creator", person.Name ?? person.Uri);
        }
    }

    private void WriteCategories(IReadOnlyList<Category> categories)
    {
        foreach (var category in categories)
            xml.Element("category", category.Term, ("domain", category.Scheme));
    }

    private static string? Html(TextValue? text) => text is null || text.IsHtml ? text?.Value : WebUtility.HtmlEncode(text.Value);
}
