using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Pages.Evidence;

/// <summary>The blocks of an article: elements that hold text and no other block with text, a line break not counted.</summary>
internal static class Blocks
{
    public static List<Node> Of(Node article)
    {
        var blocks = new List<Node>();
        for (var node = article.First; node is not null;)
        {
            var isBlock = IsBlock(node);
            if (isBlock)
                blocks.Add(node);
            node = isBlock || node.Weight.Chars == 0 ? node.FollowingOutside(article) : node.Following(article);
        }

        return blocks;
    }

    /// <summary>The fingerprints of all blocks, each once, in document order.</summary>
    public static IReadOnlyList<ulong> Prints(Node article)
    {
        var prints = new List<ulong>();
        var seen = new HashSet<ulong>();
        foreach (var block in Of(article))
        {
            if (BlockPrint.Of(BlockText.Of(block)) is { } print && seen.Add(print))
                prints.Add(print);
        }

        return prints;
    }

    private static bool IsBlock(Node node) =>
        !node.IsText && node.Weight.Chars > 0 && Names.Block.Contains(node.Tag)
        && !node.Descendants().Any(static n => n.Weight.Chars > 0 && Names.Block.Contains(n.Tag));
}
