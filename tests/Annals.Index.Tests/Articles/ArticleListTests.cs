using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Index.Articles;
using Annals.Index.Tests.Support;

namespace Annals.Index.Tests.Articles;

public sealed class ArticleListTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Revisions_tell_where_each_text_lies_and_what_it_was_called()
    {
        _archive.Keep(TestArchive.Draft("a", "大桥通车", "一"));
        _archive.Keep(TestArchive.Draft("a", "大桥通车", "二"));
        _archive.Keep(TestArchive.Draft("a", "大桥通车后拥堵", "三") with { CapturedAt = TestArchive.Now.AddHours(2) });
        using var index = _archive.Index();
        var revisions = index.Revisions(TestArchive.IdOf("a"));
        Assert.Equal([1, 2, 3], revisions.Select(revision => revision.Number));
        Assert.Equal(["大桥通车", "大桥通车", "大桥通车后拥堵"], revisions.Select(revision => revision.Title));
        Assert.All(revisions, revision => Assert.Equal(revision.Sha256, ContentHash.Of(File.ReadAllBytes(_archive.Folder.Resolve(revision.Path))).Hex));
        Assert.Equal(TestArchive.Now.AddHours(2), revisions[2].CapturedAt);
        Assert.Equal(TestArchive.Now, revisions[2].RecordedAt);
        Assert.Equal(3, index.Find(TestArchive.IdOf("a"))!.Revision);
        Assert.Equal((1, 3), (index.Stats().Articles, index.Stats().Revisions));
    }

    [Fact]
    public void What_was_there_at_a_time_reads_as_it_read_then()
    {
        _archive.Keep(TestArchive.Draft("a", "大桥通车", "一"), TestArchive.Draft("old", "旧闻", "二") with { CapturedAt = TestArchive.Now.AddDays(-2) });
        _archive.Keep(TestArchive.Draft("a", "大桥通车后拥堵", "三") with { CapturedAt = TestArchive.Now.AddHours(2) });
        using var index = _archive.Index();

        var then = Assert.Single(index.SeenBefore(TestArchive.Now.AddHours(1), TimeSpan.FromHours(24), 10));
        var later = Assert.Single(index.SeenBefore(TestArchive.Now.AddHours(2), TimeSpan.FromHours(24), 10));

        Assert.Equal(("大桥通车", "大桥通车后拥堵", 1), (then.Title, then.TitleNow, then.Revision));
        Assert.Equal(("大桥通车后拥堵", 2), (later.Title, later.Revision));
        Assert.Empty(index.SeenBefore(TestArchive.Now.AddTicks(-10_000), TimeSpan.FromHours(24), 10));
        Assert.Null(Annals.Index.Revisions.StandingRevision.At(index.Revisions(TestArchive.IdOf("a")), TestArchive.Now.AddHours(-1)));
    }

    [Fact]
    public void An_article_is_listed_under_what_its_newest_revision_is_called()
    {
        _archive.Keep(TestArchive.Draft("a", "大桥通车", "一") with { Tags = ["桥梁", "交通"] }, TestArchive.Draft("b", "港口扩建", "二") with { Tags = ["交通"] });
        _archive.Keep(TestArchive.Draft("a", "大桥通车", "三") with { Tags = ["桥梁"] });
        using var index = _archive.Index();

        Assert.Equal(["桥梁"], index.Find(TestArchive.IdOf("a"))!.Tags);
        Assert.Equal(["港口扩建"], index.Newest(ArticleFilter.All with { Tag = "交通" }, 10, 0).Select(article => article.Title));
        Assert.Equal(1, index.Count(ArticleFilter.All with { Tag = "桥梁" }));
        Assert.Equal(0, index.Count(ArticleFilter.All with { Tag = "船" }));
        Assert.Equal([("交通", 1), ("桥梁", 1)], index.Tags().Select(tag => (tag.Tag, tag.Count)).OrderBy(tag => tag.Tag, StringComparer.Ordinal));
    }

    [Fact]
    public void The_tags_of_an_imported_post_stand_behind_its_outlet()
    {
        _archive.Import("---\nlayout: post\ntitle: 大桥\ndate: 2024-05-03T00:00:00.000Z\nauthor: 林远\nfrom: https://news.example/tagged\ntags: [ 渭滩日报, 桥梁 ]\ncategories: [ 渭滩日报 ]\n---\n<!--1714694400000-->\n[大桥](https://news.example/tagged)\n------\n\n<div>\n通车\n</div>\n");
        using var index = _archive.Index();

        Assert.Equal(["桥梁"], index.Find(TestArchive.IdOf("tagged"))!.Tags);
    }

    [Fact]
    public void An_article_remembers_all_feeds_that_offered_it()
    {
        _archive.Keep(TestArchive.Draft("a", "大桥", "通车") with { Author = "林远", UpdatedAt = TestArchive.Now });
        _archive.Keep(TestArchive.Draft("a", "大桥", "通车") with { Feed = "https://news.example/local.xml" });
        using var index = _archive.Index();
        var article = index.Find(TestArchive.IdOf("a"))!;
        Assert.Equal(["https://news.example/feed.xml", "https://news.example/local.xml"], article.Feeds);
        Assert.Equal(("林远", "feed", "a", TestArchive.Now), (article.Author, article.Via, article.Guid, article.UpdatedAt));
        Assert.Equal("通车", article.Excerpt);
        Assert.Equal(64, article.Sha256.Length);
    }

    [Fact]
    public void Without_a_date_an_article_is_as_old_as_its_first_capture()
    {
        _archive.Keep(TestArchive.Draft("a", "大桥", "一") with { PublishedAt = null });
        _archive.Keep(TestArchive.Draft("a", "大桥", "二") with { PublishedAt = null, CapturedAt = TestArchive.Now.AddDays(1) });
        using var index = _archive.Index();
        var article = index.Find(TestArchive.IdOf("a"))!;
        Assert.Equal((TestArchive.Now, PublishedFrom.Capture), (article.Published, article.PublishedFrom));
        Assert.Equal(TestArchive.Now.AddDays(1), article.CapturedAt);
        Assert.Equal(TestArchive.Now, article.FirstCapturedAt);
    }

    [Fact]
    public void Lists_go_by_time_outlet_and_day()
    {
        KeepHourly();
        using var index = _archive.Index();
        Assert.Equal(["h5", "h4"], index.Newest(ArticleFilter.All, 2, 0).Select(article => article.Title));
        Assert.Equal(["h3", "h2"], index.Newest(ArticleFilter.All, 2, 2).Select(article => article.Title));
        Assert.Equal(["h4", "h2", "h0"], index.Newest(new ArticleFilter { Outlet = "甲报" }, 10, 0).Select(article => article.Title));
        Assert.Equal(["h2", "h1", "h0"], index.Newest(new ArticleFilter { Day = new DateOnly(2024, 5, 1) }, 10, 0).Select(article => article.Title));
        Assert.Equal(2, index.Count(new ArticleFilter { Outlet = "甲报", Day = new DateOnly(2024, 5, 1) }));
        Assert.Equal(0, index.Count(new ArticleFilter { Outlet = "没有" }));
        Assert.Equal([new DaySummary(new DateOnly(2024, 5, 2), 3), new DaySummary(new DateOnly(2024, 5, 1), 3)], index.Days(null, 10));
        Assert.Equal([new DaySummary(new DateOnly(2024, 5, 2), 1)], index.Days("甲报", 1));
        Assert.Equal([("乙报", 3), ("甲报", 3)], index.Outlets().Select(outlet => (outlet.Outlet, outlet.Count)));
    }

    [Fact]
    public void Neighbours_are_of_the_same_outlet()
    {
        KeepHourly();
        using var index = _archive.Index();
        var (previous, next) = index.Neighbours(TestArchive.IdOf("h2"));
        Assert.Equal(("h0", "h4"), (previous?.Title, next?.Title));
        Assert.Null(index.Neighbours(TestArchive.IdOf("h0")).Previous);
        Assert.Equal((null, null), index.Neighbours(TestArchive.IdOf("unknown")));
    }

    [Fact]
    public void An_unknown_article_is_null_and_an_empty_archive_empty()
    {
        using var index = _archive.Index();
        Assert.Null(index.Find(TestArchive.IdOf("a")));
        Assert.Empty(index.Revisions(TestArchive.IdOf("a")));
        Assert.Empty(index.Newest(ArticleFilter.All, 10, 0));
        Assert.Empty(index.Outlets());
        Assert.Empty(index.Days(null, 10));
        Assert.Null(index.Stats().First);
    }

    [Fact]
    public void Images_kept_are_counted_once_each()
    {
        using (var writer = ArchiveWriter.Open(_archive.Folder, TimeProvider.System))
        {
            writer.KeepBlob(new byte[] { 1, 2, 3 }, "image/png", "https://news.example/1.png");
            writer.KeepBlob(new byte[] { 1, 2, 3 }, "image/png", "https://news.example/2.png");
        }

        using var index = _archive.Index();
        Assert.Equal((1, 3L), (index.Stats().Blobs, index.Stats().BlobBytes));
    }

    // h0, h1, h2 on the first of May, h3, h4, h5 on the second; the even ones in 甲报.
    private void KeepHourly()
        => _archive.Keep([.. Enumerable.Range(0, 6).Select(i => TestArchive.Draft($"h{i}", $"h{i}", "通车", i % 2 == 0 ? "甲报" : "乙报") with
        {
            PublishedAt = new DateTimeOffset(2024, 5, 1, 21, 0, 0, TimeSpan.Zero).AddHours(i),
        })]);
}
