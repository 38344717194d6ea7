using Annals.Extraction.Dom;
using Annals.Extraction.Text;

namespace Annals.Extraction.Pages.Body;

/// <summary>
/// Many publishers give the article's text a second time for machines (schema.org <c>articleBody</c>). It is without
/// pictures, links and headings, so the visible text is better; but where script writes the visible text, this is all there is.
/// </summary>
internal static class StatedBody
{
    private const int Shortest = 300;

    /// <summary>The stated text as an article, when what was found is only a small part of it.</summary>
    public static Node? Instead(Node? found, string? stated)
    {
        if (stated is null || stated.Length < Shortest || (found?.Weight.Chars ?? 0) * 3 > TextMeasure.WeightOf(stated).Chars)
            return null;
        var article = Node.Element("div");
        foreach (var line in HtmlText.ToPlainText(stated.ReplaceLineEndings("<br>")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var paragraph = Node.Element("p");
            paragraph.Append(Node.OfText(line));
            article.Append(paragraph);
        }

        TextMeasure.Measure(article);
        return article;
    }
}
