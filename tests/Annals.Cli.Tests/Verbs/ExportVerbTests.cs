using System.Text.Json;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public sealed class ExportVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_exported_is_imported_again_and_a_second_time_adds_nothing()
    {
        var archive = await ArchiveAsync();

        var exported = await Invocation.OfAsync("export", "--format", "jsonl", "--to", In("all.jsonl"), "--archive", archive);
        var imported = await Invocation.OfAsync("import", In("all.jsonl"), "--archive", In("again"));
        var journal = File.ReadAllText(Journal("again"));
        var second = await Invocation.OfAsync("import", In("all.jsonl"), "--archive", In("again"));

        Assert.Equal([0, 0, 0], [exported.ExitCode, imported.ExitCode, second.ExitCode]);
        Assert.Contains("2 articles as jsonl", exported.Errors, StringComparison.Ordinal);
        Assert.Contains("2 new articles", imported.Errors, StringComparison.Ordinal);
        Assert.Contains("2 known already", second.Errors, StringComparison.Ordinal);
        Assert.Equal(journal, File.ReadAllText(Journal("again")));
        Assert.Equal(0, (await Invocation.OfAsync("verify", "--archive", In("again"))).ExitCode);
    }

    [Fact]
    public async Task A_selection_by_words_outlet_and_day_is_the_same_for_every_form()
    {
        var archive = await ArchiveAsync();

        var found = await Invocation.OfAsync("export", "-f", "jsonl", "--to", In("found.jsonl"), "--query", "大橋", "--outlet", "渭滩日报", "--from", "2024-05-03", "--until", "2024-05-03", "--archive", archive);

        var line = JsonDocument.Parse(Assert.Single(File.ReadAllLines(In("found.jsonl")))).RootElement;
        Assert.Equal("渭滩大桥通车", line.GetProperty("title").GetString());
        Assert.Equal(0, found.ExitCode);
    }

    [Theory]
    [InlineData("--query", "nowhere-to-be-found")]
    [InlineData("--outlet", "nobody")]
    [InlineData("--from", "2031-01-01")]
    public async Task A_selection_that_matches_nothing_is_said_and_writes_nothing(string option, string value)
    {
        var archive = await ArchiveAsync();

        var exported = await Invocation.OfAsync("export", "-f", "post", "--to", In("out"), option, value, "--archive", archive);

        Assert.Equal(1, exported.ExitCode);
        Assert.Contains("matches: nothing was written", exported.Errors, StringComparison.Ordinal);
        Assert.False(Path.Exists(In("out")));
    }

    [Fact]
    public async Task A_folder_or_file_of_somebody_else_is_left_alone()
    {
        var archive = await ArchiveAsync();
        _folder.File("mine/diary.txt", "mine");

        var tree = await Invocation.OfAsync("export", "-f", "hugo", "--to", In("mine"), "--archive", archive);
        var file = await Invocation.OfAsync("export", "-f", "jsonl", "--to", In("mine/diary.txt"), "--archive", archive);
        var folder = await Invocation.OfAsync("export", "-f", "jsonl", "--to", In("mine"), "--archive", archive);

        Assert.Equal([1, 1, 1], [tree.ExitCode, file.ExitCode, folder.ExitCode]);
        Assert.Contains("diary.txt", tree.Errors, StringComparison.Ordinal);
        Assert.Contains("is there and is no jsonl file", file.Errors, StringComparison.Ordinal);
        Assert.Contains("is a folder: name a file", folder.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(In("mine/diary.txt")));
    }

    [Fact]
    public async Task A_disk_that_is_full_is_said_in_one_line_and_nothing_is_left_half()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "NOT TESTED: there is no folder here that always refuses");
        var archive = await ArchiveAsync();

        var exported = await Invocation.OfAsync("export", "-f", "jsonl", "--to", "/proc/self/all.jsonl", "--archive", archive);

        Assert.Equal(1, exported.ExitCode);
        Assert.StartsWith("annals: cannot write /proc/self/all.jsonl", exported.Errors, StringComparison.Ordinal);
        Assert.Single(exported.Errors.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("--format", "nonsense", "--to", "x")]
    [InlineData("--format", "post", "--to", "-")]
    [InlineData("--format", "jsonl")]
    [InlineData("--format", "jsonl", "--to", "x", "--limit", "0")]
    [InlineData("--format", "jsonl", "--to", "x", "--until", "tomorrow")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments)
        => Assert.Equal(2, (await Invocation.OfAsync(["export", .. arguments, "--archive", await ArchiveAsync()])).ExitCode);

    [Fact]
    public async Task Subscriptions_go_out_and_come_back_and_an_archive_without_any_says_so()
    {
        var archive = await ArchiveAsync();
        var none = await Invocation.OfAsync("export", "-f", "opml", "--to", In("feeds.opml"), "--archive", archive);
        _folder.File("list.opml", "<opml version=\"2.0\"><body><outline text=\"渭滩\" type=\"rss\" xmlUrl=\"https://news.example/feed.xml\"/></body></opml>");

        var imported = await Invocation.OfAsync("import", In("list.opml"), "--archive", archive);
        var exported = await Invocation.OfAsync("export", "-f", "opml", "--to", In("feeds.opml"), "--archive", archive);

        Assert.Equal([1, 0, 0], [none.ExitCode, imported.ExitCode, exported.ExitCode]);
        Assert.Contains("subscribes to nothing yet", none.Errors, StringComparison.Ordinal);
        Assert.Contains("1 added", imported.Errors, StringComparison.Ordinal);
        Assert.Contains("https://news.example/feed.xml", File.ReadAllText(In("feeds.opml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_imported_is_refused_before_an_archive_is_made()
    {
        _folder.File("picture.png", "PNG");

        var refused = await Invocation.OfAsync("import", In("picture.png"), "--archive", In("never"));

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("expected a post", refused.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("never")));
    }

    private string In(string relative) => Path.Combine(_folder.Path, relative);

    private string Journal(string archive) => Directory.GetFiles(In(archive + "/journal"), "*.jsonl").Single();

    private async Task<string> ArchiveAsync()
    {
        _folder.File("posts/a.md", Post("渭滩大桥通车", "https://news.example/1", "渭滩日报"));
        _folder.File("posts/b.md", Post("Ferry late", "https://news.example/2", "Weitan Courier"));
        Assert.Equal(0, (await Invocation.OfAsync("import", In("posts"), "--no-index", "--archive", In("archive"))).ExitCode);
        return In("archive");
    }

    private static string Post(string title, string link, string outlet)
        => $"---\nlayout: post\ntitle: \"{title}\"\ndate: 2024-05-03T06:30:00.000Z\nauthor: {outlet}\nfrom: {link}\ntags: [ {outlet} ]\ncategories: [ {outlet} ]\n---\n<!--1714717800000-->\n[{title}]({link})\n------\n\n<div>\n<p>{title}。</p>\n</div>\n";
}
