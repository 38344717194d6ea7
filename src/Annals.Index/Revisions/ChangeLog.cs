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
            var (before, after, gone) = changes[i];
            yield return gone is null
                ? new LoggedChange(after.Article, after.Outlet, RevisionComparer.Compare(folder, Summary(before), Summary(after)))
                : new LoggedChange(after.Article, after.Outlet, null) { Gone = gone, Revision = after.Revision, Title = after.Title };
        }

        RevisionSummary Summary(RevisionKept kept)
            => new(kept.Revision, paths[(kept.Article, kept.Revision)], kept.Sha256, kept.Captured ?? kept.At, kept.At, kept.Title);
    }

    // Where a revision lies now is known from the line of the one that replaced it.
    private static (List<(RevisionKept Before, RevisionKept After, ArticleGone? Gone)> Changes, Dictionary<(string Article, int Revision), string> Paths) Find(
        ArchiveFolder folder, string? outlet, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        var newest = new Dictionary<string, RevisionKept>();
        var paths = new Dictionary<(string, int), string>();
        var changes = new List<(RevisionKept, RevisionKept, ArticleGone?)>();
        foreach (var line in JournalReader.Read(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.Entry is ArticleGone gone && newest.TryGetValue(gone.Article, out var current) && IsWanted(current.Outlet, gone.Since))
            {
                changes.Add((current, current, gone));
            }

            if (line.Entry is not RevisionKept kept)
            {
                continue;
            }

            paths[(kept.Article, kept.Revision)] = kept.Path;
            if (newest.TryGetValue(kept.Article, out var before))
            {
                paths[(before.Article, before.Revision)] = kept.Before ?? before.Path;
                if (IsWanted(kept.Outlet, kept.Captured ?? kept.At))
                {
                    changes.Add((before, kept, null));
                }
            }

            newest[kept.Article] = kept;
        }

        return (changes, paths);

        bool IsWanted(string of, DateTimeOffset seen) => (outlet is null || of == outlet) && (from is null || seen >= from) && (to is null || seen < to);
    }
}

/// <summary>One change that an outlet made to an article: of what it says, or of whether it is there at all.</summary>
/// <param name="Diff">Null when the article went from its source, or came back to it.</param>
public sealed record LoggedChange(string Article, string Outlet, RevisionDiff? Diff)
{
    /// <summary>Set when the article went, or came back.</summary>
    public ArticleGone? Gone { get; init; }

    /// <summary>The number of the revision the change led to; the newest one for an article that went.</summary>
    public int Revision { get => field > 0 ? field : Diff!.After.Number; init; }

    public string Title { get => field ?? Diff!.After.Title; init; }

    /// <summary>When it was seen (UTC).</summary>
    public DateTimeOffset SeenAt => Gone?.Since ?? Diff!.After.CapturedAt;
}
