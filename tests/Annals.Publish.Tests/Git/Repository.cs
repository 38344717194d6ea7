using System.Diagnostics;
using System.Text;

namespace Annals.Publish.Tests.Git;

/// <summary>A git repository of the test's own, written with the real git: every commit at a time that the test names.</summary>
internal sealed class Repository
{
    public Repository(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
        Git("init", "--quiet", "--initial-branch=main");
    }

    public string Path { get; }

    public string File(string relative, string content) => File(relative, Encoding.UTF8.GetBytes(content));

    public string File(string relative, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string Commit(string date)
    {
        Git("add", "--all");
        At(date, "commit", "--quiet", "--allow-empty", "--message", "hourly");
        return Git("rev-parse", "HEAD");
    }

    public string Git(params string[] arguments) => At("2020-01-01T00:00:00Z", arguments);

    public string At(string date, params string[] arguments) => Run(Path, date, arguments);

    public static string Run(string folder, string date, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[]
        {
            ("GIT_AUTHOR_NAME", "test"), ("GIT_AUTHOR_EMAIL", "test@example.org"), ("GIT_AUTHOR_DATE", date),
            ("GIT_COMMITTER_NAME", "test"), ("GIT_COMMITTER_EMAIL", "test@example.org"), ("GIT_COMMITTER_DATE", date),
        })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors.Result}");
    }
}
