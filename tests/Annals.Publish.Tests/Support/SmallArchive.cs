using System.Text;
using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Journal;
using Annals.Archive.Transparency;
using Annals.Archive.Writing;
using Annals.Publish.Forms;
using Annals.Publish.Selecting;

namespace Annals.Publish.Tests.Support;

/// <summary>A small archive with everything that is odd: fetched and imported articles about the town of Weitan, which exists nowhere.</summary>
public static class SmallArchive
{
    public static DateTimeOffset Now { get; } = new(2024, 5, 3, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Later than <see cref="Now"/>, so that what is dated by the clock shows.</summary>
    public static DateTimeOffset Later { get; } = new(2025, 2, 1, 0, 0, 0, TimeSpan.Zero);

    public static Draft Bridge { get; } = new()
    {
        Url = "https://news.example/2024/05/bridge.html",
        Title = "渭滩大桥今晨通车",
        Outlet = "渭滩日报",
        Tags = ["交通", "a: b"],
        Author = "林海",
        Body = "<p>渭滩大桥于今晨六时通车。{{ site.title }} {% if %}</p><p>{{< youtube abc >}} {{% note %}}</p>",
        PublishedAt = new DateTimeOffset(2024, 5, 3, 6, 30, 0, TimeSpan.Zero),
        PublishedFrom = PublishedFrom.Page,
        UpdatedAt = new DateTimeOffset(2024, 5, 3, 7, 0, 0, TimeSpan.Zero),
        CapturedAt = Now,
        Feed = "https://news.example/feed.xml",
        Guid = "bridge-1",
        Language = "zh-Hans",
        Fingerprint = "f1",
        EntryFingerprint = "e1",
    };

    /// <summary>Post files that are wrong in every way that archives in the wild are, by name.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> OddPosts { get; } =
    [
        ("plain.md", Utf8("<!--1714717800000-->\n[Ferry [again] late](https://news.example/ferry?a=1&b=2)\n------\n\n<p>The ferry was late 🚢.</p>\n")),
        ("nan.md", Utf8(Post("渡輪停駛", "https://news.example/nan", date: "2024-05-03T06:43:08.603Z", time: "NaN", body: "<p>繁體中文的內文。</p><p></p>"))),
        ("no-title.md", Utf8(Post("", "https://news.example/no-title"))),
        ("line-break.md", Utf8("---\nlayout: post\ntitle: \"Bridge\n  open\"\ndate: 2024-05-03T06:30:00.000Z\nauthor: 渭滩日报\nfrom: https://news.example/line-break\ntags: [ 渭滩日报 ]\ncategories: [ 渭滩日报 ]\n---\n<!--1714717800000-->\n[Bridge\nopen](https://news.example/line-break)\n------\n\n<div>\n<p>Text.</p>\n</div>\n")),
        ("crlf.md", Utf8(Post("CRLF", "https://news.example/crlf").Replace("\n", "\r\n", StringComparison.Ordinal))),
        ("bom.md", [0xef, 0xbb, 0xbf, .. Utf8(Post("BOM", "https://news.example/bom"))]),
        ("gb18030.md", [.. Utf8("---\nlayout: post\ntitle: \""), 0xc7, 0xc5, .. Utf8("\"\n---\n<!--1714717800000-->\n[x](https://news.example/gb)\n------\n\n<div>\n<p>"), 0xb4, 0xf3, 0xc7, 0xc5, .. Utf8("</p>\n</div>\n")]),
        ("latin-body.md", [.. Utf8("<!--1714717800000-->\n[Caf"), .. Utf8("é](https://news.example/latin)\n------\n\n<p>caf"), 0xe9, .. Utf8("</p>\n")]),
        ("no-end.md", Utf8("---\nlayout: post\ntitle: unfinished\nfrom: https://news.example/no-end\n<p>no fence, {{ liquid }}</p>")),
        ("yaml.md", Utf8(Post("x", "https://news.example/yaml").Replace("title: \"x\"", "title: a: \"b\" {c} [d] & *e # f", StringComparison.Ordinal))),
        ("quotes.md", Utf8(Post("\\\"Quoted\\\" \\\\ and {{ braces }} {% raw %}", "https://news.example/quotes", body: "<pre>{% endraw %}\n\n---\n\n{{</* x */>}} {&#123;< y >}</pre>"))),
        ("old.md", Utf8(Post("Before Christ", "https://news.example/old", date: "0001-01-01T00:00:00.000Z", time: "-62135596800000"))),
        ("future.md", Utf8(Post("The year 9999", "https://news.example/future", date: "9999-12-31T00:00:00.000Z", time: "253402214400000"))),
        ("rtl.md", Utf8(Post("جسر \u202eجديد\u202c", "https://news.example/rtl", body: "<p dir=\"rtl\">افتتح الجسر اليوم.\u2028\0</p>"))),
        ("no-link.md", Utf8("---\nlayout: post\ntitle: No link\n---\nJust text\n")),
        ("empty-body.md", Utf8("<!--1714717800000-->\n[Nothing](https://news.example/nothing)\n------\n\n\n")),
        ("a/versions-1.md", Utf8(Post("Mayor speaks", "https://news.example/mayor", body: "<p>First.</p>"))),
        ("b/versions-2.md", Utf8(Post("Mayor spoke", "https://news.example/mayor", body: "<p>Second.</p>"))),
        ("c/versions-3.md", Utf8(Post("Mayor spoke!", "https://news.example/mayor", body: "<p>Third.</p>"))),
        ("d/same-title.md", Utf8(Post("Mayor speaks", "https://news.example/other-mayor", body: "<p>Another article of one name.</p>"))),
    ];

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static string Post(string title, string link, string date = "2024-05-03T06:30:00.000Z", string time = "1714717800000", string body = "<p>正文。</p>", string outlet = "渭滩日报")
        => $"---\nlayout: post\ntitle: \"{title}\"\ndate: {date}\nauthor: {outlet}\nfrom: {link}\ntags: [ {outlet} ]\ncategories: [ {outlet} ]\n---\n<!--{time}-->\n[{title}]({link})\n------\n\n<div>\n{body}\n</div>\n";

    public static ArchiveWriter Open(string path, DateTimeOffset? now = null)
        => ArchiveWriter.Open(ArchiveFolder.OpenOrCreate(path), new StoppedClock(now ?? Now), new KeySource { NewSeed = static () => [.. Enumerable.Range(1, 32).Select(static i => (byte)i)] });

    /// <summary>Fetched articles, one of them changed twice and gone, one known under another address; then <see cref="OddPosts"/>.</summary>
    public static ArchiveFolder Make(TemporaryFolder folder, string name = "archive")
    {
        using var writer = Open(folder[name]);
        writer.Keep([Bridge, Bridge with { Url = "https://news.example/rain", Guid = null, Title = "Rain\nagain", Author = null, Tags = [], PublishedAt = null, Fingerprint = "r1", Body = "<p>Rain.</p>\n<pre>a\nb</pre>" }]);
        var bridge = ArticleId.For(CanonicalUrl.From(Bridge.Url));
        writer.Keep([Bridge with { Title = "渭滩大桥通车", Fingerprint = "f2", CapturedAt = Now.AddHours(1) }]);
        writer.Keep([Bridge with { Url = "https://mobile.example/bridge", Article = bridge, Fingerprint = "f3", CapturedAt = Now.AddHours(2), Body = "<p>渭滩大桥通车，首日车流两万。</p>" }]);
        writer.Record([new ArticleGone { Article = bridge.Value, Url = Bridge.Url, Status = "404", Since = Now.AddHours(3) }]);
        foreach (var (file, bytes) in OddPosts)
        {
            folder.File($"{name}-odd/{file}", bytes);
        }

        new PostImporter(writer).Import([folder[$"{name}-odd"]], null, null, CancellationToken.None);
        return writer.Folder;
    }

    public static Selection Everything(ArchiveFolder archive, SelectionQuery? query = null)
        => Selection.Of(archive, query ?? new SelectionQuery(), _ => throw new InvalidOperationException("no query was given"), CancellationToken.None);

    public static ExportRun Run(ArchiveFolder archive, SelectionQuery? query = null) => new(Everything(archive, query), null, CancellationToken.None);

    /// <summary>Takes a path back into a new archive, or into one that is there.</summary>
    public static (ArchiveFolder Archive, ImportSummary Summary) TakeBack(string path, string archive)
    {
        using var writer = Open(archive, Later);
        var recognised = Assert.Single(FormRecognition.Of([path]));
        var summary = recognised.Reader is { } reader
            ? new ItemImporter(writer).Import(reader.Read(recognised.Path, CancellationToken.None), null, CancellationToken.None)
            : new PostImporter(writer).Import([path], null, null, CancellationToken.None);
        return (writer.Folder, summary);
    }

    /// <summary>Everything the journal says of every revision, in its order, that another archive can say too; the files' bytes are read and compared with it.</summary>
    public static IReadOnlyList<string> Contents(ArchiveFolder archive)
    {
        var lines = new List<string>();
        foreach (var article in Everything(archive).Articles)
        {
            foreach (var revision in article.Revisions)
            {
                var line = revision.Line;
                Assert.Equal(line.Sha256, ContentHash.Of(File.ReadAllBytes(archive.Resolve(revision.Path))).Hex);
                lines.Add(string.Join(" | ", line.Article, line.Revision, line.Url, line.Path, line.Sha256, line.Size, line.Title, line.Outlet, string.Join('+', line.Tags ?? []), line.Author, line.Published, line.PublishedFrom, revision.CapturedAt, line.Updated, line.Lang, line.Feed, line.Guid, line.Via, line.Source, line.Content, line.Entry, line.RawPublished, line.SameText, line.Reextracted));
            }

            lines.Add($"{article.Id} gone: {article.Gone?.Status} {article.Gone?.Since} {article.Gone?.Url}");
        }

        return lines;
    }
}
