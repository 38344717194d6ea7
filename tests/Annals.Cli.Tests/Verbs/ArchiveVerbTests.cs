using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public class ArchiveVerbTests
{
    private const string Post = "---\nlayout: post\ntitle: \"渭滩大桥通车\"\ndate: 2024-05-03T06:30:00.000Z\nauthor: 渭滩日报\nfrom: https://news.example/1\ntags: [ 渭滩日报 ]\ncategories: [ 渭滩日报 ]\n---\n<!--1714717800000-->\n[渭滩大桥通车](https://news.example/1)\n------\n\n<div>\n<p>渭滩大桥今晨通车，全长三公里。</p>\n</div>\n";

    [Fact]
    public async Task Imported_posts_can_be_searched_shown_and_verified()
    {
        using var folder = new TemporaryFolder();
        folder.File("posts/a.md", Post);
        var archive = Path.Combine(folder.Path, "archive");

        var imported = await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive);
        var found = await Invocation.OfAsync("search", "渭灘大橋", "--archive", archive);
        var id = found.Output.Split('\t')[0];
        var shown = await Invocation.OfAsync("show", id, "--archive", archive);
        var verified = await Invocation.OfAsync("verify", "--archive", archive);

        Assert.Equal([0, 0, 0, 0], [imported.ExitCode, found.ExitCode, shown.ExitCode, verified.ExitCode]);
        Assert.Contains("1 new articles", imported.Errors, StringComparison.Ordinal);
        Assert.Contains("全长三公里", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Sound: 1 files", verified.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_for_programs_says_what_was_folded_and_counts_what_it_found()
    {
        using var folder = new TemporaryFolder();
        folder.File("posts/a.md", Post);
        var archive = Path.Combine(folder.Path, "archive");
        await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive);

        using var found = System.Text.Json.JsonDocument.Parse((await Invocation.OfAsync("search", "渭灘大橋", "--json", "--archive", archive)).Output);
        using var exact = System.Text.Json.JsonDocument.Parse((await Invocation.OfAsync("search", "渭灘大橋", "--exact", "--json", "--archive", archive)).Output);

        Assert.Equal("渭滩大桥", found.RootElement.GetProperty("alsoMatched")[0].GetString());
        Assert.Equal(1, found.RootElement.GetProperty("facets").GetProperty("outlets")[0].GetProperty("count").GetInt32());
        Assert.Equal(0, exact.RootElement.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_log_names_what_was_kept()
    {
        using var folder = new TemporaryFolder();
        folder.File("posts/a.md", Post);
        var archive = Path.Combine(folder.Path, "archive");
        await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive);

        var log = await Invocation.OfAsync("log", "--archive", archive);

        Assert.Contains("渭滩大桥通车 (渭滩日报)", log.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_altered_file_fails_verification_and_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.File("posts/a.md", Post);
        var archive = Path.Combine(folder.Path, "archive");
        await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive);
        var kept = Directory.GetFiles(Path.Combine(archive, "_posts"), "*.md", SearchOption.AllDirectories).Single();
        File.WriteAllText(kept, File.ReadAllText(kept).Replace("三公里", "四公里", StringComparison.Ordinal));

        var verified = await Invocation.OfAsync("verify", "--archive", archive);

        Assert.Equal(1, verified.ExitCode);
        Assert.StartsWith("altered\t_posts/2024-05/2024-05-03-渭滩大桥通车.md", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_no_archive_is_said_in_one_line()
    {
        using var folder = new TemporaryFolder();

        var verified = await Invocation.OfAsync("verify", "--archive", Path.Combine(folder.Path, "nowhere"));

        Assert.Equal(1, verified.ExitCode);
        Assert.StartsWith("annals: no archive at ", verified.Errors, StringComparison.Ordinal);
        Assert.Single(verified.Errors.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("nonsense")]
    [InlineData()]
    [InlineData("show", "not-an-id")]
    [InlineData("log", "--limit", "0")]
    [InlineData("search", "x", "--from", "yesterday")]
    public async Task Wrong_usage_ends_with_2_and_a_hint(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await Invocation.OfAsync("init", folder.Path, "--quiet");

        var refused = await Invocation.OfAsync(arguments is [] or ["nonsense"] or ["import"] ? arguments : [.. arguments, "--archive", folder.Path]);

        Assert.Equal(2, refused.ExitCode);
        Assert.NotEmpty(refused.Errors);
        Assert.Empty(refused.Output);
    }

    [Fact]
    public async Task A_clock_that_is_no_time_is_wrong_usage()
    {
        using var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable("ANNALS_NOW", "noon");
        try
        {
            var refused = await Invocation.OfAsync("init", folder.Path);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("ANNALS_NOW is 'noon'", refused.Errors, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ANNALS_NOW", null);
        }
    }

    [Fact]
    public async Task Two_imports_at_one_stopped_time_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        folder.File("posts/a.md", Post);
        Environment.SetEnvironmentVariable("ANNALS_NOW", "2026-01-02T03:04:05Z");
        try
        {
            await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", Path.Combine(folder.Path, "one"));
            await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", Path.Combine(folder.Path, "two"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("ANNALS_NOW", null);
        }

        Assert.Equal(
            File.ReadAllText(Path.Combine(folder.Path, "one/journal/2026-01.jsonl")),
            File.ReadAllText(Path.Combine(folder.Path, "two/journal/2026-01.jsonl")));
    }
}
