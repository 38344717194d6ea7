using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body.Rules;

/// <summary>The author's name and the date stand beside the article, not in it.</summary>
internal static class BylineLine
{
    private const int Longest = 200;

    public static bool Drops(Node node, ArticleContext context)
    {
        if (node.Weight.Chars is 0 or > Longest || node.Tag is "td" or "th" or "figcaption")
            return false;
        if (node.Tag is "time" or "address")
            return node.Parent is not { Tag: "p" or "span" or "em" or "blockquote" } parent || parent.Weight.Chars - node.Weight.Chars < 60;
        if (node.Suggests(Hint.Byline | Hint.Date) && !node.Suggests(Hint.Body))
            return node.Tag is not ("a" or "em" or "i" or "b" or "strong");
        if (node.Attribute("rel") is "author" || node.Attribute("itemprop") is "author" or "datePublished" or "dateModified")
            return true;
        return Names.Block.Contains(node.Tag) && node.Weight.Chars < 80 && SaysWho(node, context);
    }

    private static bool SaysWho(Node node, ArticleContext context)
    {
        if (context.Byline is not { Length: > 3 } byline || node.Weight.Chars > byline.Length + 12)
            return false;
        var text = BlockText.Of(node);
        return text.Length < byline.Length + 14 && text.Contains(byline, StringComparison.OrdinalIgnoreCase);
    }
}
