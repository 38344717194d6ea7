using Annals.Index.Revisions;

namespace Annals.Cli.Verbs;

/// <summary>One line of <c>log --changed --json</c>.</summary>
internal sealed record ShownChange(string Id, string Outlet, int From, int To, DateTimeOffset Seen, IReadOnlyList<string> Classes, string Title, string TitleBefore)
{
    public static ShownChange Of(LoggedChange change) => new(
        change.Article,
        change.Outlet,
        change.Diff.Before.Number,
        change.Diff.After.Number,
        change.Diff.After.CapturedAt,
        ClassNames.List(change.Diff.Classes),
        change.Diff.After.Title,
        change.Diff.Before.Title);
}
