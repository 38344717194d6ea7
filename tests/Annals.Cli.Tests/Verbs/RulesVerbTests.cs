using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public class RulesVerbTests
{
    private const string Post = "<!--1714717800000-->\n[{0}](https://news.example/{1})\n------\n\n<p>{0}, said the council.</p>\n";

    [Fact]
    public async Task An_import_is_filtered_only_when_asked_and_says_what_it_skipped_once()
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder, "skip title~ferry\ntag bridges title~bridge\n");

        folder.File("posts/a.md", Text("Ferry runs", 1));

        var filtered = await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--filter", "--archive", archive);
        var before = Journal(archive);
        var again = await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--filter", "--archive", archive);
        var listed = await Invocation.OfAsync("rules", "--archive", archive);
        var all = await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive);
        var verified = await Invocation.OfAsync("verify", "--archive", archive);

        Assert.Equal([0, 0, 0, 0, 0], [filtered.ExitCode, again.ExitCode, listed.ExitCode, all.ExitCode, verified.ExitCode]);
        Assert.Contains("skipped: filters.txt:1: skip title~ferry", filtered.Errors, StringComparison.Ordinal);
        Assert.Contains("1 new articles", filtered.Errors, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"skipped\"", before, StringComparison.Ordinal);
        Assert.Contains("\"tags\":[\"bridges\"]", before, StringComparison.Ordinal);
        Assert.Equal(2, listed.Output.Split('\n').Count(line => line.TrimEnd().EndsWith('1')));
        Assert.Contains("1 new articles", all.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_not_have_been_kept_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder, "");
        await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive);
        var before = Journal(archive);
        var rules = folder.File("mine.txt", "skip title~bridge\nskip titel~x\n");

        var run = await Invocation.OfAsync("rules", "--dry-run", "--file", rules, "--archive", archive);
        var json = await Invocation.OfAsync("rules", "--dry-run", "--json", "--file", rules, "--archive", archive);

        Assert.Equal((0, 0), (run.ExitCode, json.ExitCode));
        Assert.Contains("Of 1 articles 1 would not have been kept; nothing was changed", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Bridge opens", run.Errors, StringComparison.Ordinal);
        Assert.Contains("mine.txt:2: there is no field 'titel'", run.Errors, StringComparison.Ordinal);
        Assert.Contains("\"skipped\":1", json.Output, StringComparison.Ordinal);
        Assert.Equal(before, Journal(archive));
    }

    [Fact]
    public async Task A_check_fails_on_a_line_that_cannot_be_understood_and_so_says_every_list_of_feeds()
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder, "skip titel~x\n");

        var check = await Invocation.OfAsync("rules", "check", "--archive", archive);
        var feeds = await Invocation.OfAsync("feeds", "--archive", archive);
        File.WriteAllText(Path.Combine(archive, "filters.txt"), "skip title~x\n");
        var mended = await Invocation.OfAsync("rules", "check", "--archive", archive);

        Assert.Equal([1, 0, 0], [check.ExitCode, feeds.ExitCode, mended.ExitCode]);
        Assert.Contains("filters.txt:1: there is no field 'titel'", check.Errors, StringComparison.Ordinal);
        Assert.Contains("filters.txt:1: there is no field 'titel'", feeds.Errors, StringComparison.Ordinal);
    }

    private static async Task<string> MakeAsync(TemporaryFolder folder, string filters)
    {
        var archive = Path.Combine(folder.Path, "archive");
        await Invocation.OfAsync("init", archive);
        await File.WriteAllTextAsync(Path.Combine(archive, "filters.txt"), filters);
        folder.File("posts/b.md", Text("Bridge opens", 2));
        return archive;
    }

    private static string Text(string title, int number) => Post.Replace("{0}", title, StringComparison.Ordinal).Replace("{1}", $"{number}", StringComparison.Ordinal);

    private static string Journal(string archive) => string.Concat(Directory.GetFiles(Path.Combine(archive, "journal"), "*.jsonl").Order().Select(File.ReadAllText));
}
