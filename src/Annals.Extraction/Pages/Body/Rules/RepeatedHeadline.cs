using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body.Rules;

/// <summary>The headline stands above the article, and is kept as the title.</summary>
internal static class RepeatedHeadline
{
    public static bool Drops(Node node, ArticleContext context)
    {
        if (node.Tag is "h1")
            return node.Weight.Chars < context.Total / 4 || IsTitle(node, context.Title);
        if (node.Tag is not ("h2" or "h3" or "p" or "div" or "strong" or "b" or "header") || context.Title is not { Length: > 0 } title)
            return false;
        // An encyclopedia sets its subject in bold in the first sentence.
        if (node.Tag is "strong" or "b" && node.Parent!.Weight.Chars != node.Weight.Chars)
            return false;
        var length = TextMeasure.WeightOf(title).Chars;
        if (node.Weight.Chars > length + 4 || node.Weight.Chars < length / 2)
            return false;
        return Letters(BlockText.Of(node)) is { Length: > 0 } text && (text == Letters(title) || Letters(title).StartsWith(text, StringComparison.Ordinal) && node.Tag is "h2" && text.Length > 10);
    }

    /// <summary>True when all of the text is the headline.</summary>
    public static bool IsTitle(Node node, string? title) =>
        title is { Length: > 0 } && node.Weight.Chars < 2 * TextMeasure.WeightOf(title).Chars + 8 && Letters(BlockText.Of(node)) == Letters(title);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
