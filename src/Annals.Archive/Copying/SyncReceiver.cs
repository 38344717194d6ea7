using System.Formats.Tar;
using System.Globalization;
using Annals.Archive.Journal;
using Annals.Archive.Readers;
using Annals.Archive.Verifying;
using Annals.Archive.Writing;

namespace Annals.Archive.Copying;

/// <summary>
/// Receives what a copy lacks. Files are staged under their hash, which they must have; the journal's lines are appended
/// when all files are there and the lines continue its own; then the files are moved into place as after any interrupted
/// run. Killed at any moment, the copy is a sound archive, and the next sync goes on.
/// </summary>
public static class SyncReceiver
{
    /// <exception cref="ArchiveException">The folder holds something else, or another process writes to it.</exception>
    public static async Task ReceiveAsync(string path, TimeProvider clock, Stream input, Stream output, CancellationToken cancellation)
    {
        var folder = ArchiveFolder.OpenOrCreate(path);
        var existed = JournalReader.Segments(folder).Count > 0;
        if (existed)
        {
            // Finishes what an interrupted run left.
            ArchiveWriter.OpenCopy(folder, clock).Dispose();
        }

        using var writing = WriterLock.Take(folder);
        var greeting = Greeting(folder, cancellation);
        await SyncJson.WriteLineAsync(output, greeting, SyncJson.Default.SyncGreeting, cancellation);
        var receipt = new Receipt(folder, greeting);
        string? problem = null;
        try
        {
            await using var tar = new TarReader(input, leaveOpen: true);
            while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            {
                await receipt.TakeAsync(entry, cancellation);
            }

            receipt.Finish();
        }
        catch (ArchiveException exception)
        {
            problem = exception.Message;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            problem = $"the copy at {folder.Root}: {exception.Message}; it is as it was, run the sync again";
        }

        writing.Dispose();
        if (problem is null)
        {
            ArchiveWriter.OpenCopy(folder, clock).Dispose();
            receipt.PutBackMissing();
            problem = Check(folder, cancellation);
        }

        await SyncJson.WriteLineAsync(output, new SyncResult(receipt.Files, receipt.Bytes, receipt.Lines, problem), SyncJson.Default.SyncResult, cancellation);
    }

    private static SyncGreeting Greeting(ArchiveFolder folder, CancellationToken cancellation)
    {
        var report = ArchiveVerifier.Verify(folder, null, cancellation, isQuick: true);
        if (report.Findings.FirstOrDefault(finding => finding.Kind == FindingKind.Journal) is { } damage && report.Lines > 0)
        {
            throw new ArchiveException($"the copy at {folder.Root} is damaged: {damage.Message}; repair it with 'annals verify --repair --from DIR' first");
        }

        var expected = JournalCheck.Run(folder, cancellation).Expected;
        var missing = report.Findings
            .Where(finding => finding.Kind is FindingKind.Missing or FindingKind.Altered && expected.ContainsKey(finding.Path))
            .Select(finding => expected[finding.Path].Sha256);
        return new SyncGreeting(ArchiveFolder.FormatVersion, report.Lines, report.Head, [.. missing]);
    }

    private static string? Check(ArchiveFolder folder, CancellationToken cancellation)
    {
        var report = ArchiveVerifier.Verify(folder, null, cancellation, isQuick: true);
        return report.Findings is [var first, ..]
            ? $"the copy at {folder.Root} is not sound: {first.Path}: {first.Message} ({report.Findings.Count} findings; 'annals verify --archive {folder.Root}' lists them)"
            : null;
    }

    private sealed class Receipt(ArchiveFolder folder, SyncGreeting greeting)
    {
        // One flush for many small files instead of one each.
        private const int BatchFiles = 500;
        private const long BatchBytes = 32 << 20;

        private readonly StagedFiles _staged = new(folder);
        private readonly List<(ContentHash, ReadOnlyMemory<byte>)> _batch = [];
        private long _batchBytes;
        private readonly List<(string Segment, long Offset, byte[] Bytes)> _pieces = [];
        private readonly Dictionary<string, byte[]> _plain = [];
        private readonly Dictionary<string, byte[]> _lost = [];

        public int Files { get; private set; }

