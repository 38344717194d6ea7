namespace Annals.Capture.Filtering;

/// <summary>What filters would have done with one article that is kept.</summary>
/// <param name="Article">Its id.</param>
/// <param name="SkippedBy">The line that would have skipped it; null when it would have been kept.</param>
/// <param name="Tags">What it would have been called.</param>
public sealed record FilterTrial(string Article, string Outlet, string Title, FilterRule? SkippedBy, IReadOnlyList<string> Tags);
