using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body.Rules;

/// <summary>A part whose class or id says that it is something else: a share bar, tags, a newsletter box. Not when it holds much of the text.</summary>
internal static class NamedPart
{
    private const Hint Noise = Hint.Noise | Hint.Paywall;

    public static bool Drops(Node node, ArticleContext context)
    {
        if (context.Feed?.IsAround(node) is true)
            return false;
        if (node.Tag is "aside" or "footer" && node.Weight.OwnChars < context.Total / 3)
            return true;
        if (node.Tag is "table" or "tr" or "td" or "tbody" or "pre" or "code" or "blockquote")
            return false;
        var hint = node.Hint & Noise;
        if (hint == Hint.None || node.Weight.OwnChars > context.Total / 3 || context.Names.AreTextual(node))
            return false;
        // A word within a sentence may be marked as a keyword or as a link to buy something: it is said all the same.
        if (node.Tag is "a" or "b" or "i" or "em" or "strong" or "span" && node.Parent!.Weight.Chars != node.Weight.Chars && !Names.Block.Contains(node.Next?.Tag ?? "br"))
            return false;
        if (node.Tag is "p" or "a" or "b" or "i" or "em" or "strong" or "span" or "h2" or "h3" or "h4")
            return node.Tag is not "a" && (hint & (Hint.Share | Hint.Related | Hint.Advertisement | Hint.Newsletter | Hint.Tags | Hint.AuthorBio)) != Hint.None && !node.Suggests(Hint.Body);
        return !node.Suggests(Hint.Embed);
    }
}
