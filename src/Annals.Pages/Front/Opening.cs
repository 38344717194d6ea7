using System.Text;
using Annals.Extraction.Text;

namespace Annals.Pages.Front;

/// <summary>How an article begins, for the places where there is room for more than a line.</summary>
public static class Opening
{
    private const int Length = 260;
    private const int LeastLength = 120;
    // CJK punctuation and whatever is set as wide stands from here on.
    private const char FirstFullWidth = '\u3000';
    private const string FigureEnd = "</figure>";

    private static readonly System.Buffers.SearchValues<char> SentenceEnds = System.Buffers.SearchValues.Create("。！？.!?");

    /// <summary>
    /// The first sentences without the pictures' captions, which stand before the text in the markup but not in the
    /// reader's mind. Null when there is no text.
    /// </summary>
    /// <param name="sanitised">The article's sanitised markup: what is opened there is closed.</param>
    public static string? Of(string sanitised)
    {
        var text = InOneLine(HtmlText.ToPlainText(WithoutFigures(sanitised)).Trim());
        return text.Length == 0 ? null : text.Length <= Length ? text : Cut(text);
    }

    // Between paragraphs of Chinese there is no blank, as there is none between its sentences.
    private static string InOneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\n')
            {
                line.Append(text[at]);
            }
            else if (line.Length > 0 && line[^1] < FirstFullWidth && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }

    private static string WithoutFigures(string html)
    {
        var rest = new StringBuilder();
        var at = 0;
        while (html.IndexOf("<figure", at, StringComparison.Ordinal) is >= 0 and var start
            && html.IndexOf(FigureEnd, start, StringComparison.Ordinal) is >= 0 and var end)
        {
            rest.Append(html, at, start - at);
            at = end + FigureEnd.Length;
        }

        return rest.Append(html, at, html.Length - at).ToString();
    }

    // After a sentence where one ends late enough, else anywhere but inside a character.
    private static string Cut(string text)
    {
        var sentence = text.AsSpan(0, Length).LastIndexOfAny(SentenceEnds);
        if (sentence >= LeastLength)
        {
            return text[..(sentence + 1)];
        }

        var end = char.IsHighSurrogate(text[Length - 1]) ? Length - 1 : Length;
        return text[..end].TrimEnd() + "…";
    }
}
