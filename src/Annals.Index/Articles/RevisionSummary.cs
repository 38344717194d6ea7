namespace Annals.Index.Articles;

/// <summary>One revision of an article and where its file lies now.</summary>
/// <param name="Number">From 1, in the order they were kept.</param>
/// <param name="Path">Relative to the archive: the article's post file for the current revision, a file under <c>revisions/</c> for the others.</param>
/// <param name="Sha256">Of the file, in hexadecimal.</param>
/// <param name="CapturedAt">When this content was seen (UTC).</param>
/// <param name="RecordedAt">When it came into the archive (UTC).</param>
/// <param name="Title">The title it had.</param>
public sealed record RevisionSummary(int Number, string Path, string Sha256, DateTimeOffset CapturedAt, DateTimeOffset RecordedAt, string Title);
