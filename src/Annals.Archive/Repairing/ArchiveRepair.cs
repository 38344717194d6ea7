using Annals.Archive.Journal;
using Annals.Archive.Transparency;
using Annals.Archive.Verifying;
using Annals.Archive.Writing;

namespace Annals.Archive.Repairing;

/// <summary>
/// Puts back what verify found wrong, where a proof exists: bytes with the recorded SHA-256, from wherever they still are
/// (renamed inside the archive, staged, or in a second copy), and a journal that continues this one and bears its signature.
/// Nothing is guessed, and what is replaced is set aside under <c>.annals/damaged</c>.
/// </summary>
public sealed class ArchiveRepair
{
    private readonly ArchiveFolder _folder;
    private readonly ArchiveFolder? _copy;
    private readonly string _aside;
    private readonly List<string> _done = [];

    private ArchiveRepair(ArchiveFolder folder, ArchiveFolder? copy, DateTimeOffset now)
    {
        _folder = folder;
        _copy = copy;
        _aside = Path.Combine(folder.LocalFolder, "damaged", now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <param name="copy">A second copy of the same archive; null to use only what the archive itself still has.</param>
    /// <returns>What was put back, a line each.</returns>
    /// <exception cref="ArchiveException">Another process writes, the copy is of another archive or disagrees, or the disk refuses.</exception>
    public static IReadOnlyList<string> Run(ArchiveFolder folder, ArchiveFolder? copy, DateTimeOffset now, CancellationToken cancellation)
    {
        using var writing = WriterLock.Take(folder);
        var repair = new ArchiveRepair(folder, copy, now);
        try
        {
            repair.RestoreJournal(cancellation);
            repair.RestoreFiles(cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot repair {folder.Root}: {exception.Message}; what was put back until then stays", exception);
        }

        return repair._done;
    }

    private void RestoreJournal(CancellationToken cancellation)
    {
        var own = JournalState.Of(_folder, cancellation);
        if (own.IsSound)
        {
            return;
        }

        if (_copy is null)
        {
            throw new ArchiveException($"the journal itself is damaged ({own.Problem}): only a second copy can mend that; name it with --from DIR");
        }

        var other = JournalState.Of(_copy, cancellation);
        if (!other.IsSound)
        {
            throw new ArchiveException($"the journal of {_copy.Root} is damaged too ({other.Problem}): nothing was changed");
        }

        if ((own.SoundLines.Count == 0 || own.SoundLines[0] != other.SoundLines[0]) && !HasSameKey(own, other))
        {
            throw new ArchiveException($"{_copy.Root} is no copy of {_folder.Root}: their journals have neither a line nor a key in common; nothing was changed");
        }

        if (own.PartingFrom(other) is { } line)
        {
            throw new ArchiveException(line == other.SoundLines.Count
                ? $"{_copy.Root} is older than what is sound of {_folder.Root} ({line} lines, not {own.SoundLines.Count}): it cannot mend its journal; nothing was changed"
                : $"{_folder.Root} and {_copy.Root} part at line {line} of their journals: each has lines the other lacks, and which is right only an old checkpoint can tell ('annals prove --consistent'); nothing was changed");
        }

        var tail = LinesAfter(other.SoundLines[^1]);
        foreach (var segment in Directory.GetFiles(_folder.JournalFolder, "*.jsonl"))
        {
            SetAside(segment);
        }

        foreach (var segment in Directory.GetFiles(_copy.JournalFolder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            AtomicFile.Write(Path.Combine(_folder.JournalFolder, Path.GetFileName(segment)), File.ReadAllBytes(segment));
        }

        if (tail.Count > 0)
        {
            using var last = new FileStream(JournalReader.Segments(_folder)[^1], FileMode.Append);
            tail.ForEach(bytes => last.Write([.. bytes, (byte)'\n']));
            last.Flush(flushToDisk: true);
        }

        if (tail.Count == 0 && File.Exists(_copy.CheckpointFile))
        {
            AtomicFile.Write(_folder.CheckpointFile, File.ReadAllBytes(_copy.CheckpointFile));
        }

        _done.Add($"the journal, {other.SoundLines.Count} lines, from {_copy.Root}");
    }

    // Without one common line only the key tells that a copy is of this archive.
    private bool HasSameKey(JournalState own, JournalState other)
        => own.Keys.Any(other.Keys.Contains) || CheckpointFile.TryRead(_folder) is { } note && other.Keys.Any(note.IsSignedBy);

    // What was written here after the copy was made continues it, and is sound unless it is what was damaged.
    private List<byte[]> LinesAfter(string hash)
    {
        var lines = new List<byte[]>();
        var previous = hash;
        foreach (var line in JournalReader.Read(_folder).SkipWhile(line => line.Entry?.Previous != hash).TakeWhile(line => line.Entry is not null))
        {
            if (line.Entry!.Previous != previous)
            {
                break;
            }

            lines.Add(JournalReader.BytesOf(_folder, line.Next));
            previous = line.Hash;
        }

        return lines;
    }

    private void RestoreFiles(CancellationToken cancellation)
    {
        var report = ArchiveVerifier.Verify(_folder, null, cancellation);
        var expected = JournalCheck.Run(_folder, cancellation).Expected;
        var strays = report.Findings.Where(finding => finding.Kind == FindingKind.Added && !finding.Path.StartsWith("journal/", StringComparison.Ordinal)).Select(finding => _folder.Resolve(finding.Path)).ToList();
        foreach (var finding in report.Findings.Where(finding => finding.Kind is FindingKind.Missing or FindingKind.Altered && expected.ContainsKey(finding.Path)))
        {
            cancellation.ThrowIfCancellationRequested();
            RestoreFile(finding.Path, expected[finding.Path], strays);
        }

        if (_copy is not null && report.Findings.Any(finding => finding.Path == "checkpoint") && File.Exists(_copy.CheckpointFile))
        {
            RestoreCheckpoint(_copy);
        }
    }

    private void RestoreFile(string path, ExpectedFile expected, List<string> strays)
    {
        var target = _folder.Resolve(path);
        var renamed = strays.Find(stray => HasHash(stray, expected));
        if (renamed is not null)
        {
            SetAside(target);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(renamed, target);
            strays.Remove(renamed);
            _done.Add($"{path}, from {Path.GetRelativePath(_folder.Root, renamed)}");
        }
        else if (_copy is not null && HasHash(_copy.Resolve(path), expected))
        {
            SetAside(target);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            AtomicFile.Write(target, File.ReadAllBytes(_copy.Resolve(path)));
            _done.Add($"{path}, from {_copy.Root}");
        }
    }

    // The copy's checkpoint counts only if it fits this journal: verify says so afterwards, or it is taken back.
    private void RestoreCheckpoint(ArchiveFolder copy)
    {
        SetAside(_folder.CheckpointFile);
        AtomicFile.Write(_folder.CheckpointFile, File.ReadAllBytes(copy.CheckpointFile));
        if (ArchiveVerifier.Verify(_folder, null, CancellationToken.None, isQuick: true).Findings.Any(finding => finding.Path is "checkpoint" or "journal"))
        {
            File.Delete(_folder.CheckpointFile);
            return;
        }

        _done.Add($"checkpoint, from {copy.Root}");
    }

    private static bool HasHash(string path, ExpectedFile expected)
        => File.Exists(path) && new FileInfo(path).Length == expected.Size && ArchiveVerifier.HashOf(path) == expected.Sha256;

    private void SetAside(string file)
    {
        if (!File.Exists(file))
        {
            return;
        }

        var aside = Path.Combine(_aside, Path.GetRelativePath(_folder.Root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(aside)!);
        File.Move(file, aside, overwrite: true);
    }
}
