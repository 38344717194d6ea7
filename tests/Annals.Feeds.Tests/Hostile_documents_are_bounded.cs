using System.IO.Compression;
using System.Text;
using Annals.Feeds.Html;

namespace Annals.Feeds.Tests;

public class Hostile_documents_are_bounded
{
    private static Feed Parse(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes(text), new Uri("https://news.example.org/feed.xml"));

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    [Fact]
    public void A_million_nested_elements_do_not_end_the_process()
    {
        var feed = Parse("<rss version=\"2.0\"><channel><title>x</title><item><title>before</title></item><item><title>deep</title><description>" + Repeat("<a>", 1_000_000) + "</description></item><item><title>after</title></item></channel></rss>");
        Assert.Equal(["before", "deep", "after"], feed.Entries.Select(e => e.Title!.Value));
        Assert.Contains(feed.Diagnostics, d => d.Kind == FeedDamage.Limit);
    }

    [Fact]
    public void A_million_nested_arrays_do_not_end_the_process() =>
        Assert.True(Parse("{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"x\",\"items\":[{\"id\":\"1\"}],\"x\":" + Repeat("[", 1_000_000)).IsBozo);

    [Fact]
    public void A_text_longer_than_is_read_is_absent_and_said_to_be()
    {
        var feed = Parse("<rss version=\"2.0\"><channel><item><title>huge</title><link>https://news.example.org/1</link><description>" + Repeat("long text ", 2_600_000) + "</description></item><item><title>after</title></item></channel></rss>");
        Assert.Equal(["huge", "after"], feed.Entries.Select(e => e.Title!.Value));
        Assert.Null(feed.Entries[0].Summary);
        Assert.True(feed.Entries[0].IsTruncated);
        Assert.False(feed.IsTruncated);
        Assert.False(feed.IsBozo);
        Assert.Equal(FeedDamage.Limit, Assert.Single(feed.Entries[0].Diagnostics).Kind);
    }

    [Fact]
    public void A_title_longer_than_is_read_costs_only_itself()
    {
        var feed = Parse("<rss version=\"2.0\"><channel><item><title>" + Repeat("long", 100_000) + "</title><description>text</description></item></channel></rss>");
        Assert.Equal((null, "text", false), (feed.Entries[0].Title, feed.Entries[0].Summary!.Value, feed.Entries[0].IsTruncated));
    }

    [Fact]
    public void A_text_of_JSON_longer_than_is_read_is_absent_and_said_to_be()
    {
        var feed = Parse("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_text\":\"" + Repeat("long text ", 2_600_000) + "\"},{\"id\":\"2\",\"content_text\":\"short\"}]}");
        Assert.Empty(feed.Entries[0].Contents);
        Assert.True(feed.Entries[0].IsTruncated);
        Assert.Equal("short", feed.Entries[1].Contents[0].Value);
        Assert.Equal(FeedDamage.Limit, Assert.Single(feed.Diagnostics).Kind);
    }

    [Fact]
    public void Entities_that_multiply_are_cut()
    {
        var declarations = new StringBuilder("<!DOCTYPE rss [<!ENTITY e0 \"0123456789\">");
        for (var i = 1; i < 30; i++)
            declarations.Append($"<!ENTITY e{i} \"{Repeat($"&e{i - 1};", 10)}\">");
        var feed = Parse(declarations + "]><rss version=\"2.0\"><channel><title>&e29;&e29;</title><item><title>fine</title></item></channel></rss>");
        Assert.True((feed.Title?.Value.Length ?? 0) <= 1024 * 1024);
        Assert.Equal("fine", Assert.Single(feed.Entries).Title!.Value);
    }

    [Fact]
    public void Sections_that_are_never_closed_are_searched_for_once()
    {
        foreach (var piece in new[] { "<![CDATA[", "<!-- >", "<?a >", "<a b=\"", "<a b='", "&", "</x>", "<!x" })
            Assert.NotNull(Parse("<rss version=\"2.0\"><channel><item><title>" + Repeat(piece, 200_000)));
        foreach (var piece in new[] { "<!-- >", "<a b=\"", "<script>", "<style>", "<p>", "</p>" })
            Assert.NotNull(FeedHtml.Sanitize(Repeat(piece, 200_000), null));
    }

    [Fact]
    public void Thirty_thousand_entries_are_all_read() =>
        Assert.Equal(30_000, Parse("<rss version=\"2.0\"><channel>" + Repeat("<item><title>A&B</title></item>", 30_000) + "</channel></rss>").Entries.Count);

    [Fact]
    public void Ten_thousand_attributes_and_namespaces_are_survived()
    {
        var text = new StringBuilder("<rss version=\"2.0\"");
        for (var i = 0; i < 10_000; i++)
            text.Append($" xmlns:n{i}=\"urn:{i}\" a{i}=\"1\"");
        Assert.Single(Parse(text + "><channel><item><title>x</title></item></channel></rss>").Entries);
    }

    [Fact]
    public void A_document_of_gigabytes_in_a_small_gzip_is_cut()
    {
        using var body = new MemoryStream();
        using (var gzip = new GZipStream(body, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write("<rss version=\"2.0\"><channel><item><title>x</title></item>"u8);
            var blank = new byte[1024 * 1024];
            Array.Fill(blank, (byte)' ');
            for (var i = 0; i < 100; i++)
                gzip.Write(blank);
        }
        var feed = FeedParser.Parse(body.ToArray());
        Assert.True(feed.IsTruncated);
        Assert.Single(feed.Entries);
    }
}
