namespace Annals.Index.Articles;

/// <param name="Count">Articles, not revisions.</param>
/// <param name="Newest">The time of its newest article (UTC).</param>
public sealed record OutletSummary(string Outlet, int Count, DateTimeOffset Newest);

/// <param name="Count">Articles that are called so now.</param>
public sealed record TagSummary(string Tag, int Count);

/// <param name="Day">In UTC.</param>
/// <param name="Count">Articles published on that day.</param>
public sealed record DaySummary(DateOnly Day, int Count);
