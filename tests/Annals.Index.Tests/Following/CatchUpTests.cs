using Annals.Archive.Journal;
using Annals.Archive.Writing;
using Annals.Index.Articles;
using Annals.Index.Searching;
using Annals.Index.Tests.Support;

namespace Annals.Index.Tests.Following;

public sealed class CatchUpTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Nothing_new_costs_no_line()
    {
        _archive.Keep(TestArchive.Draft("a", "甲", "大桥"));
        Assert.Equal(1, _archive.CatchUp().Articles);
        var second = _archive.CatchUp();
        Assert.Equal((0, 0L), (second.Articles, second.Lines));
        Assert.Null(second.Rebuilt);
    }

    [Fact]
    public void An_index_grown_day_by_day_answers_as_one_built_at_once()
    {
        var random = new Random(7);
        for (var day = 0; day < 40; day++)
        {
            _archive.Keep([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => TestArchive.Draft($"a{random.Next(30)}", $"大桥第{random.Next(9)}号", $"通车 {day} bridge {random.Next(5)}"))]);
            _archive.CatchUp();
        }

        var grown = Describe();
        ArchiveIndex.Delete(_archive.Folder);
        Assert.NotEqual(0, _archive.CatchUp().Articles);
        Assert.Equal(grown, Describe());
    }

    [Fact]
    public void A_changed_article_is_found_by_its_new_words_only()
    {
        _archive.Keep(TestArchive.Draft("a", "大桥通车", "旧文"));
        using var index = _archive.Index();
        _archive.Keep(TestArchive.Draft("a", "隧道通车", "新文"));
        index.CatchUp(null, TestContext.Current.CancellationToken);
        Assert.Empty(index.Titles("大桥"));
        Assert.Empty(index.Titles("旧文"));
        Assert.Equal(["隧道通车"], index.Titles("新文"));
        Assert.Equal(1, index.Stats().Articles);
    }

    [Fact]
    public void Catching_up_that_was_stopped_goes_on_where_it_stood()
    {
        _archive.Keep([.. Enumerable.Range(0, 20).Select(i => TestArchive.Draft($"a{i}", $"大桥{i}", "通车"))]);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        using (var index = ArchiveIndex.Open(_archive.Folder))
        {
            Assert.ThrowsAny<OperationCanceledException>(() => index.CatchUp(null, stopped.Token));
        }

        using var resumed = _archive.Index();
        Assert.Equal(20, resumed.Titles("大桥").Count);
    }

    [Fact]
    public void A_second_process_that_follows_at_the_same_time_indexes_nothing_twice()
    {
        _archive.Keep([.. Enumerable.Range(0, 50).Select(i => TestArchive.Draft($"a{i}", $"大桥{i}", "通车"))]);
        using var one = ArchiveIndex.Open(_archive.Folder);
        using var other = ArchiveIndex.Open(_archive.Folder);
        var cancellation = TestContext.Current.CancellationToken;
        Parallel.Invoke(() => one.CatchUp(null, cancellation), () => other.CatchUp(null, cancellation));
        Assert.Equal(50, one.Search(new SearchQuery { Text = "大桥" }).Total);
        Assert.Equal(50, other.Search(new SearchQuery { Text = "通车" }).Total);
    }

    [Fact]
    public void A_reader_that_is_open_sees_what_another_indexed()
    {
        using var reader = ArchiveIndex.Open(_archive.Folder);
        Assert.Equal(0, reader.Stats().Articles);
        _archive.Keep(TestArchive.Draft("a", "大桥", "通车"));
        _archive.CatchUp();
        Assert.Equal(["大桥"], reader.Titles("通车"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_replaced_and_that_is_said()
    {
        _archive.Keep(TestArchive.Draft("a", "大桥", "通车"));
        _archive.CatchUp();
        File.WriteAllText(_archive.IndexFile, string.Concat(Enumerable.Repeat("This is no database. ", 1000)));
        using var index = ArchiveIndex.Open(_archive.Folder);
        Assert.NotNull(index.StartedOver);
        Assert.NotNull(index.CatchUp(null, TestContext.Current.CancellationToken).Rebuilt);
        Assert.Equal(["大桥"], index.Titles("通车"));
        Assert.Null(index.CatchUp(null, TestContext.Current.CancellationToken).Rebuilt);
    }

    [Fact]
    public void A_byte_that_changed_anywhere_finds_nothing_wrong_and_is_mended()
    {
        _archive.Keep([.. Enumerable.Range(0, 40).Select(i => TestArchive.Draft($"a{i}", $"大桥{i}", $"通车 {i} 收费"))]);
        _archive.CatchUp();
        var sound = File.ReadAllBytes(_archive.IndexFile);
        for (var at = 100; at < sound.Length; at += 3037)
        {
            var bytes = (byte[])sound.Clone();
            bytes[at] ^= 0x55;
            File.Delete(_archive.IndexFile + "-wal");
            File.Delete(_archive.IndexFile + "-shm");
            File.WriteAllBytes(_archive.IndexFile, bytes);
            using var index = ArchiveIndex.Open(_archive.Folder);
            var total = index.Search(new SearchQuery { Text = "收费", Limit = 0 }) is { Message: null } answer ? answer.Total : 40;
            Assert.True(total is 40 or 0);
            index.CatchUp(null, TestContext.Current.CancellationToken);
            Assert.Equal(40, index.Search(new SearchQuery { Text = "收费", Limit = 0 }).Total);
        }
    }

    [Fact]
    public void An_index_of_another_version_is_built_anew()
    {
        _archive.Keep(TestArchive.Draft("a", "大桥", "通车"));
        _archive.CatchUp();
        using (var database = Annals.Index.Storage.Database.Open(_archive.IndexFile))
        {
            database.Execute("PRAGMA user_version = 999");
        }

        Assert.Contains("999", _archive.CatchUp().Rebuilt, StringComparison.Ordinal);
        using var index = _archive.Index();
        Assert.Equal(["大桥"], index.Titles("通车"));
    }

    [Fact]
    public void An_index_of_another_archive_is_built_anew()
    {
        _archive.Keep(TestArchive.Draft("a", "大桥", "通车"));
        using var other = new TestArchive();
        other.Keep(TestArchive.Draft("b", "隧道", "通车"), TestArchive.Draft("c", "铁路", "通车"));
        other.CatchUp();
        File.Copy(other.IndexFile, _archive.IndexFile, overwrite: true);
        Assert.Contains("another journal", _archive.CatchUp().Rebuilt, StringComparison.Ordinal);
        using var index = _archive.Index();
        Assert.Equal(["大桥"], index.Titles("通车"));
    }

    [Fact]
    public void A_post_that_is_missing_is_found_by_its_title_and_named()
    {
        var kept = _archive.Keep(TestArchive.Draft("a", "大桥", "通车"), TestArchive.Draft("b", "隧道", "通车"));
        File.Delete(_archive.Folder.Resolve(kept[0].Path));
        var result = _archive.CatchUp();
        Assert.Equal(kept[0].Path, Assert.Single(result.Unreadable).File);
        using var index = _archive.Index();
        Assert.Equal(["大桥"], index.Titles("大桥"));
        Assert.Equal(["隧道"], index.Titles("通车"));
    }

    [Fact]
    public void A_post_still_in_the_staging_folder_is_read_there()
    {
        var kept = _archive.Keep(TestArchive.Draft("a", "大桥", "通车"));
        var line = JournalReader.Read(_archive.Folder).Select(line => line.Entry).OfType<RevisionKept>().Single();
        Directory.CreateDirectory(_archive.Folder.StagingFolder);
        File.Move(_archive.Folder.Resolve(kept[0].Path), Path.Combine(_archive.Folder.StagingFolder, line.Sha256));
        Assert.Empty(_archive.CatchUp().Unreadable);
        using var index = ArchiveIndex.Open(_archive.Folder);
        Assert.Equal(["大桥"], index.Titles("通车"));
    }

    [Theory]
    [InlineData("---\nlayout: post\ntitle: \"大桥\"\n---\n<!--NaN-->\n[大桥](https://news.example/nan)\n------\n\n<div>\n<p>通车</p>\n</div>\n", "大桥")]
    [InlineData("<!--1714700000000-->\n[](https://news.example/untitled)\n------\n\n<p>通车</p>\n", "2024-05-03-post")]
    [InlineData("# 大桥\n\n今天通车。没有头部。", "大桥")]
    [InlineData("---\ntitle: [broken\n---\n通车", "[broken")]
    public void An_unusual_post_is_found_by_its_text(string content, string title)
    {
        _archive.Import(content);
        using var index = _archive.Index();
        var article = Assert.Single(index.Search(new SearchQuery { Text = "通车" }).Hits).Article;
        Assert.Equal(title, article.Title);
        Assert.InRange(article.Published, DateTimeOffset.UnixEpoch, TestArchive.Now);
    }

    [Fact]
    public void Only_the_first_part_of_a_huge_post_is_indexed()
    {
        _archive.Keep(TestArchive.Draft("a", "大桥", "开头 " + string.Concat(Enumerable.Repeat("通车。", 400_000)) + "结尾"));
        using var index = _archive.Index();
        Assert.Single(index.Titles("开头"));
        Assert.Empty(index.Titles("结尾"));
    }

    [Fact]
    public void Progress_ends_at_the_end_of_the_journal()
    {
        _archive.Keep([.. Enumerable.Range(0, 10).Select(i => TestArchive.Draft($"a{i}", "大桥", "通车"))]);
        var reports = new List<Index.Following.CatchUpProgress>();
        using var index = ArchiveIndex.Open(_archive.Folder);
        index.CatchUp(new Reports(reports), TestContext.Current.CancellationToken);
        Assert.Equal(reports[^1].BytesTotal, reports[^1].BytesRead);
    }

    private string Describe()
    {
        using var index = ArchiveIndex.Open(_archive.Folder);
        var queries = new[] { "大桥", "第3号", "bridge 2", "通车 -3", "桥", "号 OR 4", "大桥第" };
        var answers = queries.Select(query => index.Search(new SearchQuery { Text = query, Sort = SearchSort.Newest, Limit = 100 }))
            .Select(answer => $"{answer.Total}: {string.Join(' ', answer.Hits.Select(hit => $"{hit.Article.Id} {hit.Article.Title} {hit.Snippet}").Order(StringComparer.Ordinal))}");
        var articles = index.Newest(ArticleFilter.All, 1000, 0).OrderBy(article => article.Id.Value, StringComparer.Ordinal);
        var revisions = articles.SelectMany(article => index.Revisions(article.Id)).Select(revision => revision.ToString());
        return string.Join('\n', [.. answers, .. articles.Select(article => article.ToString()), .. revisions]);
    }

    private sealed class Reports(List<Index.Following.CatchUpProgress> reports) : IProgress<Index.Following.CatchUpProgress>
    {
        public void Report(Index.Following.CatchUpProgress value) => reports.Add(value);
    }
}
