using Annals.Index.Articles;
using Annals.Language.Comparing;

namespace Annals.Index.Revisions;

/// <summary>What a reader would see changed between two revisions of an article.</summary>
public sealed record RevisionDiff
{
    public required RevisionSummary Before { get; init; }

    public required RevisionSummary After { get; init; }

    public required DiffBlock Title { get; init; }

    /// <summary>The paragraphs of both, in order.</summary>
    public required IReadOnlyList<DiffBlock> Text { get; init; }

    /// <summary>Addresses of pictures that only the earlier one shows.</summary>
    public required IReadOnlyList<string> PicturesRemoved { get; init; }

    /// <summary>Addresses of pictures that only the later one shows.</summary>
    public required IReadOnlyList<string> PicturesAdded { get; init; }

    /// <summary>None when the files differ in nothing that a reader sees: markup, white space, a footer of the file.</summary>
    public required ChangeClass Classes { get; init; }
}
