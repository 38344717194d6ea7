using System.IO.Compression;
using Annals.Archive.Importing;
using Annals.Archive.Tests.Support;
using Annals.Archive.Writing;

namespace Annals.Archive.Tests.Importing;

public class PostImporterTests
{
    [Fact]
    public void A_post_is_kept_byte_for_byte_whatever_is_wrong_with_it()
    {
        using var source = new TemporaryFolder();
        using var archive = new TemporaryFolder();
        var posts = new[]
        {
            Sample.Post("一", "https://news.example/1"),
            Sample.Post("no \\\"end", "https://news.example/2").Replace("<!--1714717800000-->", "<!--NaN-->", StringComparison.Ordinal),
            Sample.Post("", "https://news.example/3"),
            Sample.Post("crlf", "https://news.example/4").Replace("\n", "\r\n", StringComparison.Ordinal),
            "---\ntitle: \"broken\nfrom: https://news.example/5\n",
            "<!--1714717800000-->\n[plain](https://news.example/6)\n------\n\n<p>x</p>\n",
        };
        for (var i = 0; i < posts.Length; i++)
        {
            source.File($"archived/2024-05-03/{i}.md", posts[i]);
        }

        var summary = Import(source, archive);

        Assert.Equal(posts.Length, summary.New);
        Assert.Equal(3, summary.Odd.Count);
        Assert.Equal(posts.Order(StringComparer.Ordinal), PostsIn(archive).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_second_import_adds_nothing_not_even_to_the_journal()
    {
        using var source = new TemporaryFolder();
        using var archive = new TemporaryFolder();
        source.File("a.md", Sample.Post("一", "https://news.example/1"));
        source.File("b/c.md", Sample.Post("二", "https://news.example/2"));
        Import(source, archive);
        var before = Sample.Contents(archive.Path);

        var summary = Import(source, archive);

        Assert.Equal(2, summary.Known);
        Assert.Equal(before, Sample.Contents(archive.Path));
    }

    [Fact]
    public void Versions_of_one_article_come_in_the_order_in_which_they_were_seen()
    {
        using var source = new TemporaryFolder();
        using var archive = new TemporaryFolder();
        source.File("a.md", Sample.Post("third", "https://news.example/1"));
        source.File("b.md", Sample.Post("first", "https://news.example/1"));
        source.File("c.md", Sample.Post("second", "https://news.example/1"));
        WriteGzip(Path.Combine(source.Path, "captured.tsv.gz"), "2024-05-03T10:00:00Z\ta.md\n2024-05-03T08:00:00Z\tb.md\n2024-05-03T09:00:00Z\tc.md\n");

        var summary = Import(source, archive);

        Assert.Equal((1, 2), (summary.New, summary.Revised));
        using var writer = Sample.OpenWriter(archive);
        var article = writer.Catalog.Find(ArticleId.For(CanonicalUrl.From("https://news.example/1")))!;
        Assert.Equal(("third", 3), (article.Title, article.Revision));
        Assert.Equal(new DateTimeOffset(2024, 5, 3, 8, 0, 0, TimeSpan.Zero), article.FirstCapturedAt);
        Assert.Contains("first", File.ReadAllText(Path.Combine(archive.Path, $"revisions/2024-05/{article.Id}.1.md")), StringComparison.Ordinal);
        Assert.Contains("second", File.ReadAllText(Path.Combine(archive.Path, $"revisions/2024-05/{article.Id}.2.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_capture_times_versions_are_ordered_by_their_dates()
    {
        using var source = new TemporaryFolder();
        using var archive = new TemporaryFolder();
        source.File("a.md", Sample.Post("later", "https://news.example/1", "2024-05-04T06:30:00.000Z"));
        source.File("b.md", Sample.Post("earlier", "https://news.example/1", "2024-05-03T06:30:00.000Z"));

        Import(source, archive);

        using var writer = Sample.OpenWriter(archive);
        Assert.Equal("later", writer.Catalog.Find(ArticleId.For(CanonicalUrl.From("https://news.example/1")))!.Title);
    }

    [Fact]
    public void What_is_no_post_is_skipped_with_a_reason_and_git_is_not_searched()
    {
        using var source = new TemporaryFolder();
        using var archive = new TemporaryFolder();
        source.File("README.md", "# About this repository\n");
        source.File("empty.md", "");
        source.File("picture.png", "not looked at");
        source.File(".git/x.md", Sample.Post("no", "https://news.example/1"));

        var summary = Import(source, archive);

        Assert.Equal(2, summary.Found);
        Assert.Equal(["empty file", "not a post: neither front matter nor a time comment at its beginning"], summary.Skipped.Select(remark => remark.Reason).Order());
    }

    [Fact]
    public void A_plain_archive_names_the_outlet_by_its_folder()
    {
        using var source = new TemporaryFolder();
        using var archive = new TemporaryFolder();
        source.File("articles/weitan/17.md", "<!--1714717800000-->\n[plain](https://news.example/6)\n------\n\n<p>x</p>\n");

        Import(source, archive);

        using var writer = Sample.OpenWriter(archive);
        Assert.Equal("weitan", writer.Catalog.Find(ArticleId.For(CanonicalUrl.From("https://news.example/6")))!.Outlet);
    }

    [Fact]
    public void A_post_without_any_date_is_dated_by_the_import_and_not_by_1970()
    {
        using var source = new TemporaryFolder();
        using var archive = new TemporaryFolder();
        source.File("a.md", "<!--NaN-->\n[undated](https://news.example/6)\n------\n\n<p>x</p>\n");

        Import(source, archive);

        Assert.True(File.Exists(Path.Combine(archive.Path, "_posts/2024-05/2024-05-03-undated.md")));
    }

    [Fact]
    public void A_path_that_does_not_exist_is_said()
    {
        using var archive = new TemporaryFolder();
        using var writer = Sample.OpenWriter(archive);

        var refused = Assert.Throws<ArchiveException>(() => new PostImporter(writer).Import(["/no/such/folder"], null, null, TestContext.Current.CancellationToken));

        Assert.Contains("/no/such/folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_import_that_was_stopped_half_way_ends_equal_to_an_undisturbed_one()
    {
        using var source = new TemporaryFolder();
        using var undisturbed = new TemporaryFolder();
        using var stopped = new TemporaryFolder();
        for (var i = 0; i < 600; i++)
        {
            source.File($"{i:0000}.md", Sample.Post($"文章{i / 2}", $"https://news.example/{i / 2}", body: $"<p>{i}</p>"));
        }

        Import(source, undisturbed);
        using (var stop = new CancellationTokenSource())
        using (var writer = Sample.OpenWriter(stopped))
        {
            Assert.Throws<OperationCanceledException>(() => new PostImporter(writer).Import([source.Path], null, new StopAfterFirst(stop), stop.Token));
        }

        Import(source, stopped);
        Assert.Equal(Sample.Contents(undisturbed.Path), Sample.Contents(stopped.Path));
    }

    private static ImportSummary Import(TemporaryFolder source, TemporaryFolder archive)
    {
        using var writer = Sample.OpenWriter(archive);
        return new PostImporter(writer).Import([source.Path], null, null, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> PostsIn(TemporaryFolder archive)
        => Directory.GetFiles(Path.Combine(archive.Path, "_posts"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static void WriteGzip(string path, string text)
    {
        using var file = File.Create(path);
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private sealed class StopAfterFirst(CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => stop.Cancel();
    }
}
