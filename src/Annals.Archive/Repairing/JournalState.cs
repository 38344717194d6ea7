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

    /// <summary>Every key that any line names, sound or not.</summary>
    public IReadOnlyList<NoteKey> Keys { get; private init; } = [];

    public static JournalState Of(ArchiveFolder folder, CancellationToken cancellation)
    {
        var lines = new List<string>();
        var previous = JournalLine.NoPrevious;
        var keys = new List<NoteKey>();
        var isSound = true;
        foreach (var line in JournalReader.Read(folder))
        {
            isSound &= line.Entry is { } entry && entry.Previous == previous && entry.Sequence == lines.Count;
            if (isSound)
            {
                previous = line.Hash;
                lines.Add(line.Hash);
            }

            if (line.Entry is KeyMade made && NoteKey.TryParse(made.Key) is { } key)
            {
                keys.Add(key);
            }
        }

        var problem = JournalCheck.Run(folder, cancellation).Findings.FirstOrDefault(finding => finding.Kind == FindingKind.Journal)?.Message;
        if (lines.Count == 0)
        {
            return new JournalState { SoundLines = [], Problem = problem ?? "it is gone", Keys = keys };
        }

        // A line is vouched for by the one behind it: of a damaged journal the last that seems sound may be the altered one.
        return new JournalState { SoundLines = problem is null ? lines : lines[..^1], Problem = problem, Keys = keys };
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
