using System.CommandLine;
using System.Formats.Tar;
using Annals.Archive;
using Annals.Archive.Copying;
using Annals.Archive.Verifying;
using Annals.Cli.Running;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

/// <summary>The whole archive as one file or one folder, and back.</summary>
internal static class BackupVerb
{
    private static readonly Option<string> To = new("--to") { Description = "FILE.tar.zst, FILE.tar.gz or FILE.tar, or a new folder", HelpName = "FILE|DIR", Required = true };

    private static readonly Option<bool> NoSecrets = new("--no-secrets") { Description = "Leave out the signing key and the accounts" };

    private static readonly Argument<string> From = new("FILE|DIR") { Description = "What 'annals backup' made" };

    public static Command Create()
        => new Command("backup", "Back up the archive as of now, while others may go on writing: posts, journal, readers' files, accounts and key") { To, NoSecrets, Verb.ArchiveOption }.Does(BackUpAsync);

    public static Command Restore()
        => new Command("restore", "Make an archive of a backup in a new folder (--archive), and verify it") { From, Verb.ArchiveOption }.Does(RestoreAsync);

    private static async Task<int> BackUpAsync(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var to = Path.GetFullPath(context.Arguments.GetValue(To)!);
        if (File.Exists(to) || (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any()))
        {
            throw new UsageException($"--to: {to} is there already; a backup is never written over another");
        }

        if ((to + Path.DirectorySeparatorChar).StartsWith(folder.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new UsageException($"--to: {to} lies inside the archive; put the backup elsewhere, best on another disk");
        }

        var withSecrets = !context.Arguments.GetValue(NoSecrets);
        var report = await context.Terminal.WithProgressAsync("Backing up", async progress =>
        {
            var relay = new Relay<VerifyProgress>(step => progress.Report((step.Done, step.Total)));
            BackupReport? made = null;
            if (BackupFile.IsOne(to))
            {
                await BackupFile.WriteAsync(to, async stream => made = await ToTarAsync(folder, withSecrets, stream, relay, cancellation), cancellation);
            }
            else
            {
                made = await ToFolderAsync(folder, withSecrets, to, relay, cancellation);
            }

            return made!;
        });
        context.Terminal.Note($"{to} has {report.Files} files ({report.Bytes / 1e6:F1} MB) and {report.Lines} lines of the journal; each file's hash was checked");
        context.Terminal.Note(report.Secrets == 0
            ? "It holds what readers have read and noted, which is private, but no key and no account"
            : $"It holds {report.Secrets} secrets (the signing key, accounts with hashes of passwords) and what readers have read and noted: keep it where only you can read it");
        return ExitCode.Done;
    }

    private static async Task<int> RestoreAsync(VerbContext context, CancellationToken cancellation)
    {
        var from = context.Arguments.GetValue(From)!;
        if (!File.Exists(from) && !Directory.Exists(from))
        {
            throw new ArchiveException($"there is no backup at {from}");
        }

        var restore = ArchiveRestore.Into(context.ArchivePath);
        await (Directory.Exists(from) ? FromFolderAsync(restore, from, cancellation) : BackupFile.ReadAsync(from, stream => FromTarAsync(restore, stream, cancellation), cancellation));
        var report = context.Terminal.WithProgress("Verifying", progress => restore.Finish(context.Clock, new Relay<VerifyProgress>(step => progress.Report((step.Done, step.Total))), cancellation));
        if (!report.IsSound)
        {
            foreach (var finding in report.Findings)
            {
                Terminal.Problem($"{finding.Path}: {finding.Message}");
            }

            Terminal.Problem($"{report.Findings.Count} things are wrong in {context.ArchivePath}, listed above: take another backup");
            return ExitCode.Failed;
        }

        context.Terminal.Note($"{context.ArchivePath} is as it was: {report.Files} files ({report.Bytes / 1e6:F1} MB) are as the journal's {report.Lines} lines say; the index is built anew by the next command");
        return ExitCode.Done;
    }

    private static async Task<BackupReport> ToTarAsync(ArchiveFolder folder, bool withSecrets, Stream stream, IProgress<VerifyProgress> progress, CancellationToken cancellation)
    {
        await using var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        return await ArchiveBackup.WriteAsync(
            folder,
            withSecrets,
            (name, bytes, isSecret, cancel) => tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes), Mode = ModeOf(isSecret) }, cancel),
            progress,
            cancellation);
    }

    private static async Task<BackupReport> ToFolderAsync(ArchiveFolder folder, bool withSecrets, string to, IProgress<VerifyProgress> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(to);
        return await ArchiveBackup.WriteAsync(
            folder,
            withSecrets,
            (name, bytes, isSecret, _) =>
            {
                var path = Path.Combine(to, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                AtomicFile.Write(path, bytes, ModeOf(isSecret));
                return Task.CompletedTask;
            },
            progress,
            cancellation);
    }

    private static async Task FromTarAsync(ArchiveRestore restore, Stream stream, CancellationToken cancellation)
    {
        try
        {
            await using var tar = new TarReader(stream, leaveOpen: true);
            while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                {
                    throw new ArchiveException($"this is no backup of an archive: '{entry.Name}' in it is no file");
                }

                await restore.TakeAsync(entry.Name, entry.DataStream ?? Stream.Null, cancellation);
            }
        }
        catch (InvalidDataException exception)
        {
            throw new ArchiveException($"this is no backup of an archive, or a damaged one: {exception.Message}", exception);
        }
    }

    private static async Task FromFolderAsync(ArchiveRestore restore, string from, CancellationToken cancellation)
    {
        // annals.json last, as in the files.
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !IsLocal(from, file)).OrderBy(file => Path.GetFileName(file) == "annals.json").ThenBy(file => file, StringComparer.Ordinal))
        {
            await using var content = File.OpenRead(file);
            await restore.TakeAsync(Path.GetRelativePath(from, file).Replace('\\', '/'), content, cancellation);
        }
    }

    // Any copy of an archive's folder may be restored, also one that a command has looked at.
    private static bool IsLocal(string from, string file) => Path.GetRelativePath(from, file).Split(Path.DirectorySeparatorChar)[0] is ".annals" or ".git";

    private static UnixFileMode ModeOf(bool isSecret)
        => UnixFileMode.UserRead | UnixFileMode.UserWrite | (isSecret ? UnixFileMode.None : UnixFileMode.GroupRead | UnixFileMode.OtherRead);
}
