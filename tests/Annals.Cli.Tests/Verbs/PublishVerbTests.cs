using System.ComponentModel;
using System.Diagnostics;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public class PublishVerbTests
{
    [Fact]
    public async Task A_month_cloned_from_git_is_read_searched_and_proved_and_the_whole_comes_back()
    {
        using var folder = new TemporaryFolder();
        folder.File("posts/a.md", Post("渭滩大桥通车", "2024-05-03T06:30:00.000Z", "https://news.example/bridge"));
        folder.File("posts/b.md", Post("Ferry makes its last crossing", "2024-06-04T06:30:00.000Z", "https://news.example/ferry"));
        var (archive, host, month, home) = (In("archive"), In("host.git"), In("month"), In("home"));
        await Invocation.OfAsync("import", In("posts"), "--archive", archive);
        Run("git", "init", "--quiet", "--bare", "--initial-branch=main", host);

        var tried = await Invocation.OfAsync("publish", "git", "--remote", host, "--dry-run", "--archive", archive);
        Assert.Equal(0, tried.ExitCode);
        Assert.Contains("would commit: 2 new, 0 revised", tried.Errors, StringComparison.Ordinal);
        var published = await Invocation.OfAsync("publish", "git", "--remote", host, "--archive", archive);
        Assert.Equal(0, published.ExitCode);
        Assert.Contains("pushed 3 branches", published.Errors, StringComparison.Ordinal);

        Run("git", "clone", "--quiet", "--depth", "1", "--branch", "2024-05", "file://" + host, month);
        Assert.Equal(0, (await Invocation.OfAsync("verify", "--archive", month)).ExitCode);
        Assert.Contains("渭滩大桥通车", (await Invocation.OfAsync("search", "大桥", "--archive", month)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Ferry", (await Invocation.OfAsync("search", "ferry", "--archive", month)).Output, StringComparison.Ordinal);
        var refused = await Invocation.OfAsync("fetch", "--archive", month);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("holds only 2024-05", refused.Errors, StringComparison.Ordinal);
        if (HasPython())
        {
            Assert.Contains("Sound", Run("python3", Path.Combine(Repository(), "samples", "annals_archive.py"), "verify", month), StringComparison.Ordinal);
        }

        Assert.Equal(0, (await Invocation.OfAsync("import", "--git", host, "--archive", home)).ExitCode);
        Assert.Contains("Ferry", (await Invocation.OfAsync("search", "ferry", "--archive", home)).Output, StringComparison.Ordinal);

        string In(string name) => Path.Combine(folder.Path, name);
    }

    [Fact]
    public async Task What_is_no_repository_is_said_and_paths_do_not_go_with_git()
    {
        using var folder = new TemporaryFolder();
        var archive = Path.Combine(folder.Path, "archive");

        var plain = await Invocation.OfAsync("import", "--git", folder.Path, "--archive", archive);
        Assert.Equal(1, plain.ExitCode);
        Assert.Contains("it is no git repository", plain.Errors, StringComparison.Ordinal);

        Assert.Equal(2, (await Invocation.OfAsync("import", folder.Path, "--git", folder.Path, "--archive", archive)).ExitCode);
        Assert.Equal(2, (await Invocation.OfAsync("import", "--archive", archive)).ExitCode);
        Assert.Equal(2, (await Invocation.OfAsync("publish", "git", "--max-size", "much", "--archive", archive)).ExitCode);
    }

    private static string Post(string title, string date, string url)
        => $"---\nlayout: post\ntitle: \"{title}\"\ndate: {date}\nauthor: 渭滩日报\nfrom: {url}\ntags: [ 渭滩日报 ]\ncategories: [ 渭滩日报 ]\n---\n<!--{DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()}-->\n[{title}]({url})\n------\n\n<div>\n<p>{title}</p>\n</div>\n";

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static bool HasPython()
    {
        try
        {
            Run("python3", "--version");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Repository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Annals.slnx")))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        return directory;
    }
}
