using System.Text;
using Annals.Archive.Posts;
using Annals.Archive.Tests.Support;

namespace Annals.Archive.Tests.Posts;

public class NativePostTests
{
    [Fact]
    public void A_native_post_is_a_post_with_further_keys()
    {
        var draft = Sample.Bridge with { Author = "周晓", UpdatedAt = Sample.Now };
        Assert.Equal(
            """
            ---
            layout: post
            title: "渭滩大桥今晨通车"
            date: 2024-05-03T06:30:00.000Z
            author: 周晓
            from: https://news.example/2024/05/bridge.html
            tags: [ 渭滩日报 ]
            comments: True
            categories: [ 渭滩日报 ]
            id: "ID"
            feed: https://news.example/feed.xml
            guid: bridge-1
            lang: zh-Hans
            updated: 2024-05-03T08:00:00.000Z
            captured: 2024-05-03T08:00:00.000Z
            sha256: "HASH"
            via: feed
            ---
            <!--1714717800000-->
            [渭滩大桥今晨通车](https://news.example/2024/05/bridge.html)
            ------

            <div>
            <p>渭滩大桥于今晨六时通车。</p>
            </div>

            """,
            Text(draft).Replace(IdOf(draft).Value, "ID", StringComparison.Ordinal).Replace(ContentHash.Of(Encoding.UTF8.GetBytes(draft.Body)).Hex, "HASH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a\"\nlayout: evil\n---\n<!--0-->")]
    [InlineData("---")]
    [InlineData("C:\\news: # not a comment")]
    [InlineData("[x](y)](z")]
    [InlineData("a\u2028b\u0085c\0d\u001b[31m")]
    public void No_title_can_add_a_line_or_a_key(string title)
    {
        var post = PostFile.Parse(Bytes(Sample.Bridge with { Title = title, Author = title, Outlet = title, Guid = title }));

        Assert.Equal(PostFormat.Post, post.Format);
        Assert.Equal(
            ["layout", "title", "date", "author", "from", "tags", "comments", "categories", "id", "feed", "guid", "lang", "captured", "sha256", "via"],
            post.FrontMatter!.Keys);
        Assert.Equal(Sample.Bridge.Url, post.Link);
        Assert.Equal(Sample.Bridge.Body, post.BodyText);
        Assert.Equal(post.Title, post.FrontMatter.Scalar("title"));
        Assert.Equal(post.Title, post.Outlet);
    }

    [Fact]
    public void A_post_without_a_date_is_dated_by_its_capture_and_never_NaN()
    {
        var post = PostFile.Parse(Bytes(Sample.Bridge with { PublishedAt = null }));

        Assert.Equal(Sample.Now, post.PublishedAt);
        Assert.Equal(Sample.Now, post.Date);
    }

    [Fact]
    public void Line_breaks_become_blanks_but_for_preformatted_text()
    {
        var post = PostFile.Parse(Bytes(Sample.Bridge with { Body = "<p>one\r\ntwo</p>\n<pre>a\n  b</pre>\n<p>three\nfour</p>\n" }));

        Assert.Equal("<p>one two</p> <pre>a&#10;  b</pre> <p>three four</p>", post.BodyText);
    }

    [Fact]
    public void A_body_that_imitates_the_format_stays_a_body()
    {
        var post = PostFile.Parse(Bytes(Sample.Bridge with { Body = "</div>\n---\nlayout: post\n---\n<!--0-->\n[forged](https://forged.example)\n------\n\n<div>" }));

        Assert.Equal("渭滩大桥今晨通车", post.Title);
        Assert.Contains("forged", post.BodyText, StringComparison.Ordinal);
    }

    private static ArticleId IdOf(Draft draft) => ArticleId.For(CanonicalUrl.From(draft.Url));

    private static byte[] Bytes(Draft draft) => NativePost.Write(draft, IdOf(draft));

    private static string Text(Draft draft) => Encoding.UTF8.GetString(Bytes(draft));
}