        public long Bytes { get; private set; }

        public long Lines { get; private set; } = greeting.Lines;

        public async Task TakeAsync(TarEntry entry, CancellationToken cancellation)
        {
            using var content = new MemoryStream();
            if (entry.DataStream is { } data)
            {
                await data.CopyToAsync(content, cancellation);
            }

            var bytes = content.ToArray();
            if (entry.Name.StartsWith(SyncSender.Files, StringComparison.Ordinal))
            {
                Stage(entry.Name[SyncSender.Files.Length..], bytes);
            }
            else if (entry.Name.StartsWith(SyncSender.Plain, StringComparison.Ordinal) && entry.Name[SyncSender.Plain.Length..] is var name && (SyncSender.PlainFiles.Contains(name) || OwnersFiles.Contains(name) || ReadersFiles.Contains(name)))
            {
                _plain[name] = bytes;
            }
            else if (entry.Name.Split('/') is ["lines", var segment, var offset] && IsSegment(segment) && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            {
                _pieces.Add((segment, at, bytes));
            }
        }

        public void Finish()
        {
            WriteBatch();
            var previous = greeting.Head;
            foreach (var (_, _, bytes) in _pieces)
            {
                previous = Follow(bytes, previous);
            }

            foreach (var (name, bytes) in _plain.Where(file => file.Key != "checkpoint"))
            {
                var path = Path.Combine(folder.Root, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                AtomicFile.Write(path, bytes);
            }

            foreach (var (segment, offset, bytes) in _pieces)
            {
                Directory.CreateDirectory(folder.JournalFolder);
                using var file = new FileStream(Path.Combine(folder.JournalFolder, segment), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
                file.SetLength(offset);
                file.Seek(offset, SeekOrigin.Begin);
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            if (_plain.TryGetValue("checkpoint", out var checkpoint))
            {
                AtomicFile.Write(folder.CheckpointFile, checkpoint);
            }
        }

        /// <summary>Files that the copy had lost and no new line names; called when the rest is in place.</summary>
        public void PutBackMissing()
        {
            if (_lost.Count == 0)
            {
                return;
            }

            foreach (var (path, expected) in JournalCheck.Run(folder, CancellationToken.None).Expected)
            {
                if (_lost.TryGetValue(expected.Sha256, out var bytes))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(folder.Resolve(path))!);
                    AtomicFile.Write(folder.Resolve(path), bytes);
                }
            }
        }

        private void Stage(string hash, byte[] bytes)
        {
            var content = ContentHash.Of(bytes);
            if (content.Hex != hash)
            {
                throw new ArchiveException($"a file arrived that is not what its name says ({hash}): the line is bad, or the other side is; nothing was changed");
            }

            if (greeting.Missing.Contains(hash))
            {
                _lost[hash] = bytes;
            }
            else
            {
                _batch.Add((content, bytes));
                _batchBytes += bytes.Length;
                if (_batch.Count >= BatchFiles || _batchBytes >= BatchBytes)
                {
                    WriteBatch();
                }
            }

            Files++;
            Bytes += bytes.Length;
        }

        private void WriteBatch()
        {
            if (_batch.Count > 0)
            {
                _staged.Write(_batch);
                _batch.Clear();
                _batchBytes = 0;
            }
        }

        // Every line must follow its predecessor, and name only files that are here.
        private string Follow(byte[] bytes, string previous)
        {
            for (var start = 0; start < bytes.Length;)
            {
                var end = Array.IndexOf(bytes, (byte)'\n', start);
                var entry = end < 0 ? null : JournalLine.Deserialize(bytes.AsSpan(start, end - start));
                if (entry is null || entry.Previous != previous || entry.Sequence != Lines)
                {
                    throw new ArchiveException($"line {Lines} that arrived does not follow the copy's own journal: nothing was changed");
                }

                previous = JournalLine.HashOf(bytes.AsSpan(start, end - start));
                Lines++;
                start = end + 1;
            }

            return previous;
        }

        private static bool IsSegment(string name) => name.Length == 13 && name.EndsWith(".jsonl", StringComparison.Ordinal) && name[..7].All(static c => char.IsAsciiDigit(c) || c == '-');
    }
}
