using Annals.Archive.Journal;

namespace Annals.Publish.Selecting;

/// <summary>One revision of a selected article: what the journal says of it, and where its file lies now.</summary>
/// <param name="Line">The journal's line.</param>
/// <param name="Path">Relative to the archive, with '/': the article's own path for the current revision, a file under <c>revisions/</c> for the others.</param>
/// <param name="Pages">The pages its text was taken from, as they came; null when none were kept of their own for it, or they were dropped since.</param>
public sealed record SelectedRevision(RevisionKept Line, string Path, PagesKept? Pages)
{
    /// <summary>When this content was seen or, for an import that does not say, written (UTC).</summary>
    public DateTimeOffset CapturedAt => Line.Captured ?? Line.At;
}
