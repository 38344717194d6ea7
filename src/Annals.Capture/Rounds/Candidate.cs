using Annals.Capture.Entries;
using Annals.Feeds;

namespace Annals.Capture.Rounds;

/// <summary>An entry that is not as it was at the last poll.</summary>
internal sealed class Candidate(Entry entry, EntryText text, Identity identity, ulong hash)
{
    private EntryText? _text = text;

    public Entry Entry => entry;

    public EntryText Text => _text ??= EntryText.Of(entry);

    public Identity Identity => identity;

    public ulong Hash => hash;

    /// <summary>Damage of its own, so that its words may not be the outlet's.</summary>
    public bool IsDamaged => entry.IsTruncated || entry.Diagnostics.Count > 0;

    /// <summary>What to call it where it is reported.</summary>
    public string Name => entry.Link ?? entry.Id ?? Text.Title;

    /// <summary>Lets the memory of the text go; it is made again when it is asked for.</summary>
    public void ForgetText() => _text = null;
}
