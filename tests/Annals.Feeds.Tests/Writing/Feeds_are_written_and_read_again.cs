using System.Net;
using System.Text;
using Annals.Feeds.Writing;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Feeds.Tests.Writing;

public class Feeds_are_written_and_read_again
{
    private static readonly DateTimeOffset Day = new(2024, 7, 1, 6, 35, 24, TimeSpan.Zero);

    // What text is made of: letters, markup, the end of a CDATA section, controls, lone surrogates, right-to-left.
    private static readonly string[] Pieces =
        ["港口", "a", " ", "\n", "\r\n", "\t", "<b>", "</description>", "]]>", "<![CDATA[", "&", "&amp;", "&#0;", "\"", "'", "\0", "\u0001", "\u001F", "\u007F", "\uFFFE", "\uFFFF", "\uD83D\uDE00", "\uD83D", "\uDE00", "שלום", "\u202E", "\u2028", "<!--", "--", "?>", "%00", "{}", "\\u0000"];

    private static readonly Gen<string> Text = Gen.Elements(Pieces).ArrayOf().Select(pieces => "x" + string.Concat(pieces) + "y");

    private static readonly Gen<string> Name = Gen.Elements("李明", "Ada L.", "O'Neill", "R&D", "<Desk>", "שרה");

    private static readonly Gen<DateTimeOffset?> Date = Gen.Choose(1, 1_700_000_000).Select(s => s % 7 == 0 ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeSeconds(s));

    private static readonly Gen<Entry> AnyEntry =
        from title in Text
        from body in Text
        from summary in Text
        from isHtml in Gen.Elements(true, false)
        from number in Gen.Choose(0, 100_000)
        from name in Name
        from published in Date
        from updated in Date
        from length in Gen.Choose(0, int.MaxValue)
        from language in Gen.Elements<string?>(null, "zh-CN", "he")
        select new Entry
        {
            Id = $"https://news.example.org/?p={number}&x",
            IdIsPermalink = false,
            Title = new TextValue(title, "text"),
            Link = $"https://news.example.org/{number}?a=1&b=\"2\"",
            Published = published,
            Updated = updated ?? published ?? Day,
            Authors = [new Person(name, null, null)],
            Summary = new TextValue(summary, isHtml ? "html" : "text"),
            Contents = [new TextValue(body, isHtml ? "html" : "text")],
            Categories = [new Category(name, null, null)],
            Enclosures = [new Enclosure { Url = $"https://news.example.org/{number}.mp3?a&b", Type = "audio/mpeg", Length = length }],
            Language = language ?? "en",
        };

    private static readonly Gen<Feed> AnyFeed =
        from entries in AnyEntry.ArrayOf(3)
        from title in Text
        from name in Name
        from updated in Date
        select new Feed
        {
            Id = "https://news.example.org/",
            Title = new TextValue(title, "text"),
            Subtitle = new TextValue("Ships & <b>tides</b>", "text"),
            Link = "https://news.example.org/?a&b",
            Self = "https://news.example.org/feed?a&b",
            Hub = "https://hub.example.org/",
            Language = "en",
            Updated = updated ?? Day,
            Authors = [new Person(name, null, null)],
            Entries = [.. entries],
        };

    [Theory]
    [InlineData(FeedForm.Rss)]
    [InlineData(FeedForm.Atom)]
    [InlineData(FeedForm.Json)]
    public void What_is_written_is_well_formed_and_reads_as_it_was(FeedForm form) =>
        Prop.ForAll(AnyFeed.ToArbitrary(), feed => Same(feed, form)).QuickCheckThrowOnFailure();

