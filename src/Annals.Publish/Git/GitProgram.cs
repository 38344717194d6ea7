using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Annals.Publish.Git;

/// <summary>
/// The <c>git</c> program, as a child process in one folder. Arguments are a list and never meet a shell; nothing of the caller's
/// environment points it elsewhere, and it can ask nobody for a password.
/// </summary>
/// <param name="folder">Where it runs; null for the current folder.</param>
internal sealed class GitProgram(string? folder)
{
    // Without them a dead line would hold an hourly run for ever.
    private static readonly string[] Always =
    [
        "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "-c", "gc.autoDetach=false",
        "-c", "advice.detachedHead=false", "-c", "http.lowSpeedLimit=100", "-c", "http.lowSpeedTime=60",
    ];

    // Variables that a surrounding git (a hook, a rebase) sets: they would lead this one into another repository.
    private static readonly string[] Misleading =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE",
        "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_TRACE", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
    ];

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="PublishException">There is no git on this machine.</exception>
    public GitAnswer Run(CancellationToken cancellation, params IReadOnlyList<string> arguments)
    {
        using var process = Start(arguments);
        process.CloseInput();
        using var output = new MemoryStream();
        process.Output.CopyTo(output);
        return process.Finish(cancellation) with { Output = Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length).TrimEnd('\n') };
    }

    /// <summary>Starts it, to be spoken with while it runs.</summary>
    /// <exception cref="PublishException">There is no git on this machine.</exception>
    public GitProcess Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git", [.. Always, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var name in Misleading)
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        // Empty: nobody is asked. A program that the caller set up to answer is not a prompt.
        start.Environment.TryAdd("GIT_ASKPASS", "");
        start.Environment["GCM_INTERACTIVE"] = "never";
        start.Environment["GIT_PAGER"] = "cat";
        start.Environment["GIT_EDITOR"] = "true";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        if (arguments[0] is "push" or "fetch" or "clone" or "ls-remote" && !ChoosesSsh())
        {
            start.Environment["GIT_SSH_COMMAND"] = "ssh -oBatchMode=yes -oConnectTimeout=30 -oServerAliveInterval=15";
        }

        try
        {
            return new GitProcess(Process.Start(start)!);
        }
        catch (Win32Exception exception) when (folder is null || Directory.Exists(folder))
        {
            throw new PublishException($"cannot run git: {exception.Message}; install it (Debian: apt install git) and try again", exception);
        }
        catch (Win32Exception exception)
        {
            throw new PublishException($"there is no folder {folder}", exception);
        }
    }

    // An ssh that the user chose is not replaced by ours.
    private bool ChoosesSsh()
        => Environment.GetEnvironmentVariable("GIT_SSH_COMMAND") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("GIT_SSH") is { Length: > 0 }
            || Run(CancellationToken.None, "config", "--get", "core.sshCommand").IsDone;
}

/// <param name="Output">What it printed, without the last line feed.</param>
/// <param name="Errors">What it complained of.</param>
internal sealed record GitAnswer(int ExitCode, string Output, string Errors)
{
    public bool IsDone => ExitCode == 0;
}
