using Annals.Archive.Journal;
using Annals.Archive.Transparency;

namespace Annals.Archive.Verifying;

/// <summary>Follows the chain from the first line to the last and learns from it which files there must be.</summary>
internal sealed class JournalCheck
{
    private readonly ExpectedFiles _files = new();
    private readonly List<Finding> _findings = [];

    public IReadOnlyDictionary<string, ExpectedFile> Expected => _files.Files;

    /// <summary>Files that must be gone.</summary>
    public IReadOnlyDictionary<string, ExpectedFile> Dropped => _files.Dropped;

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Lines that an excerpt only names.</summary>
    public long Elsewhere { get; private set; }

    public long Lines { get; private set; }

    public string Head { get; private set; } = JournalLine.NoPrevious;

    /// <summary>The root of the Merkle tree over all lines.</summary>
    public Digest Root { get; private set; }

    /// <summary>Bytes behind the last complete line: an append that was interrupted.</summary>
    public long TornBytes { get; private set; }

    public static JournalCheck Run(ArchiveFolder folder, CancellationToken cancellation)
    {
        var check = new JournalCheck();
        var signed = new CheckpointCheck(folder);
        var end = default(JournalPosition);
        foreach (var line in JournalReader.Read(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            var before = check.Lines;
            check.Follow(line, folder);
            if (check.Lines > before)
            {
                signed.Follow(line);
            }

            end = line.Next;
        }

        check.LookBehind(folder, end);
        check.Root = signed.Root;
        if (signed.Finish() is { } finding)
        {
            check._findings.Add(finding);
        }

        return check;
    }

    private void Follow(JournalLine line, ArchiveFolder folder)
    {
        var where = $"line {Lines} in journal/{line.Next.Segment}";
        if (line.Entry is null)
        {
            Broken(line, $"{where} is no JSON");
        }
        else if (line.Entry.Previous != Head)
        {
            Broken(line, Lines == 0
                ? $"{where} is not the beginning: it names a line before it"
                : $"{where} does not follow the line before it: one of them was altered, or a line is missing");
        }
        else if (line.Entry.Sequence != Lines)
        {
            Broken(line, $"{where} bears the number {line.Entry.Sequence}");
        }

        if (line.Entry is LinesElsewhere elsewhere)
        {
            Skip(line, elsewhere, folder);
            return;
        }

        _files.Apply(line.Entry);
        Lines++;
        Head = line.Hash;
    }

    // A whole archive has all its lines: in one, this would be a way to make articles vanish.
    private void Skip(JournalLine line, LinesElsewhere elsewhere, ArchiveFolder folder)
    {
        var isWellFormed = elsewhere.Lines > 0 && elsewhere.Nodes.Count == MerkleTree.LevelsOver(Lines, Lines + elsewhere.Lines - 1).Count() + 1
            && elsewhere.Nodes.All(static node => node.Length == 2 * Digest.Length && node.All(char.IsAsciiHexDigitLower));
        if (!isWellFormed || folder.Month is null)
        {
            Broken(line, $"line {Lines} in journal/{line.Next.Segment} leaves lines out, and this is {(folder.Month is null ? "no excerpt" : "not how")}");
            return;
        }

        Lines += elsewhere.Lines;
        Elsewhere += elsewhere.Lines;
        Head = elsewhere.Nodes[^1];
    }

    private void LookBehind(ArchiveFolder folder, JournalPosition end)
    {
        foreach (var segment in JournalReader.Segments(folder))
        {
            var name = Path.GetFileName(segment);
            var length = new FileInfo(segment).Length;
            if (name == end.Segment)
            {
                TornBytes = length - end.Offset;
            }
            else if (length > 0 && string.CompareOrdinal(name, end.Segment) > 0)
            {
                TornBytes = length;
            }
        }
    }

    private void Broken(JournalLine line, string message)
        => _findings.Add(new Finding(FindingKind.Journal, $"journal/{line.Next.Segment}", line.Entry?.At, null, message));
}
