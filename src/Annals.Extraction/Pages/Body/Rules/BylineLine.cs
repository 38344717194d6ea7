using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body.Rules;

/// <summary>The author's name and the date stand beside the article, not in it.</summary>
internal static class BylineLine
{
    private const int Longest = 200;

    private const int LongestLine = 60;

    private static readonly System.Buffers.SearchValues<char> DateMarks = System.Buffers.SearchValues.Create("./-年");

    private static readonly System.Buffers.SearchValues<char> NeverInDates = System.Buffers.SearchValues.Create("$€£¥%+—");

    public static bool Drops(Node node, ArticleContext context)
    {
        if (node.Weight.Chars is 0 or > Longest || node.Tag is "td" or "th" or "figcaption")
            return false;
        if (node.Tag is "time" or "address")
            return node.Parent is not { Tag: "p" or "span" or "em" or "blockquote" } parent || parent.Weight.Chars - node.Weight.Chars < 60;
        // "article__date": the last word says what it is.
        if (node.Suggests(Hint.Byline | Hint.Date) && (!node.Suggests(Hint.Body) || node.Weight.Chars < LongestLine))
            return node.Tag is not ("a" or "em" or "i" or "b" or "strong");
        if (node.Attribute("rel") is "author" || node.Attribute("itemprop") is "author" or "datePublished" or "dateModified")
            return true;
        return Names.Block.Contains(node.Tag) && node.Weight.Chars < 80 && node.Tag is not ("li" or "ul" or "ol" or "table" or "tr" or "tbody") && (SaysWho(node, context) || (context.IsAtHead && IsDate(node)));
    }

    /// <summary>Digits and what stands between them, perhaps with the name of a month: a date, and nothing more.</summary>
    private static bool IsDate(Node node)
    {
        if (node.Weight.Chars is < 6 or > 34 || node.Tag is "h2" or "h3" or "h4" || node.Ancestors().Any(static a => a.Tag is "td" or "li" or "blockquote"))
            return false;
        var text = BlockText.Of(node);
        var digits = text.Count(char.IsAsciiDigit);
        var letters = text.Count(char.IsLetter);
        return digits is >= 5 and <= 14 && letters <= digits && !text.AsSpan().ContainsAny(NeverInDates) && text.AsSpan().ContainsAny(DateMarks);
    }

    private static bool SaysWho(Node node, ArticleContext context)
    {
        if (context.Byline is not { Length: > 3 } byline || node.Weight.Chars > byline.Length + 12)
            return false;
        var text = BlockText.Of(node);
        return text.Length < byline.Length + 14 && text.TrimEnd() is not [.., '。' or '！' or '？' or '：' or '”'] && text.Contains(byline, StringComparison.OrdinalIgnoreCase);
    }
}
