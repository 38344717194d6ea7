using Annals.Index.Articles;

namespace Annals.Index.Revisions;

/// <summary>Which revision stood there at a time, as far as the archive knows: the one seen last until then.</summary>
public static class StandingRevision
{
    /// <returns>Null for a time before the first capture: what stood there then, if anything, nobody here saw.</returns>
    public static RevisionSummary? At(IReadOnlyList<RevisionSummary> revisions, DateTimeOffset time)
        => revisions.Where(revision => revision.CapturedAt <= time).MaxBy(revision => (revision.CapturedAt, revision.Number));
}
