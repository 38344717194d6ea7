using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Fragments.Rules;

/// <summary>The headline at the head of the text; it is shown above it already.</summary>
internal static class RepeatedTitle
{
    public static bool Drops(Node node, FragmentState state)
    {
        if (state.Title is null || !(Names.Headings.Contains(node.Tag) || node.Tag is "p" or "div"))
            return false;
        var weight = node.Weight.Chars;
        if (weight == 0 || weight * 3 > state.Total || !state.IsAtHead)
            return false;
        var text = Letters(BlockText.Of(node));
        // Feeds put a section in brackets before the title.
        return text.Length > 3 && (node.Tag is "h1" ? Letters(state.Title).EndsWith(text, StringComparison.Ordinal) : Letters(state.Title) == text);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
