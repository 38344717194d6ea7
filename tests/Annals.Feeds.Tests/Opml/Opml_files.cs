using System.Text;
using Annals.Feeds.Opml;

namespace Annals.Feeds.Tests.Opml;

public class Opml_files
{
    private static OpmlDocument Parse(string text) => OpmlReader.Parse(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Folders_and_unknown_attributes_survive_a_round_trip()
    {
        const string Text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0">
              <head>
                <title>订阅</title>
                <ownerName>李航</ownerName>
              </head>
              <body>
                <outline text="港口" x:colour="blue">
                  <outline type="rss" text="Harbour &amp; Sea" xmlUrl="https://news.example.org/feed.xml?a=1&amp;b=2" htmlUrl="https://news.example.org/" language="zh-CN" refresh="90"/>
                </outline>
                <outline type="rss" text="Two&#10;lines" xmlUrl="https://b.example.net/rss"/>
              </body>
            </opml>

            """;
        Assert.Equal(Text.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(OpmlWriter.Write(Parse(Text))));
    }

    [Fact]
    public void Every_feed_knows_its_folders()
    {
        var feeds = Parse("<opml><body><outline text='a'><outline text='b'><outline text='f' xmlUrl='http://x/'/></outline></outline><outline title='g' xmlurl='http://y/'/></body></opml>").Feeds().ToList();
        Assert.Equal(["a", "b"], feeds[0].Folders);
        Assert.Equal("g", feeds[1].Feed.Text);
        Assert.Equal("http://y/", feeds[1].Feed.XmlUrl);
    }

    [Fact]
    public void A_file_with_bare_ampersands_is_read_all_the_same() =>
        Assert.Equal("http://x/?a=1&b=2", Parse("<opml><body><outline text='R&D' xmlUrl='http://x/?a=1&b=2'/></body></opml>").Outlines[0].XmlUrl);

    [Fact]
    public void A_feed_is_no_opml() => Assert.False(Parse("<rss version='2.0'/>").IsOpml);

    [Fact]
    public void Folders_without_bottom_keep_their_feeds()
    {
        var deep = string.Concat(Enumerable.Repeat("<outline text='a'>", 5000)) + "<outline text='f' xmlUrl='http://x/'/>" + string.Concat(Enumerable.Repeat("</outline>", 5000));
        Assert.NotEmpty(Parse("<opml><body>" + deep + "</body></opml>").Outlines);
    }

    [Fact]
    public void An_attribute_is_replaced_where_it_stands() =>
        Assert.Equal("http://z/", Outline.Feed("x", "http://y/").With("xmlUrl", "http://z/").Attributes[3].Value);
}
