using Annals.Capture.Entries;
using Annals.Feeds;

namespace Annals.Capture.Rounds;

/// <summary>An entry that is not as it was at the last poll.</summary>
internal sealed record Candidate(Entry Entry, EntryText Text, Identity Identity, ulong Hash)
{
    /// <summary>Damage of its own, so that its words may not be the outlet's.</summary>
    public bool IsDamaged => Entry.IsTruncated || Entry.Diagnostics.Count > 0;

    /// <summary>What to call it where it is reported.</summary>
    public string Name => Entry.Link ?? Entry.Id ?? Text.Title;
}
