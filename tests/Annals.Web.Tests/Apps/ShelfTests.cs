using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Capture.Health;
using Annals.Index;
using Annals.Index.Articles;
using Annals.Web.Apps.Shelves;

namespace Annals.Web.Tests.Apps;

public sealed class ShelfTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("annals-shelf-").FullName;
    private readonly ArchiveWriter _writer;
    private readonly ArchiveIndex _index;

    public ShelfTests()
    {
        var folder = ArchiveFolder.OpenOrCreate(_root);
        _writer = ArchiveWriter.Open(folder, new StandingClock(ReaderFixture.Now));
        _writer.Keep([
            Article("https://one.example/a", "One", "https://one.example/feed"),
            Article("https://one.example/b", "One", "https://one.example/old-feed"),
            Article("https://two.example/c", "Renamed since", "https://two.example/feed"),
            Article("https://two.example/d", "Two", "https://two.example/feed"),
            Article("https://three.example/e", "Three", feed: null),
        ]);
        _index = ArchiveIndex.Open(folder);
        _index.CatchUp(progress: null, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _index.Dispose();
        _writer.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void Every_article_is_in_one_feed_the_one_that_offered_it_or_is_called_as_its_outlet_or_its_outlets_own()
    {
        var shelf = Shelf();

        Assert.Equal("https://one.example/feed", FeedOf("https://one.example/a"));
        Assert.Equal("https://one.example/feed", FeedOf("https://one.example/b"));
        Assert.Equal("https://two.example/feed", FeedOf("https://two.example/c"));
        Assert.Equal("outlet:Three", FeedOf("https://three.example/e"));
        Assert.Equal(["One", "Two", "Three"], shelf.Feeds.Select(static feed => feed.Title));

        string FeedOf(string url) => shelf.FeedOf(shelf.Roll.Find(ArticleId.For(CanonicalUrl.From(url)))!.Value).Address;
    }

    [Fact]
    public void An_outlet_is_whole_when_it_and_its_feed_are_the_same_articles()
    {
        var shelf = Shelf();

        Assert.True(shelf.IsWhole("One"));
        Assert.True(shelf.IsWhole("Three"));
        Assert.False(shelf.IsWhole("Two"));
        Assert.False(shelf.IsWhole("Renamed since"));
    }

    [Fact]
    public void An_article_is_found_by_its_row_and_rows_count_as_articles_came()
    {
        var shelf = Shelf();

        Assert.Equal(5, shelf.LastRow);
        Assert.Equal(ArticleId.For(CanonicalUrl.From("https://one.example/b")), shelf.AtRow(2)?.Id);
        Assert.Null(shelf.AtRow(0));
        Assert.Null(shelf.AtRow(6));
        Assert.Null(shelf.AtRow(long.MaxValue));
    }

    [Fact]
    public void Numbers_are_the_same_in_every_copy_and_of_two_equal_ones_the_later_takes_the_next()
    {
        Assert.Equal(new ShelfNumbers().Of("https://one.example/feed"), new ShelfNumbers().Of("https://one.example/feed"));

        var numbers = new ShelfNumbers();
        Assert.Equal(numbers.Of("same") + 1, numbers.Of("same"));
        Assert.True(numbers.Of("other") > 1);
    }

    private Shelf Shelf() => Web.Apps.Shelves.Shelf.Of(
        _index.Roll(),
        [
            new FeedHealth { Feed = "https://one.example/feed", Title = "One", Status = FeedStatus.Well, Words = "well" },
            new FeedHealth { Feed = "https://two.example/feed", Title = "Two", Folder = "A/B", Status = FeedStatus.Well, Words = "well" },
        ],
        _index.EachFeed,
        ["Empty"]);

    private static Draft Article(string url, string outlet, string? feed)
        => ReaderFixture.Article(url, url, outlet, ReaderFixture.Now, "<p>Text.</p>") with { Feed = feed };
}
