using System.Text;
using Annals.Archive;
using Annals.Publish.Editions;
using Annals.Publish.Forms;
using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Editions;

public sealed class EditionTests : IDisposable
{
    private static readonly EditionSubject Day = EditionSubject.OfDay(new DateOnly(2024, 5, 3));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2026-W47", "2026-11-16", "2026-11-22")]
    [InlineData("2020-W53", "2020-12-28", "2021-01-03")]
    [InlineData("2025-W01", "2024-12-30", "2025-01-05")]
    public void A_week_goes_from_Monday_to_Sunday_and_keeps_its_name(string week, string from, string to)
    {
        var subject = EditionSubject.OfWeek(week)!;

        Assert.Equal((from, to, week), ($"{subject.From:yyyy-MM-dd}", $"{subject.To:yyyy-MM-dd}", subject.FileName));
    }

    [Theory]
    [InlineData("2025-W53")]
    [InlineData("2025-W00")]
    [InlineData("2025-47")]
    [InlineData("")]
    public void What_is_no_week_is_none(string text) => Assert.Null(EditionSubject.OfWeek(text));

    [Fact]
    public void A_name_of_an_outlet_makes_a_name_of_a_file_that_every_system_takes()
        => Assert.Equal("2024-05-03-A-B-渭滩-日报", (Day with { Outlet = "../A:B|渭滩 日报?" }).FileName);

    [Fact]
    public void The_page_asks_nobody_for_anything_and_carries_its_pictures()
    {
        var page = Page(Illustrated.Make(_folder));

        Assert.Contains(" src=\"data:image/png;base64," + Convert.ToBase64String(Illustrated.Png) + "\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain(EditionPicture.Scheme, page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_looks_like_a_picture_of_the_edition_stays_a_text()
    {
        using (var writer = SmallArchive.Open(_folder["archive"]))
        {
            writer.Keep([SmallArchive.Bridge with { Body = $"<p>src=\"{EditionPicture.Scheme}abc.png\" and <b> src=\"{EditionPicture.Scheme}\"</b></p>" }]);
        }

        Assert.Contains($"src=&quot;{EditionPicture.Scheme}abc.png&quot;", Page(ArchiveFolder.Open(_folder["archive"])), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_articles_have_the_same_identifier_whenever_the_edition_is_made()
    {
        var archive = Illustrated.Make(_folder);

        Assert.Equal(Compose(archive, SmallArchive.Now).Identifier, Compose(archive, SmallArchive.Later).Identifier);
        Assert.NotEqual(SmallArchive.Now, Compose(archive, SmallArchive.Later).MadeAt);
    }

    [Fact]
    public void It_speaks_the_language_of_most_of_its_articles()
    {
        using (var writer = SmallArchive.Open(_folder["chinese"]))
        {
            writer.Keep([SmallArchive.Bridge, Illustrated.Harbour]);
        }

        Assert.Contains("<html lang=\"zh-Hans\">", Page(ArchiveFolder.Open(_folder["chinese"])), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", Page(Illustrated.Make(_folder)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_pictures_their_places_say_why()
    {
        var edition = new EditionComposer(SmallArchive.Now, withPictures: false).Compose(Day, SmallArchive.Run(Illustrated.Make(_folder)));

        Assert.Empty(edition.Pictures);
        Assert.Contains("Picture left out, as was wished", edition.Articles.Single(article => article.Outlet == "The Courier").Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_is_shown_through_a_proxy_is_the_outlets_own()
    {
        using (var writer = SmallArchive.Open(_folder["archive"]))
        {
            writer.Keep([Illustrated.Harbour with { Body = "<p>The harbour was quiet.</p><img src=\"https://proxy.example/?url=https://cdn.example/a.png\">" }]);
            writer.KeepBlob(Illustrated.Png, "image/png", "https://cdn.example/a.png");
        }

        var run = new ExportRun(SmallArchive.Everything(ArchiveFolder.Open(_folder["archive"])), null, CancellationToken.None) { OriginalOf = address => address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..] };

        Assert.Single(new EditionComposer(SmallArchive.Now).Compose(Day, run).Pictures);
    }

    [Fact]
    public void A_shelf_lists_what_is_on_it()
    {
        var archive = Illustrated.Make(_folder);
        var shelf = EditionShelf.Open(_folder["editions"]);
        Assert.False(shelf.Has(Day));

        shelf.Put(Compose(archive, SmallArchive.Now), SmallArchive.Run(archive));

        Assert.True(shelf.Has(Day));
        var list = File.ReadAllText(_folder["editions/index.html"]);
        Assert.Contains("<a href=\"2024-05-03.html\">Annals · Friday, 3 May 2024</a>", list, StringComparison.Ordinal);
        Assert.Contains("<a href=\"2024-05-03.epub\">", list, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_never_takes_the_place_of_something_else()
    {
        var archive = Illustrated.Make(_folder);
        var file = _folder.File("mine.html", "<html>mine</html>"u8);

        Assert.Throws<PublishException>(() => EditionFile.Write(file, Compose(archive, SmallArchive.Now), SmallArchive.Run(archive)));

        Assert.Equal("<html>mine</html>", File.ReadAllText(file));
        EditionFile.Write(_folder["own.html"], Compose(archive, SmallArchive.Now), SmallArchive.Run(archive));
        EditionFile.Write(_folder["own.html"], Compose(archive, SmallArchive.Now), SmallArchive.Run(archive));
    }

    [Fact]
    public void A_disk_that_refuses_leaves_no_half_file()
    {
        var archive = Illustrated.Make(_folder);

        Assert.Throws<PublishException>(() => EditionFile.Write(_folder["absent/own.html"], Compose(archive, SmallArchive.Now), SmallArchive.Run(archive)));

        Assert.False(Directory.Exists(_folder["absent"]));
    }

    private static Edition Compose(ArchiveFolder archive, DateTimeOffset madeAt) => new EditionComposer(madeAt).Compose(Day, SmallArchive.Run(archive));

    private static string Page(ArchiveFolder archive)
    {
        using var output = new MemoryStream();
        EditionPaper.Write(Compose(archive, SmallArchive.Now), SmallArchive.Run(archive), output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
