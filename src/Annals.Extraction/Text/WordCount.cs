using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Text;

/// <summary>Words as a reader counts them: runs of letters and digits, and every Chinese, Japanese or Korean character.</summary>
internal static class WordCount
{
    public static int Of(string text)
    {
        var words = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (TextMeasure.IsIdeograph(c))
            {
                words++;
                inWord = false;
                continue;
            }

            var letter = char.IsLetterOrDigit(c) || char.IsSurrogate(c) || (inWord && c is '\'' or '’' or '-');
            if (letter && !inWord)
                words++;
            inWord = letter;
        }

        return words;
    }
}
