using System.CommandLine;
using System.Diagnostics;
using System.IO.Pipelines;
using Annals.Archive;
using Annals.Archive.Copying;
using Annals.Archive.Verifying;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

/// <summary>Keeps a second copy: in another folder, or on another machine that has Annals and answers ssh.</summary>
internal static class SyncVerb
{
    private static readonly Argument<string?> Target = new("DIR|USER@HOST[:DIR]") { Description = "The copy's folder, here or on another machine", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string> Ssh = new("--ssh") { Description = "How to reach the other machine", HelpName = "COMMAND", DefaultValueFactory = _ => "ssh" };

    private static readonly Option<string> RemoteCommand = new("--remote-annals") { Description = "Annals' command over there", HelpName = "COMMAND", DefaultValueFactory = _ => "annals" };

    private static readonly Option<bool> Receive = new("--receive") { Description = "The other side of a sync: speaks on standard input and output", Hidden = true };

    public static Command Create()
        => new Command("sync", "Copy the archive incrementally to a second place, and check it there") { Target, Ssh, RemoteCommand, Receive, Verb.ArchiveOption }.Does(RunAsync);

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellation)
    {
        if (context.Arguments.GetValue(Receive))
        {
            await using var input = Console.OpenStandardInput();
            await using var output = Console.OpenStandardOutput();
            await SyncReceiver.ReceiveAsync(context.ArchivePath, context.Clock, input, output, cancellation);
            return ExitCode.Done;
        }

        var target = context.Arguments.GetValue(Target) ?? throw new UsageException("give the folder to copy to, here (DIR) or on another machine (USER@HOST:DIR)");
        var folder = context.OpenArchive();
        if (IsSame(folder, target))
        {
            throw new UsageException($"{target} is the archive itself: give another folder");
        }

        var report = await context.Terminal.WithProgressAsync("Copying", progress =>
        {
            var relay = new Relay<VerifyProgress>(step => progress.Report((step.Done, step.Total)));
            return IsRemote(target) ? OverSshAsync(context, folder, target, relay, cancellation) : HereAsync(context, folder, target, relay, cancellation);
        });
        context.Terminal.Note(report.NewLines == 0 && report.Files == 0
            ? $"{target} is up to date: {report.Lines} lines"
            : $"{target} has {report.Files} more files ({report.Bytes / 1e6:F1} MB) and {report.NewLines} more lines, {report.Lines} in all; each file's hash was checked on arrival");
        return ExitCode.Done;
    }

    private static async Task<SyncReport> HereAsync(VerbContext context, ArchiveFolder folder, string target, IProgress<VerifyProgress> progress, CancellationToken cancellation)
    {
        var (there, back) = (new Pipe(), new Pipe());
        var receiving = Task.Run(() => ReceiveHereAsync(context, target, there.Reader, back.Writer, cancellation), CancellationToken.None);
        try
        {
            await using var output = there.Writer.AsStream();
            await using var input = back.Reader.AsStream();
            return await SyncSender.SendAsync(folder, input, output, progress, cancellation);
        }
        catch (ArchiveException)
        {
            // When the other side failed, it knows why.
            await receiving;
            throw;
        }
    }

    private static async Task ReceiveHereAsync(VerbContext context, string target, PipeReader from, PipeWriter to, CancellationToken cancellation)
    {
        await using var input = from.AsStream();
        await using var output = to.AsStream();
        await SyncReceiver.ReceiveAsync(target, context.Clock, input, output, cancellation);
    }

    private static async Task<SyncReport> OverSshAsync(VerbContext context, ArchiveFolder folder, string target, IProgress<VerifyProgress> progress, CancellationToken cancellation)
    {
        var at = target.IndexOf(':', StringComparison.Ordinal);
        var (host, path) = at < 0 ? (target, "annals-archive") : (target[..at], target[(at + 1)..]);
        var command = context.Arguments.GetValue(Ssh)!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo(command[0]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in command[1..].Append("--").Append(host).Append($"{context.Arguments.GetValue(RemoteCommand)} sync --receive --archive {Quoted(path)}"))
        {
            start.ArgumentList.Add(argument);
        }

        using var ssh = Start(start);
        try
        {
            return await SyncSender.SendAsync(folder, ssh.StandardOutput.BaseStream, ssh.StandardInput.BaseStream, progress, cancellation);
        }
        catch (Exception exception) when (exception is IOException or ArchiveException && (ssh.HasExited || ssh.WaitForExit(1000)) && ssh.ExitCode != 0)
        {
            throw new ArchiveException($"{host}: {command[0]} ended with {ssh.ExitCode} (its own words are above); nothing was copied", exception);
        }
        finally
        {
            ssh.StandardInput.Close();
            await ssh.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new ArchiveException($"cannot run {start.FileName}: {exception.Message}; install it, or name another with --ssh", exception);
        }
    }

    private static bool IsRemote(string target)
        => target.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && target.IndexOfAny(['/', '\\']) is var slash && (slash < 0 || slash > at) && !Directory.Exists(target);

    private static bool IsSame(ArchiveFolder folder, string target)
        => !IsRemote(target) && Path.GetFullPath(target).TrimEnd(Path.DirectorySeparatorChar) == folder.Root.TrimEnd(Path.DirectorySeparatorChar);

    // For the shell on the other side.
    private static string Quoted(string path) => "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
