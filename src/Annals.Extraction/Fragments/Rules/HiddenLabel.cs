using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Fragments.Rules;

/// <summary>Labels for screen readers ("image caption, "): in a reader without the page's styles everybody would see them.</summary>
internal static class HiddenLabel
{
    private const int Longest = 60;

    public static bool Drops(Node node, FragmentState state) =>
        node.Tag is "span" or "div" or "p" or "strong" or "h2" && node.Weight.Chars is > 0 and < Longest && IsHidden(node);

    private static bool IsHidden(Node node) =>
        node.Suggests(Hint.Hidden)
        || (node.Attribute("class") is { } name && name.Contains("visually", StringComparison.OrdinalIgnoreCase) && name.Contains("hidden", StringComparison.OrdinalIgnoreCase));
}
