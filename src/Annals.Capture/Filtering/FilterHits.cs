using Annals.Archive;
using Annals.Archive.Journal;

namespace Annals.Capture.Filtering;

/// <summary>What each line has done so far, as the journal has it.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Rule">As its owner wrote it.</param>
/// <param name="IsOff">See <see cref="FilterRule.IsOff"/>.</param>
/// <param name="Hits">Entries skipped, or articles that have the tag now; null for a line that keeps, of which nothing is recorded.</param>
public sealed record FilterHits(int Line, string Rule, bool IsOff, int? Hits)
{
    private const string Mark = FilterSet.FileName + ":";

    /// <summary>One pass over the journal. A skipped entry is counted by the words of its rule: lines move.</summary>
    public static IReadOnlyList<FilterHits> Of(ArchiveFolder folder, FilterSet filters)
    {
        var (skipped, tags) = (new Dictionary<string, int>(), new Dictionary<string, IReadOnlyList<string>>());
        foreach (var line in JournalReader.Read(folder))
        {
            switch (line.Entry)
            {
                case FeedPolled poll:
                    Count(poll.Skipped, skipped);
                    break;
                case EntriesSkipped entries:
                    Count(entries.Skipped, skipped);
                    break;
                case RevisionKept { Tags: { } given } revision:
                    tags[revision.Article] = given;
                    break;
                case RevisionKept revision:
                    tags.Remove(revision.Article);
                    break;
            }
        }

        var tagged = tags.Values.SelectMany(static given => given).CountBy(static tag => tag).ToDictionary();
        return [.. filters.Rules.Select(rule => new FilterHits(rule.Line, rule.Text, rule.IsOff, rule.Action switch
        {
            FilterAction.Skip => skipped.GetValueOrDefault(rule.Text),
            FilterAction.Tag => tagged.GetValueOrDefault(rule.Tag!),
            _ => null,
        }))];
    }

    private static void Count(IReadOnlyList<SkippedEntry> entries, Dictionary<string, int> counts)
    {
        foreach (var (_, reason) in entries)
        {
            var end = reason.StartsWith(Mark, StringComparison.Ordinal) ? reason.IndexOf(": ", Mark.Length, StringComparison.Ordinal) : -1;
            if (end > 0)
            {
                counts[reason[(end + 2)..]] = counts.GetValueOrDefault(reason[(end + 2)..]) + 1;
            }
        }
    }
}
