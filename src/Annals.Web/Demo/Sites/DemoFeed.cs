using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Annals.Web.Demo.Sites;

/// <summary>The demo's feeds, each in the manner of its outlet.</summary>
internal static class DemoFeed
{
    private const string ContentNamespace = "http://purl.org/rss/1.0/modules/content/";
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";

    /// <summary>RSS 2.0; with the whole text in <c>content:encoded</c> unless the outlet keeps it for its pages.</summary>
    public static byte[] Rss(DemoOutlet outlet, IEnumerable<DemoArticle> articles, string origin, DateTimeOffset start)
        => WriteXml(outlet.Encoding, xml =>
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "content", null, ContentNamespace);
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", outlet.Name);
            xml.WriteElementString("link", origin + "/");
            xml.WriteElementString("description", outlet.About);
            xml.WriteElementString("language", outlet.Language);
            xml.WriteElementString("ttl", "1");
            foreach (var article in articles)
            {
                RssItem(xml, outlet, article, origin, start);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });

    public static byte[] Atom(DemoOutlet outlet, IReadOnlyList<DemoArticle> articles, string origin, DateTimeOffset start, bool isFirst)
        => WriteXml(outlet.Encoding, xml =>
        {
            xml.WriteStartElement("feed", AtomNamespace);
            xml.WriteAttributeString("xml", "lang", null, outlet.Language);
            xml.WriteElementString("title", outlet.Name);
            xml.WriteElementString("subtitle", outlet.About);
            xml.WriteElementString("id", origin + "/");
            xml.WriteElementString("updated", Iso(start - articles.Min(article => article.Age)));
            AtomLink(xml, "self", origin + "/atom.xml");
            AtomLink(xml, "alternate", origin + "/");
            foreach (var article in articles)
            {
                xml.WriteStartElement("entry");
                xml.WriteElementString("title", article.Title);
                xml.WriteElementString("id", $"tag:courier.example,2024:{article.Slug}");
                AtomLink(xml, "alternate", origin + DemoAddress.Of(article));
                xml.WriteElementString("published", Iso(start - article.Age));
                xml.WriteElementString("updated", Iso(isFirst ? start - article.Age : start));
                xml.WriteStartElement("author");
                xml.WriteElementString("name", article.Author ?? outlet.Name);
                xml.WriteEndElement();
                xml.WriteStartElement("content");
                xml.WriteAttributeString("type", "html");
                xml.WriteString(DemoPage.Body(article));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });

    /// <summary>JSON Feed 1.1.</summary>
    public static byte[] Json(DemoOutlet outlet, IEnumerable<DemoArticle> articles, string origin, DateTimeOffset start)
    {
        using var target = new MemoryStream();
        using (var json = new Utf8JsonWriter(target))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", outlet.Name);
            json.WriteString("home_page_url", origin + "/");
            json.WriteString("feed_url", origin + "/feed.json");
            json.WriteString("description", outlet.About);
            json.WriteString("language", outlet.Language);
            json.WriteStartArray("items");
            foreach (var article in articles)
            {
                json.WriteStartObject();
                json.WriteString("id", article.Slug);
                json.WriteString("url", origin + DemoAddress.Of(article));
                json.WriteString("title", article.Title);
                json.WriteString("content_html", DemoPage.Body(article));
                json.WriteString("date_published", Iso(start - article.Age));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return target.ToArray();
    }

    /// <summary>No XML parser takes this: ampersands stand bare, an HTML entity is used, a control character slipped in, the end is missing.</summary>
    public static byte[] Broken(DemoOutlet outlet, IEnumerable<DemoArticle> articles, string origin, DateTimeOffset start)
    {
        var feed = new StringBuilder();
        feed.Append(CultureInfo.InvariantCulture, $"\n<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\">\n<channel>\n<title>{outlet.Name}</title>\n<link>{origin}/</link>\n<description>{outlet.About} & 天气</description>\n<language>{outlet.Language}</language>\n");
        foreach (var article in articles)
        {
            var date = article.HasBrokenDate ? "NaN" : Rfc822(start - article.Age);
            var text = string.Concat(article.Paragraphs.Select(paragraph => $"<p>{paragraph}&nbsp;</p>"));
            feed.Append(CultureInfo.InvariantCulture, $"<item>\n<title>{article.Title}</title>\n<link>{origin}{DemoAddress.Of(article)}</link>\n<pubDate>{date}</pubDate>\n<description>\u0008<![CDATA[{text}]]></description>\n</item>\n");
        }

        return outlet.Encoding.GetBytes(feed.ToString());
    }

    private static void RssItem(XmlWriter xml, DemoOutlet outlet, DemoArticle article, string origin, DateTimeOffset start)
    {
        var isWhole = outlet.Manner is not DemoManner.Summary;
        xml.WriteStartElement("item");
        xml.WriteElementString("title", article.Title);
        xml.WriteElementString("link", origin + DemoAddress.Of(article));
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(article.Slug);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Rfc822(start - article.Age));
        xml.WriteElementString("description", FirstSentence(article));
        if (isWhole)
        {
            xml.WriteElementString("encoded", ContentNamespace, DemoPage.Body(article));
        }

        xml.WriteEndElement();
    }

    private static void AtomLink(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static byte[] WriteXml(Encoding encoding, Action<XmlWriter> write)
    {
        using var target = new MemoryStream();
        using (var xml = XmlWriter.Create(target, new XmlWriterSettings { Encoding = encoding, Indent = true }))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }

        return target.ToArray();
    }

    private static string FirstSentence(DemoArticle article)
    {
        var paragraph = article.Paragraphs.First();
        var end = paragraph.IndexOf('。', StringComparison.Ordinal);
        return end < 0 ? paragraph : paragraph[..(end + 1)];
    }

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Rfc822(DateTimeOffset time) => time.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}
