using Annals.Archive;

namespace Annals.Publish.Editions;

/// <summary>One article as an edition prints it, with what proves where it comes from.</summary>
public sealed record EditionArticle
{
    public required ArticleId Id { get; init; }

    /// <summary>The number of the revision that is printed.</summary>
    public required int Revision { get; init; }

    public required string Title { get; init; }

    public required string Outlet { get; init; }

    /// <summary>Null when the article names nobody.</summary>
    public string? Author { get; init; }

    /// <summary>The outlet's address of it, as the archive knows it.</summary>
    public required string Url { get; init; }

    /// <summary>The best time known (UTC).</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>False when <see cref="Time"/> is that of the capture, for the publication's is not known.</summary>
    public bool IsTimePublished { get; init; }

    /// <summary>When the revision was seen (UTC).</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>The post file, relative to the archive.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the post file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>BCP 47, as the outlet said or as the text looks; null when unsure.</summary>
    public string? Language { get; init; }

    /// <summary>Well-formed markup. Its pictures' addresses begin with <see cref="EditionPicture.Scheme"/>.</summary>
    public required string Body { get; init; }

    /// <summary>The first sentences; null when it has no text.</summary>
    public string? Opening { get; init; }

    /// <summary>Characters of its text.</summary>
    public required int Length { get; init; }

    /// <summary>The pictures in it, in their order.</summary>
    public IReadOnlyList<EditionPicture> Pictures { get; init; } = [];

    /// <summary>How many pictures it shows at its outlet that are not in this edition.</summary>
    public int MissingPictures { get; init; }
}

/// <summary>A picture of an edition: an original out of the archive.</summary>
/// <param name="Name">Its hash with an ending that tells its kind; the same picture has one name.</param>
/// <param name="Path">The file, relative to the archive.</param>
/// <param name="Type">The media type found in its bytes.</param>
/// <param name="Url">The outlet's address of it.</param>
/// <param name="Size">Bytes.</param>
public sealed record EditionPicture(string Name, string Path, string Sha256, string Type, string Url, long Size)
{
    /// <summary>Stands before a name in the bodies' markup, until a writer puts an address there.</summary>
    public const string Scheme = "edition-picture:";
}
