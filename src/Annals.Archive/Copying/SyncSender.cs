using System.Formats.Tar;
using System.Globalization;
using Annals.Archive.Journal;
using Annals.Archive.Readers;
using Annals.Archive.Verifying;

namespace Annals.Archive.Copying;

/// <summary>
/// Sends what a copy lacks: the files that new lines of the journal name, then those lines, as one tar stream. The key is
/// never sent. Nothing of the archive is changed, and others may write to it meanwhile: what they add goes along next time.
/// </summary>
public static class SyncSender
{
    internal const string Files = "files/";
    internal const string Lines = "lines/";
    internal const string Plain = "plain/";

    /// <summary>Files of the owner that a copy needs to be of use, replaced whole.</summary>
    internal static IReadOnlyList<string> PlainFiles { get; } = ["annals.json", ".gitignore", "checkpoint"];

    /// <param name="input">What the receiver says.</param>
    /// <param name="output">What it is told.</param>
    /// <exception cref="ArchiveException">The copy is of another archive, is ahead, or a file cannot be read; the copy is as it was.</exception>
    public static async Task<SyncReport> SendAsync(ArchiveFolder folder, Stream input, Stream output, IProgress<VerifyProgress>? progress, CancellationToken cancellation)
    {
        folder.MustBeWhole();
        var greeting = await SyncJson.ReadLineAsync(input, SyncJson.Default.SyncGreeting, cancellation);
        if (greeting.Format < ArchiveFolder.FormatVersion)
        {
            throw new ArchiveException($"the other side reads archives up to format {greeting.Format}, this one is {ArchiveFolder.FormatVersion}: update Annals there");
        }

        // Before the journal: a checkpoint that another process signs meanwhile would be of lines that are not sent.
        var plain = new List<(string Name, byte[] Bytes)>();
        foreach (var name in PlainFiles.Where(name => File.Exists(Path.Combine(folder.Root, name))).Concat(OwnersFiles.In(folder)).Concat(ReadersFiles.In(folder)))
        {
            plain.Add((name, await File.ReadAllBytesAsync(Path.Combine(folder.Root, name), cancellation)));
        }

        var news = News.Since(folder, greeting);
        await using (var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true))
        {
            var done = 0;
            foreach (var (path, expected) in news.Files)
            {
                cancellation.ThrowIfCancellationRequested();
                await WriteAsync(tar, Files + expected.Sha256, ReadKept(folder, path, expected), cancellation);
                progress?.Report(new VerifyProgress(++done, news.Files.Count));
            }

            foreach (var (name, bytes) in plain)
            {
                await WriteAsync(tar, Plain + name, bytes, cancellation);
            }

            foreach (var (segment, offset, length) in news.Pieces)
            {
                await WriteAsync(tar, Lines + segment + "/" + offset.ToString(CultureInfo.InvariantCulture), ReadPiece(folder, segment, offset, length), cancellation);
            }
        }

        await output.FlushAsync(cancellation);
        var result = await SyncJson.ReadLineAsync(input, SyncJson.Default.SyncResult, cancellation);
        return result.Problem is null
            ? new SyncReport(result.Files, result.Bytes, result.Lines - greeting.Lines, result.Lines)
            : throw new ArchiveException(result.Problem);
    }

    private static async Task WriteAsync(TarWriter tar, string name, byte[] bytes, CancellationToken cancellation)
        => await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) }, cancellation);

    internal static byte[] ReadKept(ArchiveFolder folder, string path, ExpectedFile expected)
    {
        // While a writer is at work a file may be staged still, or set aside already.
        IEnumerable<string> places = [folder.Resolve(path), Path.Combine(folder.StagingFolder, expected.Sha256)];
        foreach (var place in places.Concat(News.LaterPlaces(folder, path)))
        {
            try
            {
                var bytes = File.ReadAllBytes(place);
                if (ContentHash.Of(bytes).Hex == expected.Sha256)
                {
                    return bytes;
                }
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                continue;
            }
        }

        throw new ArchiveException($"{path} is missing or altered here: nothing was copied; 'annals verify' says what else is wrong, 'annals verify --repair --from DIR' may mend it");
    }

    internal static byte[] ReadPiece(ArchiveFolder folder, string segment, long offset, long length)
    {
        using var file = new FileStream(Path.Combine(folder.JournalFolder, segment), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(offset, SeekOrigin.Begin);
        var bytes = new byte[length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What this archive has beyond the copy.</summary>
    private sealed class News
    {
        private readonly ExpectedFiles _expected = new();
        private readonly HashSet<string> _wanted = [];
        private readonly List<(string Segment, long Offset, long Length)> _pieces = [];

        public required IReadOnlyList<KeyValuePair<string, ExpectedFile>> Files { get; init; }

        public IReadOnlyList<(string Segment, long Offset, long Length)> Pieces => _pieces;

        public static News Since(ArchiveFolder folder, SyncGreeting greeting)
        {
            var news = new News { Files = [] };
            var (lines, previousEnd) = (0L, default(JournalPosition));
            var isCommon = greeting.Lines == 0;
            foreach (var line in JournalReader.Read(folder))
            {
                if (line.Entry is null)
                {
                    throw new ArchiveException($"line {lines} of the journal is damaged: nothing was copied; 'annals verify' says more");
                }

                lines++;
                news.Expect(line.Entry, isNew: lines > greeting.Lines);
                if (lines > greeting.Lines)
                {
                    news.Add(previousEnd, line.Next);
                }

                isCommon |= lines == greeting.Lines && line.Hash == greeting.Head;
                previousEnd = line.Next;
            }

            if (!isCommon)
            {
                throw new ArchiveException(lines < greeting.Lines
                    ? $"the copy has {greeting.Lines} lines in its journal, this archive only {lines}: it is newer, or of another archive; sync the other way round"
                    : $"the copy's journal differs from this one within its first {greeting.Lines} lines: it is of another archive, or was written to; nothing was copied");
            }

            news._wanted.UnionWith(greeting.Missing);
            return news.WithFiles();
        }

        /// <summary>Where a revision lies when a writer set it aside after this list was made.</summary>
        public static IEnumerable<string> LaterPlaces(ArchiveFolder folder, string path)
            => path.StartsWith("_posts/", StringComparison.Ordinal)
                ? JournalReader.Read(folder).Select(line => line.Entry).OfType<RevisionKept>().Where(kept => kept.Path == path && kept.Before is not null).Select(kept => folder.Resolve(kept.Before!))
                : [];

        private void Expect(JournalEntry entry, bool isNew)
        {
            var hashes = _expected.Apply(entry);
            if (isNew)
            {
                _wanted.UnionWith(hashes);
            }
        }

        private void Add(JournalPosition from, JournalPosition to)
        {
            var start = from.Segment == to.Segment ? from.Offset : 0;
            if (_pieces.Count > 0 && _pieces[^1] is var (segment, offset, length) && segment == to.Segment && offset + length == start)
            {
                _pieces[^1] = (segment, offset, to.Offset - offset);
            }
            else
            {
                _pieces.Add((to.Segment!, start, to.Offset - start));
            }
        }

        private News WithFiles()
        {
            var news = new News { Files = [.. _expected.Files.Where(file => _wanted.Contains(file.Value.Sha256))] };
            news._pieces.AddRange(_pieces);
            return news;
        }
    }
}

/// <param name="Files">Files sent.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="NewLines">Lines of the journal that were new to the copy.</param>
/// <param name="Lines">Lines of both journals now.</param>
public sealed record SyncReport(int Files, long Bytes, long NewLines, long Lines);
