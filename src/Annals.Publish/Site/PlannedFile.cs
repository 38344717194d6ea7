using Annals.Publish.Site.Switching;

namespace Annals.Publish.Site;

/// <summary>A file that belongs to the site, made only when its fingerprint is not that of the one in place.</summary>
/// <param name="Path">Relative to the site, with '/'.</param>
/// <param name="Rows">The articles it needs.</param>
internal sealed record PlannedFile(string Path, ulong Fingerprint, IReadOnlyList<int> Rows, Action<SiteStage> Write);
