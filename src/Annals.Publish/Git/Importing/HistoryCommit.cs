namespace Annals.Publish.Git.Importing;

/// <summary>One commit, with what it changed in the candidates for posts.</summary>
/// <param name="Parents">The first is the line that was merged into.</param>
/// <param name="At">When its author made it, else when it was committed (UTC); null when neither can be true.</param>
/// <param name="Changes">Against the first parent; against nothing for a commit without parents.</param>
internal sealed record HistoryCommit(string Id, IReadOnlyList<string> Parents, DateTimeOffset? At, IReadOnlyList<HistoryChange> Changes);

/// <param name="Path">With '/', from the root of the repository.</param>
/// <param name="Blob">What lies there now; null when it was deleted, or became something that is no file.</param>
internal readonly record struct HistoryChange(string Path, string? Blob);
