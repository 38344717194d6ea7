using Annals.Index.Articles;
using Annals.Index.Searching;
using Annals.Index.Tests.Support;

namespace Annals.Index.Tests.Searching;

public sealed class MarkedTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void What_a_reader_made_of_articles_is_asked_of_whoever_searches()
    {
        using var index = Filled();

        Assert.Equal(["桥一", "桥三"], Titles(index, "桥 is:unread"));
        Assert.Equal(["桥二"], Titles(index, "桥 -is:unread"));
        Assert.Equal(["桥三"], Titles(index, "is:unread is:starred"));
        Assert.Equal(["桥一"], Titles(index, "is:unread -is:STARRED"));
        Assert.Equal(["桥二"], Titles(index, "has:note"));
    }

    [Fact]
    public void What_nobody_can_tell_is_left_out_and_said()
    {
        using var index = Filled();

        var answer = index.Search(new SearchQuery { Text = "桥 is:unread" });

        Assert.Equal(3, answer.Total);
        Assert.Contains("'unread'", answer.Message);
        Assert.Contains("is:unread, is:read or is:starred", index.Search(new SearchQuery { Text = "桥 is:blue" }).Message);
    }

    [Fact]
    public void The_roll_has_every_article_and_is_the_same_until_the_index_moves_on()
    {
        using var index = Filled();
        var roll = index.Roll();

        Assert.Same(roll, index.Roll());
        Assert.Equal(3, roll.Count);
        Assert.Equal(TestArchive.IdOf("2"), roll.Find(TestArchive.IdOf("2"))?.Id);
        Assert.Equal((TestArchive.Now, "渭滩日报"), (roll[0].FirstCapturedAt, roll[0].Outlet));
        Assert.Null(roll.Find(TestArchive.IdOf("9")));
        Assert.Equal(["桥二"], index.Summaries([roll.Find(TestArchive.IdOf("2"))!.Value.Row]).Select(article => article.Title));

        _archive.Keep(TestArchive.Draft("4", "桥四", "桥的第四篇。"));
        index.CatchUp(null, TestContext.Current.CancellationToken);
        Assert.Equal(4, index.Roll().Count);
        Assert.Equal(TestArchive.IdOf("4"), index.Roll().Find(TestArchive.IdOf("4"))?.Id);

        _archive.Keep(TestArchive.Draft("2", "桥二", "桥的第二篇，改过。") with { PublishedAt = TestArchive.Now, CapturedAt = TestArchive.Now.AddMinutes(1) });
        index.CatchUp(null, TestContext.Current.CancellationToken);
        Assert.Equal(4, index.Roll().Count);
        Assert.Equal((TestArchive.IdOf("2"), TestArchive.Now, TestArchive.Now), (index.Roll()[0].Id, index.Roll()[0].Published, index.Roll()[0].FirstCapturedAt));
    }

    [Fact]
    public void Rows_are_a_set()
    {
        var rows = ArticleRows.Of([0, 3, 64, 3, 700]);

        Assert.Equal(4, rows.Count);
        Assert.Equal([0, 3, 64, 700], Enumerable.Range(0, 2000).Where(rows.Contains));
        Assert.False(ArticleRows.None.Contains(5));
    }

    private ArchiveIndex Filled()
    {
        _archive.Keep(TestArchive.Draft("1", "桥一", "桥的第一篇。"), TestArchive.Draft("2", "桥二", "桥的第二篇。"), TestArchive.Draft("3", "桥三", "桥的第三篇。"));
        return _archive.Index();
    }

    private static IEnumerable<string> Titles(ArchiveIndex index, string query)
    {
        var roll = index.Roll();
        return index.Search(new SearchQuery { Text = query, Marks = word => Rows(word switch { "unread" => ["1", "3"], "starred" => ["3"], "note" => ["2"], _ => [] }) })
            .Hits.Select(hit => hit.Article.Title).Order(StringComparer.Ordinal);

        ArticleRows Rows(string[] slugs) => ArticleRows.Of(slugs.Select(slug => roll.Find(TestArchive.IdOf(slug))!.Value.Row));
    }
}
