using Annals.Archive.Journal;
using Annals.Archive.Readers;
using Annals.Archive.Verifying;

namespace Annals.Archive.Copying;

/// <summary>
/// Gives out everything of an archive that cannot be derived again, as files with their names: a copy as of one line of the
/// journal, sound by itself, while others may go on writing. Beside what <see cref="SyncSender"/> sends go, where wished, the secrets.
/// </summary>
public static class ArchiveBackup
{
    // What is dropped while files are read is missing once; another walk then knows why.
    private const int MostWalks = 10;

    private const string AccountFile = "account.json";

    /// <param name="withSecrets">The signing key, hooks with what signs them, and accounts with the hashes of their passwords and tokens.</param>
    /// <param name="write">Takes each file: its name relative to the archive, with '/', its bytes, and whether it is a secret. The same name may come again: the later one counts.</param>
    /// <exception cref="ArchiveException">A file is missing or altered.</exception>
    public static async Task<BackupReport> WriteAsync(ArchiveFolder folder, bool withSecrets, Func<string, byte[], bool, CancellationToken, Task> write, IProgress<VerifyProgress>? progress, CancellationToken cancellation)
    {
        folder.MustBeWhole();
        var written = new Dictionary<string, string>();
        var bytes = 0L;
        for (var walk = 1; ; walk++)
        {
            // Before the journal: a checkpoint that another process signs meanwhile would be of lines that are not copied.
            var plain = await PlainAsync(folder, withSecrets, cancellation);
            var journal = Walk(folder);
            var done = 0;
            ArchiveException? missing = null;
            foreach (var (path, expected) in journal.Files.Where(file => written.GetValueOrDefault(file.Key) != file.Value.Sha256))
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    var content = SyncSender.ReadKept(folder, path, expected);
                    await write(path, content, false, cancellation);
                    written[path] = expected.Sha256;
                    bytes += content.Length;
                }
                catch (ArchiveException exception)
                {
                    missing = exception;
                }

                progress?.Report(new VerifyProgress(++done, journal.Files.Count));
            }

            if (missing is not null && walk < MostWalks && Walk(folder).Lines > journal.Lines)
            {
                continue;
            }

            if (missing is not null)
            {
                throw missing;
            }

            foreach (var (segment, length) in journal.Segments)
            {
                await write("journal/" + segment, SyncSender.ReadPiece(folder, segment, 0, length), false, cancellation);
            }

            // The folder is an archive once annals.json is there, which is therefore the last.
            foreach (var (name, content, isSecret) in plain.OrderBy(static file => file.Name == "annals.json"))
            {
                await write(name, content, isSecret, cancellation);
            }

            return new BackupReport(written.Count, bytes, journal.Lines, plain.Count(static file => file.IsSecret));
        }
    }

    private static async Task<IReadOnlyList<(string Name, byte[] Bytes, bool IsSecret)>> PlainAsync(ArchiveFolder folder, bool withSecrets, CancellationToken cancellation)
    {
        var files = new List<(string, byte[], bool)>();
        var names = SyncSender.PlainFiles.Where(name => File.Exists(Path.Combine(folder.Root, name))).Concat(OwnersFiles.In(folder)).Concat(ReadersFiles.In(folder)).Select(static name => (name, false))
            .Concat(withSecrets ? Secrets(folder).Select(static name => (name, true)) : []);
        foreach (var (name, isSecret) in names)
        {
            files.Add((name, await File.ReadAllBytesAsync(Path.Combine(folder.Root, name), cancellation), isSecret));
        }

        return files;
    }

    private static IEnumerable<string> Secrets(ArchiveFolder folder)
    {
        var key = ((string[])[folder.KeyFile, folder.HooksFile]).Where(File.Exists).Select(static file => Path.GetFileName(file));
        return key.Concat(Directory.Exists(folder.ReadersFolder)
            ? Directory.EnumerateFiles(folder.ReadersFolder, AccountFile, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)
            : []);
    }

    private static Journaled Walk(ArchiveFolder folder)
    {
        var expected = new ExpectedFiles();
        var segments = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var lines = 0L;
        foreach (var line in JournalReader.Read(folder))
        {
            if (line.Entry is null)
            {
                throw new ArchiveException($"line {lines} of the journal is damaged: nothing was copied; 'annals verify' says more");
            }

            lines++;
            expected.Apply(line.Entry);
            segments[line.Next.Segment!] = line.Next.Offset;
        }

        return new Journaled(lines, segments, expected.Files);
    }

    private sealed record Journaled(long Lines, IReadOnlyDictionary<string, long> Segments, IReadOnlyDictionary<string, ExpectedFile> Files);
}

/// <param name="Files">Posts, revisions and blobs.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Lines">Lines of the journal: the archive as of the last of them.</param>
/// <param name="Secrets">Files nobody else may read.</param>
public sealed record BackupReport(int Files, long Bytes, long Lines, int Secrets);
