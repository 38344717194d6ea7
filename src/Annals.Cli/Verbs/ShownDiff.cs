using Annals.Archive;
using Annals.Index.Revisions;
using Annals.Language.Comparing;

namespace Annals.Cli.Verbs;

/// <summary>What <c>diff --json</c> prints.</summary>
internal sealed record ShownDiff(
    string Id,
    int From,
    int To,
    DateTimeOffset FromSeen,
    DateTimeOffset ToSeen,
    IReadOnlyList<string> Classes,
    IReadOnlyList<ShownPart> Title,
    IReadOnlyList<IReadOnlyList<ShownPart>> Text,
    IReadOnlyList<string> PicturesRemoved,
    IReadOnlyList<string> PicturesAdded)
{
    public static ShownDiff Of(ArticleId id, RevisionDiff diff) => new(
        id.Value,
        diff.Before.Number,
        diff.After.Number,
        diff.Before.CapturedAt,
        diff.After.CapturedAt,
        ClassNames.List(diff.Classes),
        Parts(diff.Title),
        [.. diff.Text.Where(block => block.IsChanged).Select(Parts)],
        diff.PicturesRemoved,
        diff.PicturesAdded);

    private static IReadOnlyList<ShownPart> Parts(DiffBlock block) => [.. block.Parts.Select(part => new ShownPart(part.Kind, part.Text))];
}

internal sealed record ShownPart(DiffKind Kind, string Text);
