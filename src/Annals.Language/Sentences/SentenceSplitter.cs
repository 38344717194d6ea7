namespace Annals.Language.Sentences;

/// <summary>
/// Cuts plain text into sentences well enough for excerpts: at line breaks, at 。！？…；, and at . ! ? before a blank,
/// where the dot does not stand behind a single letter or a short title. Closing quotes and brackets stay with the sentence they close.
/// </summary>
public static class SentenceSplitter
{
    private const string Closers = "”’」』）)]】》〉\"'";

    /// <summary>Ranges into the text, in order, without the blanks around them; none is empty and none overlap.</summary>
    public static IReadOnlyList<Range> Split(ReadOnlySpan<char> text)
    {
        var sentences = new List<Range>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!EndsAt(text, i))
            {
                continue;
            }

            while (i + 1 < text.Length && (Closers.Contains(text[i + 1]) || EndsAt(text, i + 1)))
            {
                i++;
            }

            Add(sentences, text, start, i + 1);
            start = i + 1;
        }

        Add(sentences, text, start, text.Length);
        return sentences;
    }

    private static bool EndsAt(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '\n' or '。' or '！' or '？' or '；' or '…' or '｡' => true,
        '!' or '?' => IsBeforeBlank(text, at),
        '.' => IsBeforeBlank(text, at) && !IsAbbreviation(text, at),
        _ => false,
    };

    private static bool IsBeforeBlank(ReadOnlySpan<char> text, int at)
        => at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || Closers.Contains(text[at + 1]);

    private static bool IsAbbreviation(ReadOnlySpan<char> text, int dot)
    {
        var start = dot;
        while (start > 0 && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        return text[start..dot] is "Mr" or "Mrs" or "Ms" or "Dr" or "St" or "Gen" or "Sen" or "Rep" or "Gov" or "Prof" or "No" or "vs"
            || (dot - start == 1 && char.IsAsciiLetterUpper(text[start]));
    }

    private static void Add(List<Range> sentences, ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(start..end);
        }
    }
}