    private static void Same(Feed feed, FeedForm form)
    {
        var read = FeedParser.Parse(Bytes(feed, form));
        Assert.Empty(read.Diagnostics);
        Assert.False(read.IsBozo);
        Assert.Equal(
            (Clean(feed.Title, form), feed.Link, feed.Self, feed.Hub, feed.Language, feed.Authors[0].Name),
            (read.Title?.Value, read.Link, read.Self, read.Hub, read.Language, read.Authors[0].Name));
        Assert.Equal(form == FeedForm.Json ? null : feed.Updated, read.Updated);
        Assert.Equal(feed.Entries.Count, read.Entries.Count);
        foreach (var (before, after) in feed.Entries.Zip(read.Entries))
            Same(before, after, form);
    }

    private static void Same(Entry before, Entry after, FeedForm form)
    {
        Assert.Equal(
            (before.Id, Clean(before.Title, form), before.Link, before.Published, before.Updated, before.Language),
            (after.Id, after.Title?.Value, after.Link, after.Published, after.Updated, after.Language));
        Assert.Equal(before.Authors[0].Name, Assert.Single(after.Authors).Name);
        Assert.Equal(before.Categories, after.Categories);
        Assert.Equal(before.Enclosures, after.Enclosures);
        Assert.Equal(Described(before.Contents[0], form), Assert.Single(after.Contents).Value);
        if (form != FeedForm.Json || !before.Summary!.IsHtml)
            Assert.Equal(Described(before.Summary!, form), after.Summary?.Value);
        if (form != FeedForm.Rss)
            Assert.Equal(before.Contents[0].Type, after.Contents[0].Type);
    }

    // RSS has only HTML here.
    private static string? Described(TextValue text, FeedForm form) =>
        Clean(form == FeedForm.Rss && !text.IsHtml ? text with { Value = WebUtility.HtmlEncode(text.Value) } : text, form);

    private static string? Clean(TextValue? text, FeedForm form)
    {
        var result = new StringBuilder();
        foreach (var rune in (text?.Value ?? "").EnumerateRunes())
        {
            if (form == FeedForm.Json || rune.Value is >= 0x20 and not (0xFFFE or 0xFFFF) or '\n' or '\r' or '\t')
                result.Append(rune.ToString());
        }
        return result.ToString();
    }

    private static byte[] Bytes(Feed feed, FeedForm form)
    {
        using var stream = new MemoryStream();
        FeedWriter.Write(feed, form, stream);
        return stream.ToArray();
    }

    [Theory]
    [InlineData(FeedForm.Rss, "small.rss")]
    [InlineData(FeedForm.Atom, "small.atom")]
    [InlineData(FeedForm.Json, "small.jsonfeed")]
    public void A_small_feed_is_written_as_approved(FeedForm form, string file)
    {
        var approved = Path.Combine(GoldenFeeds.Folder(), file);
        var actual = Encoding.UTF8.GetString(Bytes(Small, form));
        if (Environment.GetEnvironmentVariable("ANNALS_REWRITE_GOLDEN") == "1")
            File.WriteAllText(approved, actual, new UTF8Encoding(false));
        Assert.Equal(File.ReadAllText(approved), actual);
    }

    [Theory]
    [InlineData(FeedForm.Rss)]
    [InlineData(FeedForm.Atom)]
    [InlineData(FeedForm.Json)]
    public void Nothing_at_all_is_still_a_valid_feed(FeedForm form)
    {
        var read = FeedParser.Parse(Bytes(new Feed { Entries = [new Entry()] }, form));
        Assert.False(read.IsBozo);
        Assert.Null(Assert.Single(read.Entries).Published);
        Assert.Null(read.Entries[0].Updated);
    }

    [Theory]
    [InlineData(FeedForm.Rss)]
    [InlineData(FeedForm.Atom)]
    [InlineData(FeedForm.Json)]
    public void Entries_are_written_as_they_come(FeedForm form)
    {
        using var stream = new MemoryStream();
        var seen = 0L;
        FeedWriter.Write(Small, Many(), form, stream);
        Assert.True(seen > 0, "nothing was handed on before the last entry");
        Assert.Equal(2000, FeedParser.Parse(stream.ToArray()).Entries.Count);

        IEnumerable<Entry> Many()
        {
            for (var i = 0; i < 2000; i++)
            {
                yield return new Entry { Id = $"urn:x:{i}", Title = new TextValue(new string('船', 200), "text") };
                seen = stream.Length;
            }
        }
    }

