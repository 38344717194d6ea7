using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body.Rules;

/// <summary>Blocks made of links lead elsewhere: related articles, tags, menus. Links within sentences stay.</summary>
internal static class LinkList
{
    public static bool Drops(Node node, ArticleContext context)
    {
        var weight = node.Weight;
        if (weight.LinkChars == 0 || weight.OwnChars > context.Total / 3)
            return false;
        return node.Tag switch
        {
            "ul" or "ol" or "dl" or "table" => weight.LinkDensity > 0.7,
            "div" or "section" or "header" => weight.LinkDensity > 0.7 && !node.Descendants("img").Any(),
            "p" => (weight.LinkDensity > 0.9 && IsWholeLine(node) && !IsSaid(node)) || IsLabelAndLink(node),
            _ => false,
        };
    }

    /// <summary>"Read also: another story": a few words, a colon and a link, and nothing more.</summary>
    private static bool IsLabelAndLink(Node node)
    {
        const int LongestLabel = 30;
        var weight = node.Weight;
        if (weight.OwnChars is 0 or > LongestLabel || weight.LinkChars < weight.OwnChars || !IsWholeLine(node))
            return false;
        var label = BlockText.Of(node, static n => n.Tag is "a").Trim();
        return label.EndsWith(':') || label.EndsWith('：') || label.EndsWith('|') || label.StartsWith('>');
    }

    /// <summary>An address given as such is a reference, and what ends in a colon introduces what follows: both are text.</summary>
    private static bool IsSaid(Node node)
    {
        var text = BlockText.Of(node).Trim();
        return text is [.., '：'] || (text.Contains('/', StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal) && !text.AsSpan().ContainsAny(" \n"));
    }

    /// <summary>A paragraph that is one link, and not a step of the text like "see the statement".</summary>
    private static bool IsWholeLine(Node node) => node.Ancestors().All(static a => a.Tag is not ("blockquote" or "li" or "td"));
}
