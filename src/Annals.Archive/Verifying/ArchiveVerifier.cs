using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Annals.Archive.Verifying;

/// <summary>
/// Proves from the journal that nothing is missing, altered or added. Reads only, needs no network and no index, and
/// works on a copy that cannot be written to.
/// </summary>
public static class ArchiveVerifier
{
    private const int BufferSize = 1 << 17;

    /// <param name="isQuick">True to trust a file that has its recorded size: that finds what is missing, cut off or added in seconds, but not a flipped bit.</param>
    public static VerifyReport Verify(ArchiveFolder folder, IProgress<VerifyProgress>? progress, CancellationToken cancellation, bool isQuick = false)
    {
        var journal = JournalCheck.Run(folder, cancellation);
        var findings = new ConcurrentBag<Finding>(journal.Findings);
        var notes = new ConcurrentBag<string>();
        var bytes = 0L;
        var done = 0;
        var checkedFiles = 0;
        var options = new ParallelOptions { CancellationToken = cancellation };
        var pictures = 0;
        Parallel.ForEach(journal.Expected, options, expected =>
        {
            if (folder.Month is not null && IsLeftOut(folder, expected.Key))
            {
                Interlocked.Increment(ref pictures);
                return;
            }

            Interlocked.Add(ref checkedFiles, 1);
            Interlocked.Add(ref bytes, expected.Value.Size);
            Check(folder, expected.Key, expected.Value, isQuick, findings, notes);
            var count = Interlocked.Increment(ref done);
            if (count % 1000 == 0)
            {
                progress?.Report(new VerifyProgress(count, journal.Expected.Count));
            }
        });

        FindAdded(folder, journal, findings, notes);
        if (folder.Month is { } month)
        {
            notes.Add($"this holds {month} of an archive: {journal.Elsewhere} lines of its journal are not here, but the signed root stands for them and for those that are");
        }

        if (pictures > 0)
        {
            notes.Add($"{pictures} pictures and pages as they came are not here: the branch blobs-{folder.Month} of the repository has them");
        }

        if (journal.TornBytes > 0)
        {
            notes.Add($"the journal ends with {journal.TornBytes} bytes of a line that was never finished; the next run removes them");
        }

        return new VerifyReport
        {
            Lines = journal.Lines,
            Files = checkedFiles,
            Bytes = bytes,
            Head = journal.Head,
            Root = journal.Root,
            Findings = [.. findings.OrderBy(finding => finding.Kind != FindingKind.Journal).ThenBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal)],
            Notes = [.. notes.Order(StringComparer.Ordinal)],
        };
    }

    private static void Check(ArchiveFolder folder, string path, ExpectedFile expected, bool isQuick, ConcurrentBag<Finding> findings, ConcurrentBag<string> notes)
    {
        try
        {
            var full = folder.Resolve(path);
            if (File.Exists(full) && (isQuick ? new FileInfo(full).Length == expected.Size : HashOf(full) == expected.Sha256))
            {
                return;
            }

            if (IsStaged(folder, expected))
            {
                notes.Add($"{path} was committed but not yet moved into place; the next run does that");
            }
            else if (IsSetAside(folder, path, expected))
            {
                notes.Add($"{path} is about to be set aside; the next run does that");
            }
            else
            {
                findings.Add(Wrong(path, full, expected));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            findings.Add(new Finding(FindingKind.Unreadable, path, expected.RecordedAt, null, exception.Message));
        }
    }

    private static bool IsLeftOut(ArchiveFolder folder, string path) => ExpectedFiles.IsBlob(path) && !File.Exists(folder.Resolve(path));

    private static Finding Wrong(string path, string full, ExpectedFile expected)
        => File.Exists(full)
            ? new Finding(FindingKind.Altered, path, expected.RecordedAt, new DateTimeOffset(File.GetLastWriteTimeUtc(full), TimeSpan.Zero), "its bytes are not those that were recorded")
            : new Finding(FindingKind.Missing, path, expected.RecordedAt, null, "it is gone");

    private static bool IsStaged(ArchiveFolder folder, ExpectedFile expected)
    {
        var staged = Path.Combine(folder.StagingFolder, expected.Sha256);
        return File.Exists(staged) && HashOf(staged) == expected.Sha256;
    }

    // Killed between the journal's line and the move, the previous revision still lies under the article's name.
    private static bool IsSetAside(ArchiveFolder folder, string path, ExpectedFile expected)
        => path.StartsWith("revisions/", StringComparison.Ordinal)
            && Directory.Exists(folder.StagingFolder)
            && Directory.EnumerateFiles(folder.StagingFolder).Any()
            && Directory.EnumerateFiles(folder.PostsFolder, "*.md", SearchOption.AllDirectories).Any(post => new FileInfo(post).Length == expected.Size && HashOf(post) == expected.Sha256);

    private static void FindAdded(ArchiveFolder folder, JournalCheck journal, ConcurrentBag<Finding> findings, ConcurrentBag<string> notes)
    {
        foreach (var place in new[] { folder.PostsFolder, folder.RevisionsFolder, folder.BlobsFolder }.Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories))
            {
                var path = Path.GetRelativePath(folder.Root, file).Replace('\\', '/');
                if (journal.Dropped.ContainsKey(path))
                {
                    notes.Add($"{path} was dropped but not yet deleted; the next run does that");
                }
                else if (!journal.Expected.ContainsKey(path))
                {
                    findings.Add(new Finding(FindingKind.Added, path, null, new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero), "the journal does not know it"));
                }
            }
        }

        if (!Directory.Exists(folder.JournalFolder))
        {
            findings.Add(new Finding(FindingKind.Missing, "journal", null, null, "it is gone: without it nothing can be proved; restore it from a copy"));
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder.JournalFolder).Where(file => !file.EndsWith(".jsonl", StringComparison.Ordinal)))
        {
            findings.Add(new Finding(FindingKind.Added, "journal/" + Path.GetFileName(file), null, new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero), "it is no part of a journal"));
        }

        if (Directory.Exists(folder.StagingFolder))
        {
            var known = journal.Expected.Values.Select(expected => expected.Sha256).ToHashSet();
            var orphans = Directory.EnumerateFiles(folder.StagingFolder).Count(file => !known.Contains(Path.GetFileName(file)));
            if (orphans > 0)
            {
                notes.Add($"{orphans} files were staged by a run that ended before it could commit them; the next run removes them");
            }
        }
    }

    internal static string HashOf(string path)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
            var offset = 0L;
            while (RandomAccess.Read(file, buffer, offset) is > 0 and var read)
            {
                hash.AppendData(buffer, 0, read);
                offset += read;
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

/// <param name="Done">Files checked.</param>
/// <param name="Total">Files that the journal names.</param>
public readonly record struct VerifyProgress(int Done, int Total);
