using System.Text;
using Annals.Archive.Posts;
using Annals.Archive.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Archive.Tests.Posts;

public class PostFileTests
{
    private const string Plain = "<!--1714717800000-->\n[渭滩大桥 [图] 通车](https://news.example/a?b=(c))\n------\n\n<div><i>Fri, 03 May 2024 06:30:00 GMT</i></div><p>正文</p>\n";

    public static TheoryData<string> Texts =>
    [
        Plain,
        Sample.Post("渭滩大桥通车", "https://news.example/a"),
        Sample.Post("A \\\"quoted\\\" bridge", "https://news.example/b"),
        Sample.Post("a title\n  over two lines", "https://news.example/c"),
        Sample.Post("x", "https://news.example/d").Replace("<!--1714717800000-->", "<!--NaN-->", StringComparison.Ordinal),
        Sample.Post("x", "", body: ""),
        Sample.Post("x", "https://news.example/e", body: "a\n</div>\n<div>\nb\r\n\u200b"),
        "",
        "\n",
        "---\n",
        "---\ntitle: x\n---\n",
        "<!--1--><!--2-->\n[a](b)\n------\n\n\n",
        Plain.TrimEnd('\n'),
        Plain.Replace("\n", "\r\n", StringComparison.Ordinal),
        "---\n: no key\n---\n" + Plain,
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_post_is_written_back_unchanged(string text)
        => Assert.Equal(text, Encoding.UTF8.GetString(PostFile.Parse(Encoding.UTF8.GetBytes(text)).ToBytes()));

    [Fact]
    public void Any_bytes_are_written_back_unchanged()
        => Prop.ForAll<byte[]>(bytes => PostFile.Parse(bytes).ToBytes().AsSpan().SequenceEqual(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_damaged_post_is_written_back_unchanged()
    {
        var post = Encoding.UTF8.GetBytes(Sample.Post("渭滩大桥通车", "https://news.example/a"));
        var damages = Gen.Elements((byte)'\n', (byte)'-', (byte)'<', (byte)']', (byte)0, (byte)0xff)
            .SelectMany(value => Gen.Choose(0, post.Length - 1).Select(at => (at, value)));
        Prop.ForAll(damages.ToArbitrary(), damage =>
        {
            var damaged = post.ToArray();
            damaged[damage.at] = damage.value;
            return PostFile.Parse(damaged).ToBytes().AsSpan().SequenceEqual(damaged);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_plain_post_gives_time_title_link_and_body()
    {
        var post = PostFile.Parse(Encoding.UTF8.GetBytes(Plain));

        Assert.Equal(PostFormat.Plain, post.Format);
        Assert.Equal(new DateTimeOffset(2024, 5, 3, 6, 30, 0, TimeSpan.Zero), post.PublishedAt);
        Assert.Equal("渭滩大桥 [图] 通车", post.Title);
        Assert.Equal("https://news.example/a?b=(c)", post.Link);
        Assert.EndsWith("<p>正文</p>", post.BodyText, StringComparison.Ordinal);
        Assert.Null(post.Outlet);
    }

    [Fact]
    public void A_post_with_front_matter_gives_outlet_author_and_date()
    {
        var post = PostFile.Parse(Encoding.UTF8.GetBytes(Sample.Post("[World] 渭滩", "https://news.example/a", outlet: "(臺)渭灘社")));

        Assert.Equal(PostFormat.Post, post.Format);
        Assert.Equal("[World] 渭滩", post.Title);
        Assert.Equal("(臺)渭灘社", post.Outlet);
        Assert.Equal("(臺)渭灘社", post.Author);
        Assert.Equal(post.PublishedAt, post.Date);
        Assert.Equal("<p>正文。</p>", post.BodyText);
    }

    [Fact]
    public void A_post_whose_time_reads_NaN_has_no_time_of_publication_but_a_date()
    {
        var post = PostFile.Parse(Encoding.UTF8.GetBytes(Sample.Post("x", "y").Replace("<!--1714717800000-->", "<!--NaN-->", StringComparison.Ordinal)));

        Assert.Null(post.PublishedAt);
        Assert.NotNull(post.Date);
        Assert.Equal("NaN", post.RawTime);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("---\ntitle: \"x\n", "no end")]
    [InlineData("---\n- a\n- b\n---\n<!--1-->\n[a](b)\n------\n\nx\n", "key: value")]
    [InlineData("<!--1-->\nno link\n", "link line")]
    public void What_fits_neither_format_says_why(string text, string expected)
    {
        var post = PostFile.Parse(Encoding.UTF8.GetBytes(text));

        Assert.Equal(PostFormat.Unrecognised, post.Format);
        Assert.Contains(expected, post.Problem!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_with_Windows_line_ends_is_still_found_and_shown()
    {
        var post = PostFile.Parse(Encoding.UTF8.GetBytes(Sample.Post("渭滩", "https://news.example/a").Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.Equal("渭滩", post.Title);
        Assert.Equal("https://news.example/a", post.Link);
        Assert.Contains("正文", post.BodyText, StringComparison.Ordinal);
    }
}
