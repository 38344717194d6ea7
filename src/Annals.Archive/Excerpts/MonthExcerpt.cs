namespace Annals.Archive.Excerpts;

/// <summary>What one month of an archive consists of: the articles whose post files lie in its folder, with all that the journal says of them.</summary>
public sealed record MonthExcerpt
{
    /// <summary>Such as <c>2026-11</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Stands for the lines about it: equal digests are equal months.</summary>
    public required string Digest { get; init; }

    public required int Articles { get; init; }

    /// <summary>Post files and earlier revisions, by path.</summary>
    public required IReadOnlyDictionary<string, ExcerptFile> Files { get; init; }

    /// <summary>Pictures that were kept on the days on which its articles were, and the pages these were taken from, by path.</summary>
    public required IReadOnlyDictionary<string, ExcerptFile> Blobs { get; init; }

    /// <summary>The numbers of its lines, ascending.</summary>
    internal IReadOnlyList<int> Lines { get; init; } = [];
}

/// <param name="Sha256">In lower-case hexadecimal.</param>
/// <param name="Since">The number of the line that put it there.</param>
public readonly record struct ExcerptFile(string Sha256, long Size, long Since);
