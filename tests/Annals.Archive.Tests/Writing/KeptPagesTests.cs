using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Archive.Tests.Support;
using Annals.Archive.Verifying;

namespace Annals.Archive.Tests.Writing;

public class KeptPagesTests
{
    private static readonly byte[] Html = Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<p>渭滩大桥通车。</p>", 50)) + "</body></html>");

    private static readonly Draft FromPage = Sample.Bridge with { Via = "page", FeedText = "通车", Pages = [RawPage.Of("https://news.example/b?p=1", "text/html; charset=UTF-8", Html)] };

    [Fact]
    public void The_page_of_an_article_is_kept_as_it_came_under_the_hash_of_its_file()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);

        var kept = writer.Keep([FromPage])[0];

        var pages = RawPages.Find(writer.Folder, writer.Catalog, kept.Article)!;
        var page = Assert.Single(pages.Pages);
        Assert.EndsWith($"/{page.Sha256}.html.gz", page.Path, StringComparison.Ordinal);
        Assert.Equal(page.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder.Path, page.Path)))));
        Assert.Equal(("https://news.example/b?p=1", "text/html; charset=UTF-8", "通车", 1), (page.Url, page.Type, pages.FeedText, pages.Revision));
        Assert.Equal(Html, RawPages.Read(writer.Folder, page));
        Assert.Equal(Html, Unzip(Path.Combine(folder.Path, page.Path)));
        Assert.True(Verify(folder).IsSound);
    }

    [Fact]
    public void A_page_that_does_not_shrink_is_stored_as_it_is_and_one_that_looks_packed_is_packed_again()
    {
        var tiny = RawPage.Of("https://news.example/t", null, "<p>a"u8);
        var packed = RawPage.Of("https://news.example/t", null, [0x1f, 0x8b, 1, 2, 3]);

        Assert.False(tiny.IsPacked);
        Assert.True(packed.IsPacked);
        Assert.Equal([0x1f, 0x8b, 1, 2, 3], RawPage.Unpack(packed.Stored, packed.IsPacked, 100));
        Assert.Throws<InvalidDataException>(() => RawPage.Unpack(packed.Stored, packed.IsPacked, 4));
    }

    [Fact]
    public void The_same_page_of_two_articles_is_stored_once()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);

        writer.Keep([FromPage, FromPage with { Url = "https://news.example/other", Fingerprint = "g" }]);
        writer.Keep([FromPage with { Url = "https://news.example/third", Fingerprint = "h" }]);

        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "blobs"), "*", SearchOption.AllDirectories));
        Assert.Equal(3, writer.Catalog.Where(static _ => true).Count(article => writer.Catalog.PagesOf(article.Id) is not null));
        Assert.True(Verify(folder).IsSound);
    }

    [Fact]
    public void Pages_belong_to_the_text_that_was_taken_from_them()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        var id = writer.Keep([FromPage])[0].Article;
        var first = writer.Catalog.PagesOf(id);

        writer.Keep([FromPage with { Pages = [], Title = "Another title", Fingerprint = "f2", IsSameText = true }]);
        var afterTitle = writer.Catalog.PagesOf(id);
        writer.Keep([FromPage with { Pages = [], Fingerprint = "f3", Reextracted = 1 }]);
        var afterReextraction = writer.Catalog.PagesOf(id);
        writer.Keep([FromPage with { Pages = [], Fingerprint = "f4", Via = "feed" }]);

        Assert.NotNull(first);
        Assert.Equal(first, afterTitle);
        Assert.Equal(first, afterReextraction);
        Assert.Null(writer.Catalog.PagesOf(id));
        Assert.Null(Catalog.Load(writer.Folder).PagesOf(id));
    }

    [Fact]
    public void An_unchanged_article_gets_its_pages_when_it_had_none_and_keeps_those_it_has()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        var id = writer.Keep([FromPage with { Pages = [] }])[0].Article;
        writer.Keep([FromPage]);
        var place = writer.Catalog.PagesOf(id);

        writer.Keep([FromPage with { Pages = [RawPage.Of("https://news.example/b", null, [.. Html, .. "<!-- served by 7 -->"u8])] }]);

        Assert.NotNull(place);
        Assert.Equal(place, writer.Catalog.PagesOf(id));
    }

    [Fact]
    public void A_page_left_staged_by_a_kill_is_moved_into_place_by_the_next_run()
    {
        using var folder = new TemporaryFolder();
        string path;
        using (var writer = Sample.OpenWriter(folder))
        {
            var id = writer.Keep([FromPage])[0].Article;
            path = RawPages.Find(writer.Folder, writer.Catalog, id)!.Pages[0].Path;
        }

        var finished = Sample.Contents(folder.Path);
        Directory.CreateDirectory(Path.Combine(folder.Path, "journal/staging"));
        File.Move(Path.Combine(folder.Path, path), Path.Combine(folder.Path, "journal/staging", Path.GetFileName(path)[..64]));
        Assert.True(Verify(folder).IsSound);

        Sample.OpenWriter(folder).Dispose();
        Assert.Equal(finished, Sample.Contents(folder.Path));
    }

    [Fact]
    public void A_lost_or_altered_page_is_found_and_never_read_as_if_it_were_whole()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        var id = writer.Keep([FromPage])[0].Article;
        var page = RawPages.Find(writer.Folder, writer.Catalog, id)!.Pages[0];
        File.AppendAllText(Path.Combine(folder.Path, page.Path), "x");

        Assert.Equal(FindingKind.Altered, Assert.Single(Verify(folder).Findings).Kind);
        Assert.Contains(page.Path, Assert.Throws<ArchiveException>(() => RawPages.Read(writer.Folder, page)).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder.Path, page.Path));
        Assert.Equal(FindingKind.Missing, Assert.Single(Verify(folder).Findings).Kind);
        Assert.Throws<ArchiveException>(() => RawPages.Read(writer.Folder, page));
    }

    [Fact]
    public void An_archive_can_say_that_it_keeps_no_pages()
    {
        using var folder = new TemporaryFolder();
        folder.File("annals.json", "{\"format\":1,\"pages\":false}");

        Assert.False(ArchiveFolder.Open(folder.Path).KeepsPages);
    }

    private static VerifyReport Verify(TemporaryFolder folder)
        => ArchiveVerifier.Verify(ArchiveFolder.Open(folder.Path), null, TestContext.Current.CancellationToken);

    private static byte[] Unzip(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
