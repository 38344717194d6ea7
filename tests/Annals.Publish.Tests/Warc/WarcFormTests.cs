using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Publish.Output;
using Annals.Publish.Selecting;
using Annals.Publish.Tests.Support;
using Annals.Publish.Warc;

namespace Annals.Publish.Tests.Warc;

public sealed class WarcFormTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_record_keeps_the_rules_of_the_standard()
    {
        var records = WarcRules.Check(File.ReadAllBytes(Exported(Illustrated.Make(_folder), "warc")));

        Assert.Equal(
            ["conversion", "metadata", "resource", "revisit", "warcinfo"],
            records.Select(record => record.Type).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_page_stands_under_its_address_at_the_time_it_was_captured()
    {
        var page = WarcRules.Check(File.ReadAllBytes(Exported(Illustrated.Make(_folder), "warc"))).First(record => record.Fields.TryGetValue("Annals-Part", out var part) && part == "page");

        Assert.Equal(("https://news.example/harbour", "2024-05-03T08:00:00Z", "text/html; charset=utf-8"), (page.Fields["WARC-Target-URI"], page.Fields["WARC-Date"], page.Fields["Content-Type"]));
        Assert.Equal(SmallArchive.Utf8(Illustrated.Page), page.Block);
    }

    [Fact]
    public void A_post_is_the_conversion_of_its_page()
    {
        var records = WarcRules.Check(File.ReadAllBytes(Exported(Illustrated.Make(_folder), "warc")));

        var post = records.First(record => record.Type == "conversion");
        Assert.Equal("https://news.example/harbour", records.Single(record => record.Fields["WARC-Record-ID"] == post.Fields["WARC-Refers-To"]).Fields["WARC-Target-URI"]);
    }

    [Fact]
    public void One_picture_under_two_addresses_is_written_once()
    {
        var pictures = WarcRules.Check(File.ReadAllBytes(Exported(Illustrated.Make(_folder), "warc")))
            .Where(record => record.Fields.TryGetValue("Annals-Part", out var part) && part == "picture").ToList();

        Assert.Equal([("resource", "https://cdn.example/a.png"), ("revisit", "https://cdn.example/b.png"), ("resource", "https://cdn.example/drawing.svg")], pictures.Select(record => (record.Type, record.Fields["WARC-Target-URI"])));
    }

    [Fact]
    public void What_was_exported_and_taken_back_is_the_same_archive_with_its_pages_and_pictures()
    {
        var archive = Illustrated.Make(_folder);

        var (again, summary) = SmallArchive.TakeBack(Path.GetDirectoryName(Exported(archive, "warc"))!, _folder["again"]);

        Assert.Empty(summary.Failed);
        Assert.Equal(SmallArchive.Contents(archive), SmallArchive.Contents(again));
        Assert.Equal(Blobs(archive), Blobs(again));
        Assert.Equal(Pages(archive), Pages(again));
    }

    [Fact]
    public void A_second_identical_import_adds_nothing_to_the_journal()
    {
        var file = Exported(Illustrated.Make(_folder), "warc");
        var (again, _) = SmallArchive.TakeBack(file, _folder["again"]);
        var before = JournalReader.Read(again).Count();

        SmallArchive.TakeBack(file, _folder["again"]);

        Assert.Equal(before, JournalReader.Read(again).Count());
    }

    [Fact]
    public void The_same_state_gives_the_same_bytes()
    {
        var archive = Illustrated.Make(_folder);

        Assert.Equal(File.ReadAllBytes(Exported(archive, "one")), File.ReadAllBytes(Exported(archive, "two")));
    }

    [Fact]
    public void A_long_export_is_several_files_that_are_taken_back_as_one()
    {
        var archive = Illustrated.Make(_folder);
        var output = OutputFolder.Claim(_folder["many"], "warc");

        new WarcForm(segmentBytes: 2000).Write(SmallArchive.Run(archive), output);

        var files = Directory.GetFiles(output.Root, "*.warc.gz");
        Assert.True(files.Length > 3, $"{files.Length} files");
        var (again, summary) = SmallArchive.TakeBack(output.Root, _folder["again"]);
        Assert.Empty(summary.Failed);
        Assert.Equal(SmallArchive.Contents(archive), SmallArchive.Contents(again));
        Assert.Equal(Pages(archive), Pages(again));
    }

    [Fact]
    public void A_shorter_export_into_the_same_folder_leaves_nothing_of_the_longer()
    {
        var archive = Illustrated.Make(_folder);
        var output = OutputFolder.Claim(_folder["many"], "warc");
        new WarcForm(segmentBytes: 2000).Write(SmallArchive.Run(archive), output);

        new WarcForm().Write(SmallArchive.Run(archive), output);

        Assert.Equal(["annals-00000.warc.gz"], Directory.GetFiles(output.Root, "*.warc.gz*").Select(Path.GetFileName));
    }

    [Fact]
    public void An_export_of_some_articles_has_the_pictures_that_these_show()
    {
        var records = WarcRules.Check(File.ReadAllBytes(Exported(Illustrated.Make(_folder), "some", new SelectionQuery { Outlet = "The Courier" })));

        Assert.Equal(
            ["https://cdn.example/a.png", "https://cdn.example/drawing.svg"],
            records.Where(record => record.Fields.TryGetValue("Annals-Part", out var part) && part == "picture").Select(record => record.Fields["WARC-Target-URI"]));
    }

    private static IReadOnlyList<string> Blobs(ArchiveFolder archive)
        => [.. JournalReader.Read(archive).Select(line => line.Entry).OfType<BlobKept>().Select(blob => $"{blob.Url} {blob.Type} {blob.Sha256} {blob.Path}")];

    private static IReadOnlyList<string> Pages(ArchiveFolder archive)
        => [.. JournalReader.Read(archive).Select(line => line.Entry).OfType<PagesKept>()
            .Select(pages => $"{pages.Article}@{pages.Revision} {UtcTime.ToIso(pages.Captured)} {pages.FeedText}: {string.Join(", ", pages.Pages.Select(page => $"{page.Url} {page.Type} {page.Path} {RawPages.Read(archive, page).Length}"))}")];

    private string Exported(ArchiveFolder archive, string name, SelectionQuery? query = null)
    {
        var run = SmallArchive.Run(archive, query);
        var output = OutputFolder.Claim(_folder[name], "warc");
        new WarcForm().Write(run, output);
        Assert.Empty(run.LeftOut);
        return Path.Combine(output.Root, "annals-00000.warc.gz");
    }
}
