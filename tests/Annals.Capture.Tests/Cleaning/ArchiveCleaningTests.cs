using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Verifying;
using Annals.Capture.Cleaning;
using Annals.Capture.Tests.Support;

namespace Annals.Capture.Tests.Cleaning;

public sealed class ArchiveCleaningTests : IDisposable
{
    private readonly CaptureFixture _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public void Pictures_that_an_article_or_an_earlier_revision_shows_stay()
    {
        Keep("https://a.example/1", "<p><img src='/old.png'></p>", day: 1);
        Keep("https://a.example/1", "<p><img src='/new.png'></p>", day: 2);
        Picture("https://a.example/old.png", 10);
        Picture("https://a.example/new.png", 11);
        var unused = Picture("https://a.example/nobody-shows-this.png", 12);

        var plan = Plan(new CleaningWishes());
        ArchiveCleaning.Run(_at.Writer, plan, TestContext.Current.CancellationToken);

        Assert.Equal((unused.Path, "unused"), Assert.Single(plan.Blobs.Select(blob => (blob.Path, blob.Reason))));
        Assert.Empty(Plan(new CleaningWishes()).Blobs);
        Assert.True(ArchiveVerifier.Verify(_at.Folder, null, TestContext.Current.CancellationToken).IsSound);
    }

    [Fact]
    public void A_picture_whose_name_stands_anywhere_in_a_text_stays()
    {
        Keep("https://a.example/1", "<div data-gallery='{\"u\":\"cdn.example\\/sunset-42.jpg\"}'>Text</div>", day: 1);
        Picture("https://cdn.example/sunset-42.jpg?x=1", 10);

        Assert.Empty(Plan(new CleaningWishes()).Blobs);
    }

    [Fact]
    public void A_budget_drops_the_oldest_month_first_and_there_the_largest()
    {
        Keep("https://a.example/1", "<img src='a1.png'><img src='a2.png'>", day: 1);
        Keep("https://a.example/2", "<img src='b1.png'>", day: 40);
        var small = Picture("https://a.example/a1.png", 10);
        var large = Picture("https://a.example/a2.png", 20);
        var recent = Picture("https://a.example/b1.png", 400);

        Assert.Equal([large.Path], Paths(new CleaningWishes { ImagesUnder = 410 }));
        Assert.Equal([large.Path, small.Path], Paths(new CleaningWishes { ImagesUnder = 405 }));
        Assert.Equal([large.Path, small.Path, recent.Path], Paths(new CleaningWishes { ImagesUnder = 0 }));
        var plan = Plan(new CleaningWishes { KeepUnder = 100 });
        Assert.Equal(3, plan.Blobs.Count);
        Assert.True(plan.Over > 0);
        Assert.All(plan.Blobs, blob => Assert.Equal("room", blob.Reason));
    }

    [Fact]
    public void Pages_go_only_when_asked_and_only_old_ones()
    {
        var old = _at.Writer.Keep([Draft("https://a.example/1", "<p>Text</p>", 1) with { Pages = [RawPage.Of("https://a.example/1", null, "<p>Text of the first</p>"u8)] }])[0];
        var young = _at.Writer.Keep([Draft("https://a.example/2", "<p>Text</p>", 80) with { Pages = [RawPage.Of("https://a.example/2", null, "<p>Text of the second</p>"u8)] }])[0];
        var now = Day(100);

        Assert.Empty(ArchiveCleaning.Plan(_at.Folder, new CleaningWishes(), now, TestContext.Current.CancellationToken).Blobs);
        var plan = ArchiveCleaning.Plan(_at.Folder, new CleaningWishes { PagesOlderThan = TimeSpan.FromDays(90) }, now, TestContext.Current.CancellationToken);
        ArchiveCleaning.Run(_at.Writer, plan, TestContext.Current.CancellationToken);

        Assert.Equal("age", Assert.Single(plan.Blobs).Reason);
        Assert.Null(Archive.Reading.RawPages.Find(_at.Folder, _at.Catalog, old.Article));
        Assert.NotNull(Archive.Reading.RawPages.Find(_at.Folder, _at.Catalog, young.Article));
        Assert.True(ArchiveVerifier.Verify(_at.Folder, null, TestContext.Current.CancellationToken).IsSound);
    }

    private IReadOnlyList<string> Paths(CleaningWishes wishes) => [.. Plan(wishes).Blobs.Select(blob => blob.Path)];

    private CleaningPlan Plan(CleaningWishes wishes) => ArchiveCleaning.Plan(_at.Folder, wishes, Day(100), TestContext.Current.CancellationToken);

    private BlobKept Picture(string url, int size) => _at.Writer.KeepBlob(new byte[size], "image/png", url);

    private void Keep(string url, string body, int day) => _at.Writer.Keep([Draft(url, body, day)]);

    private static Draft Draft(string url, string body, int day) => new()
    {
        Url = url,
        Title = "The bridge of Weitan",
        Outlet = "Weitan Daily",
        Body = body,
        PublishedAt = Day(day),
        CapturedAt = Day(day),
        Fingerprint = body,
    };

    private static DateTimeOffset Day(int day) => new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day - 1);
}
