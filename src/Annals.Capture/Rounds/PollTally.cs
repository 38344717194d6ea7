using Annals.Archive.Journal;

namespace Annals.Capture.Rounds;

/// <summary>Counts what becomes of the entries of one poll.</summary>
internal sealed class PollTally
{
    public int New { get; set; }

    public int Revised { get; set; }

    public int Unchanged { get; set; }

    public List<SkippedEntry> Skipped { get; } = [];

    /// <summary>How many of <see cref="Skipped"/> the owner's filters skipped.</summary>
    public int Filtered { get; set; }

    public List<SkippedEntry> WithoutPage { get; } = [];
}
