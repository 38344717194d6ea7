namespace Annals.Publish.Epub;

/// <summary>A book as EPUB 3.3 describes one: what it is, what is in it, in which order it is read.</summary>
public sealed record EpubBook
{
    /// <summary>A UUID, without <c>urn:uuid:</c>. The same book has the same one (EPUB 3.3, section 5.5.3.1).</summary>
    public required string Identifier { get; init; }

    public required string Title { get; init; }

    /// <summary>BCP 47, of most of its text and of what it says itself.</summary>
    public required string Language { get; init; }

    /// <summary>UTC, whole seconds.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The first day it is about, ISO 8601; null when no day restricts it.</summary>
    public string? Date { get; init; }

    public required string Description { get; init; }

    public required string Subject { get; init; }

    public required string Rights { get; init; }

    /// <summary>Whose texts are in it.</summary>
    public required IReadOnlyList<string> Contributors { get; init; }

    /// <summary>What people who cannot see it should know beforehand.</summary>
    public required string AccessibilitySummary { get; init; }

    /// <summary>What the table of contents is called.</summary>
    public required string ContentsTitle { get; init; }

    public required string LandmarksTitle { get; init; }

    public required IReadOnlyList<EpubItem> Items { get; init; }

    public required IReadOnlyList<EpubEntry> Contents { get; init; }

    /// <summary>Where a reading system begins: type of <c>epub:type</c>, title and path.</summary>
    public required IReadOnlyList<(string Type, string Title, string Path)> Landmarks { get; init; }
}

/// <summary>One file of a book.</summary>
/// <param name="Path">Below the package's folder: ASCII letters, digits, <c>-</c>, <c>.</c>, <c>/</c>.</param>
/// <param name="Write">Called once.</param>
public sealed record EpubItem(string Path, string MediaType, Action<Stream> Write)
{
    /// <summary>True for what is read in its turn; the order of the items is the order of reading.</summary>
    public bool IsRead { get; init; }

    /// <summary>EPUB 3.3, appendix D.5: <c>cover-image</c>, for instance; null for none.</summary>
    public string? Properties { get; init; }

    /// <summary>False for what is packed already.</summary>
    public bool IsPackable { get; init; } = true;
}

/// <summary>A line of the table of contents.</summary>
/// <param name="Language">Of the title; null for the book's.</param>
public sealed record EpubEntry(string Title, string Path, string? Language = null)
{
    public IReadOnlyList<EpubEntry> Entries { get; init; } = [];
}
