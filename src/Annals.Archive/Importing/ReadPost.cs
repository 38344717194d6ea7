using Annals.Archive.Writing;

namespace Annals.Archive.Importing;

/// <summary>One file of an import as read: a post to keep, or the reason why not.</summary>
/// <param name="Post">Null when there is nothing to keep.</param>
/// <param name="Problem">What is odd about a post that is kept all the same.</param>
internal readonly record struct ReadPost(FoundFile File, ImportedPost? Post, string? Problem, string? SkippedBecause, string? FailedBecause)
{
    public bool IsKnown => Post is null && SkippedBecause is null && FailedBecause is null;

    public static ReadPost AlreadyKept(FoundFile file) => new(file, null, null, null, null);

    public static ReadPost Skipped(FoundFile file, string reason) => new(file, null, null, reason, null);

    public static ReadPost Failed(FoundFile file, string reason) => new(file, null, null, null, reason);
}
