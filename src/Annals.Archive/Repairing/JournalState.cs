using Annals.Archive.Journal;
using Annals.Archive.Transparency;
using Annals.Archive.Verifying;

namespace Annals.Archive.Repairing;

/// <summary>A journal as far as it is sound, for comparing two copies of it.</summary>
internal sealed class JournalState
{
    /// <summary>Null when the journal is sound to its end.</summary>
    public string? Problem { get; private init; }

    public bool IsSound => Problem is null;

    /// <summary>The hashes of the lines up to the first that is damaged.</summary>
    public required IReadOnlyList<string> SoundLines { get; init; }

    /// <summary>The first key that the sound lines name; null when they name none.</summary>
    public NoteKey? Key { get; private init; }

    public static JournalState Of(ArchiveFolder folder, CancellationToken cancellation)
    {
        var lines = new List<string>();
        var previous = JournalLine.NoPrevious;
        NoteKey? key = null;
        foreach (var line in JournalReader.Read(folder))
        {
            if (line.Entry is not { } entry || entry.Previous != previous || entry.Sequence != lines.Count)
            {
                break;
            }

            key ??= entry is KeyMade made ? NoteKey.TryParse(made.Key) : null;
            previous = line.Hash;
            lines.Add(line.Hash);
        }

        var problem = JournalCheck.Run(folder, cancellation).Findings.FirstOrDefault(finding => finding.Kind == FindingKind.Journal)?.Message;
        return new JournalState { SoundLines = lines, Problem = lines.Count == 0 ? "it is gone" : problem, Key = key };
    }

    /// <summary>The first line that differs though both have one; null when one journal continues the other.</summary>
    public int? PartingFrom(JournalState other)
    {
        for (var i = 0; i < Math.Min(SoundLines.Count, other.SoundLines.Count); i++)
        {
            if (SoundLines[i] != other.SoundLines[i])
            {
                return i;
            }
        }

        return SoundLines.Count > other.SoundLines.Count ? other.SoundLines.Count : null;
    }
}
