namespace Annals.Pages.Reading;

/// <summary>What the reader made of the article that is shown.</summary>
public sealed record ArticleReading
{
    public required ArticleMarks Marks { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<NoteLine> Notes { get; init; } = [];

    /// <summary>Why what was read cannot be written down just now, in the words of the system; null when it can.</summary>
    public string? Trouble { get; init; }
}

/// <summary>A note or highlight under its article.</summary>
/// <param name="Number">Names it.</param>
/// <param name="WrittenAt">UTC.</param>
/// <param name="Text">Empty for a highlight without words.</param>
/// <param name="Quote">The passage; null for a note on the whole article.</param>
/// <param name="Revision">The revision it was written on.</param>
/// <param name="IsHere">False when the revision shown no longer has the passage.</param>
public sealed record NoteLine(int Number, DateTimeOffset WrittenAt, string Text, string? Quote, int Revision, bool IsHere)
{
    /// <summary>In characters; longer is a document, and belongs into a file of its own.</summary>
    public const int LongestText = 20_000;
}
