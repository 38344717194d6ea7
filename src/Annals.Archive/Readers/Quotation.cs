namespace Annals.Archive.Readers;

/// <summary>
/// A passage of a text, so described that it can be found again when the text around it has changed: its words, some of
/// those before and behind it, and where it stood (W3C Web Annotation Data Model, TextQuoteSelector and
/// TextPositionSelector).
/// </summary>
/// <param name="Exact">The passage itself.</param>
/// <param name="Prefix">Up to <see cref="ContextLength"/> characters before it.</param>
/// <param name="Suffix">As many behind it.</param>
/// <param name="Start">UTF-16 offset into the plain text of the revision it was taken from.</param>
/// <param name="End">Behind its last character.</param>
public sealed record Quotation(string Exact, string Prefix, string Suffix, int Start, int End)
{
    public const int ContextLength = 32;

    // More places than this, of one letter perhaps, are not worth comparing.
    private const int MostPlaces = 1000;

    /// <param name="text">The revision's plain text.</param>
    public static Quotation Of(string text, int start, int length)
    {
        var (from, to) = (WholeCharacter(text, Math.Max(0, start - ContextLength)), WholeCharacter(text, Math.Min(text.Length, start + length + ContextLength)));
        return new Quotation(text.Substring(start, length), text[from..start], text[(start + length)..to], start, start + length);
    }

    /// <summary>Finds words that somebody copied or selected; how they were broken into lines does not matter.</summary>
    /// <param name="before">What stands before them, if that is known: of several places it tells the one that is meant.</param>
    /// <returns>Null when the text does not have them.</returns>
    public static Quotation? Find(string text, string words, string before = "")
        => new Quotation(words, before, "", 0, 0).PlaceIn(text) is var (start, length) ? Of(text, start, length) : null;

    /// <summary>Where the passage stands in a text, perhaps of a later revision; null when it is gone.</summary>
    /// <remarks>Of several places the one whose surroundings are most alike, then the nearest to where it stood.</remarks>
    public (int Start, int Length)? PlaceIn(string text)
    {
        var (letters, places) = WithoutBlanks(text);
        var (exact, prefix, suffix) = (WithoutBlanks(Exact).Letters, WithoutBlanks(Prefix).Letters, WithoutBlanks(Suffix).Letters);
        if (exact.Length == 0)
        {
            return null;
        }

        var best = (Alike: -1, Distance: 0, At: -1);
        var count = 0;
        for (var at = letters.IndexOf(exact, StringComparison.Ordinal); at >= 0 && count < MostPlaces; at = letters.IndexOf(exact, at + 1, StringComparison.Ordinal), count++)
        {
            var alike = CommonEnd(letters.AsSpan(0, at), prefix) + letters.AsSpan(at + exact.Length).CommonPrefixLength(suffix);
            var distance = Math.Abs(places[at] - Start);
            if (alike > best.Alike || (alike == best.Alike && distance < best.Distance))
            {
                best = (alike, distance, at);
            }
        }

        return best.At < 0 ? null : (places[best.At], places[best.At + exact.Length - 1] + 1 - places[best.At]);
    }

    private static int CommonEnd(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && left[^(length + 1)] == right[^(length + 1)])
        {
            length++;
        }

        return length;
    }

    private static (string Letters, int[] Places) WithoutBlanks(string text)
    {
        var letters = new char[text.Length];
        var places = new int[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                (letters[count], places[count]) = (text[i], i);
                count++;
            }
        }

        return (new string(letters, 0, count), places);
    }

    private static int WholeCharacter(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
