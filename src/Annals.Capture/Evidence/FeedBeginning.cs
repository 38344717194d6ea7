namespace Annals.Capture.Evidence;

/// <summary>What of the feed's text goes along to the page as evidence, and is kept with it so that the evidence is the same ever after.</summary>
internal static class FeedBeginning
{
    // A summary says where on the page the article is, never where it ends: more lines than this would be taken for a whole text.
    private const int MostLines = 2;
    private const int LongestLine = 300;

    /// <summary>The first lines; null when there are none.</summary>
    public static string? Of(string plain)
    {
        var lines = plain.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostLines).Select(Cut);
        return string.Join('\n', lines) is { Length: > 0 } text ? text : null;
    }

    private static string Cut(string line)
        => line.Length <= LongestLine ? line : line[..(char.IsHighSurrogate(line[LongestLine - 1]) ? LongestLine - 1 : LongestLine)];
}