    [Fact]
    public void An_id_that_is_no_address_becomes_one_in_Atom_and_stays_the_same()
    {
        var feed = new Feed { Title = new TextValue("t", "text"), Entries = [new Entry { Id = "文 12" }, new Entry { Title = new TextValue("no id", "text") }] };
        var read = FeedParser.Parse(Bytes(feed, FeedForm.Atom));
        Assert.Equal("urn:guid:%E6%96%87%2012", read.Entries[0].Id);
        Assert.StartsWith("urn:sha256:", read.Entries[1].Id, StringComparison.Ordinal);
        Assert.Equal(Bytes(feed, FeedForm.Atom), Bytes(feed, FeedForm.Atom));
    }

    [Theory]
    [InlineData(FeedForm.Rss)]
    [InlineData(FeedForm.Atom)]
    public void Pictures_and_podcast_tags_survive(FeedForm form)
    {
        var entry = FeedParser.Parse(Bytes(Small, form)).Entries[0];
        var media = Assert.Single(entry.Media);
        Assert.Equal(("https://news.example.org/a.jpg", 800, "Photo & text"), (media.Url, media.Width, media.Description?.Value));
        Assert.Equal("12:30", entry.Itunes?.Duration);
    }

    private static readonly Feed Small = new()
    {
        Id = "urn:uuid:6f1c0d3e-2b1a-4a55-9a51-1f2d3c4b5a69",
        Title = new TextValue("港口报 & Co.", "text"),
        Subtitle = new TextValue("What came in on the tide", "text"),
        Rights = new TextValue("CC BY 4.0", "text"),
        Link = "https://news.example.org/",
        Self = "https://news.example.org/feed?x=1&y=2",
        Hub = "https://hub.example.org/",
        Language = "zh-CN",
        Updated = Day,
        Ttl = TimeSpan.FromMinutes(30),
        Authors = [new Person("Ada Lin", "ada@example.org", "https://news.example.org/ada")],
        Categories = [new Category("ships", "https://news.example.org/tags", "Ships")],
        Image = new FeedImage { Url = "https://news.example.org/logo.png", Width = 88, Height = 31 },
        Generator = new Generator("Annals", "https://annals.example.org/", "1"),
        Entries =
        [
            new Entry
            {
                Id = "https://news.example.org/1",
                IdIsPermalink = true,
                Title = new TextValue("Ferry < late >, again ]]>", "text", "en"),
                Link = "https://news.example.org/1",
                Published = Day,
                Updated = Day.AddHours(1),
                Language = "en",
                Authors = [new Person("Bo", null, null)],
                Contributors = [new Person("Cy", null, null)],
                Summary = new TextValue("Fog & more fog", "text", "en"),
                Contents = [new TextValue("<p>The <a href=\"/ferry\">ferry</a> &amp; the fog.</p>", "html", "en", "https://news.example.org/1")],
                Categories = [new Category("fog", null, null)],
                Enclosures = [new Enclosure { Url = "https://news.example.org/1.mp3", Type = "audio/mpeg", Length = 1234 }],
                Comments = "https://news.example.org/1#comments",
                CommentCount = 3,
                Itunes = new ItunesInfo { Duration = "12:30", Explicit = false },
                Media = [new MediaItem { Url = "https://news.example.org/a.jpg", Medium = "image", Width = 800, Description = new TextValue("Photo & text", "text") }],
            },
            new Entry { Id = "2", IdIsPermalink = false, Title = new TextValue("无日期", "text", "zh-CN"), Language = "zh-CN" },
        ],
    };
}
