using System.Buffers;

namespace Annals.Language.Sentences;

/// <summary>
/// Cuts an article's plain text into the sentences that <c>/a/ID@REV#s12</c> counts from 1, by the rules that
/// docs/archive-format.md numbers "sentences 1". They are not good rules, they are fixed ones: a better reading of
/// sentences belongs into <see cref="SentenceSplitter"/>.
/// </summary>
/// <remarks>Change this and every sentence address ever given out may point to another sentence.</remarks>
public static class NumberedSentences
{
    private const string Closers = "\"'”’」』）)]】》〉»";

    // What goes on after a closing quote is no new sentence: “Enough!”, she said.
    private const string Continuers = "，、；：,;:";

    private static readonly SearchValues<char> Terminators = SearchValues.Create("。！？｡.!?");

    private static readonly string[] Abbreviations =
    [
        "Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Gen", "Col", "Lt", "Sgt", "Capt", "Sen", "Rep", "Gov", "Rev", "Hon", "Jr", "Sr",
        "No", "vs", "etc", "Inc", "Ltd", "Co", "Corp", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    ];

    /// <summary>Ranges into the text (UTF-16), in order, without blanks around them: the first is sentence 1. None is empty, none crosses a line.</summary>
    /// <param name="text">The plain text of the body as it is kept, a line a block.</param>
    public static IReadOnlyList<Range> Of(ReadOnlySpan<char> text)
    {
        var sentences = new List<Range>();
        var start = 0;
        while (start < text.Length)
        {
            var length = text[start..].IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            SplitLine(text[start..end], start, sentences);
            start = end + 1;
        }

        return sentences;
    }

    private static void SplitLine(ReadOnlySpan<char> line, int offset, List<Range> sentences)
    {
        var start = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var step = line[at..].IndexOfAny(Terminators);
            if (step < 0)
            {
                break;
            }

            at += step;
            var end = EndOfMarks(line, at);
            if (Ends(line, at, end))
            {
                Add(line, start, end, offset, sentences);
                start = end;
            }

            at = end - 1;
        }

        Add(line, start, line.Length, offset, sentences);
    }

    // A row of terminators and closers ends one sentence: “Really?!” is not two.
    private static int EndOfMarks(ReadOnlySpan<char> line, int first)
    {
        var end = first + 1;
        while (end < line.Length && (Terminators.Contains(line[end]) || Closers.Contains(line[end], StringComparison.Ordinal)))
        {
            end++;
        }

        return end;
    }

    private static bool Ends(ReadOnlySpan<char> line, int first, int end)
    {
        if (end < line.Length && Continuers.Contains(line[end], StringComparison.Ordinal))
        {
            return false;
        }

        if (line[first..end].IndexOfAny("。！？｡") >= 0)
        {
            return true;
        }

        return (end == line.Length || IsBlank(line[end])) && !GoesOn(line, end) && !(line[first] == '.' && IsAbbreviation(line, first));
    }

    private static bool GoesOn(ReadOnlySpan<char> line, int end)
    {
        while (end < line.Length && IsBlank(line[end]))
        {
            end++;
        }

        return end < line.Length && char.IsAsciiLetterLower(line[end]);
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> line, int dot)
    {
        var start = dot;
        while (start > 0 && char.IsAsciiLetter(line[start - 1]))
        {
            start--;
        }

        var word = line[start..dot];
        if (word.Length == 1)
        {
            return char.IsAsciiLetterUpper(word[0]);
        }

        foreach (var abbreviation in Abbreviations)
        {
            if (word.SequenceEqual(abbreviation))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(ReadOnlySpan<char> line, int start, int end, int offset, List<Range> sentences)
    {
        while (start < end && IsBlank(line[start]))
        {
            start++;
        }

        while (end > start && IsBlank(line[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add((offset + start)..(offset + end));
        }
    }

    private static bool IsBlank(char character) => character is ' ' or '\u3000';
}
