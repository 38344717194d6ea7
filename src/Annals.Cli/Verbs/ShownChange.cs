using Annals.Index.Revisions;

namespace Annals.Cli.Verbs;

/// <summary>One line of <c>log --changed --json</c>.</summary>
/// <param name="From">The revision before; the same as <paramref name="To"/> where the article went from its source or came back.</param>
/// <param name="Status">What the source says instead of an article that is gone; null otherwise.</param>
internal sealed record ShownChange(string Id, string Outlet, int From, int To, DateTimeOffset Seen, IReadOnlyList<string> Classes, string Title, string TitleBefore, string? Status)
{
    public static ShownChange Of(LoggedChange change) => new(
        change.Article,
        change.Outlet,
        change.Diff?.Before.Number ?? change.Revision,
        change.Revision,
        change.SeenAt,
        change.Gone is { } gone ? [gone.Over == true ? "back" : "gone"] : ClassNames.List(change.Diff!.Classes),
        change.Title,
        change.Diff?.Before.Title ?? change.Title,
        change.Gone?.Status);
}
