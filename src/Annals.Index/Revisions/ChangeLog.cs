using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Index.Articles;

namespace Annals.Index.Revisions;

/// <summary>The changes that outlets made to what they had published, newest first, read from the journal and the post files.</summary>
public static class ChangeLog
{
    /// <param name="outlet">Null for all outlets.</param>
    /// <param name="from">When the change was seen, inclusive (UTC); null from the beginning.</param>
    /// <param name="to">When the change was seen, exclusive (UTC); null to the end.</param>
    /// <remarks>Each change is compared when the caller asks for it, so that a limit saves the work.</remarks>
    public static IEnumerable<LoggedChange> Read(ArchiveFolder folder, string? outlet, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        var (changes, paths) = Find(folder, outlet, from, to, cancellation);
        for (var i = changes.Count - 1; i >= 0; i--)
        {
            cancellation.ThrowIfCancellationRequested();
            var (before, after) = changes[i];
            yield return new LoggedChange(after.Article, after.Outlet, RevisionComparer.Compare(folder, Summary(before), Summary(after)));
        }

        RevisionSummary Summary(RevisionKept kept)
            => new(kept.Revision, paths[(kept.Article, kept.Revision)], kept.Sha256, kept.Captured ?? kept.At, kept.At, kept.Title);
    }

    // Where a revision lies now is known from the line of the one that replaced it.
    private static (List<(RevisionKept Before, RevisionKept After)> Changes, Dictionary<(string Article, int Revision), string> Paths) Find(
        ArchiveFolder folder, string? outlet, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        var newest = new Dictionary<string, RevisionKept>();
        var paths = new Dictionary<(string, int), string>();
        var changes = new List<(RevisionKept, RevisionKept)>();
        foreach (var line in JournalReader.Read(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.Entry is not RevisionKept kept)
            {
                continue;
            }

            var seen = kept.Captured ?? kept.At;
            if (newest.TryGetValue(kept.Article, out var before))
            {
                paths[(before.Article, before.Revision)] = kept.Before ?? before.Path;
                paths[(kept.Article, kept.Revision)] = kept.Path;
                if ((outlet is null || kept.Outlet == outlet) && (from is null || seen >= from) && (to is null || seen < to))
                {
                    changes.Add((before, kept));
                }
            }

            newest[kept.Article] = kept;
        }

        return (changes, paths);
    }
}

/// <summary>One change that an outlet made to an article.</summary>
public sealed record LoggedChange(string Article, string Outlet, RevisionDiff Diff);
