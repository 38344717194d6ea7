using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body.Rules;

/// <summary>
/// What publishers hang under an article: where to follow them, who wrote it, what else to read. Only the last blocks are
/// looked at, one after the other, until one is text again.
/// </summary>
internal static class Tail
{
    private const int MostBlocks = 8;
    private const int Longest = 420;
    private const int LongestLabel = 30;

    private static readonly string[] Networks =
        ["facebook", "twitter", "instagram", "telegram", "whatsapp", "youtube", "linkedin", "newsletter", "pinterest", "tiktok", "google play", "patreon", "微博", "微信", "公众号", "公眾號"];

    public static void Drop(ArticleContext context, ExtractionLog log)
    {
        for (var seen = 0; seen < MostBlocks; seen++)
        {
            if (LastBlock(context.Article) is not { } block || block.Weight.Chars * 4 > context.Article.Weight.Chars || Reason(block, context) is not { } reason)
                return;
            log.Dropped(reason, block);
            TextMeasure.Cut(block);
        }
    }

    /// <summary>The last element with text that holds no other block; null when it is one that a tail never is.</summary>
    private static Node? LastBlock(Node article)
    {
        var node = article;
        while (true)
        {
            var child = node.Last;
            while (child is not null && child.Weight.Chars == 0)
                child = child.Previous;
            if (child is null || child.IsText || !Names.Block.Contains(child.Tag))
                break;
            node = child;
        }

        return node == article || node.Tag is "td" or "th" or "pre" or "dd" or "dt" or "blockquote" or "figcaption" || node.Ancestors().Any(static a => a.Tag is "blockquote" or "table") ? null : node;
    }

    private static string? Reason(Node block, ArticleContext context)
    {
        var weight = block.Weight;
        if (weight.Chars > Longest)
            return null;
        var text = BlockText.Of(block);
        if (MentionsNetwork(text) && (weight.LinkChars > 0 || text.Contains('@', StringComparison.Ordinal)))
            return "tail: where to follow";
        if (weight.Chars < LongestLabel && text.TrimEnd() is [.., ':' or '：'])
            return "tail: announces nothing";
        return IsAbout(text, context.Byline) ? "tail: about the author" : null;
    }

    private static bool MentionsNetwork(string text) => Array.Exists(Networks, n => text.Contains(n, StringComparison.OrdinalIgnoreCase));

    private static bool IsAbout(string text, string? byline) =>
        byline is { Length: > 4 } && text.StartsWith(byline, StringComparison.OrdinalIgnoreCase) && text.Length > byline.Length;
}
