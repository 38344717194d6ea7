namespace Annals.Language.Comparing;

/// <summary>
/// Cuts a paragraph into what a reader would call one changed thing: a word, a number with its separators, a Chinese
/// character (runs of changed characters are joined later), a mark, a blank. The pieces put together are the paragraph.
/// </summary>
internal static class WordChunks
{
    public static List<string> Of(string text)
    {
        var chunks = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var length = LengthAt(text, at);
            chunks.Add(text.Substring(at, length));
            at += length;
        }

        return chunks;
    }

    private static int LengthAt(string text, int at)
    {
        var end = at + 1;
        if (char.IsHighSurrogate(text[at]) && end < text.Length && char.IsLowSurrogate(text[end]))
        {
            return 2;
        }

        if (Figures.IsDigit(text[at]))
        {
            while (end < text.Length && (Figures.IsDigit(text[end]) || text[end] is '.' or ',' or ':' && end + 1 < text.Length && Figures.IsDigit(text[end + 1])))
            {
                end++;
            }
        }
        else if (IsWordPart(text[at]))
        {
            while (end < text.Length && (IsWordPart(text[end]) || text[end] is '\'' or '\u2019' or '-' && end + 1 < text.Length && IsWordPart(text[end + 1])))
            {
                end++;
            }
        }
        else if (char.IsWhiteSpace(text[at]))
        {
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }
        }

        return end - at;
    }

    // Scripts without blanks between words are compared by character.
    private static bool IsWordPart(char character)
        => char.IsLetter(character) && character is not (>= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u2E80' and <= '\uA4CF' or >= '\uF900' and <= '\uFAFF')
            || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
