using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Fragments.Rules;

/// <summary>Lists whose every entry is a link and nothing else lead to other articles. Where the list is the article, it stays.</summary>
internal static class OtherArticles
{
    public static bool Drops(Node node, FragmentState state)
    {
        if (node.Weight.LinkChars == 0 || node.Weight.Chars * 2 > state.Total)
            return false;
        return node.Tag switch
        {
            "ul" or "ol" => node.Weight.LinkDensity > 0.95 && HasOnlyLinks(node),
            "div" or "section" or "aside" => node.Weight.LinkDensity > 0.75 && IsNamedOrAnnounced(node) && !HasPicture(node),
            _ => false,
        };
    }

    /// <summary>A picture that can be clicked is the article's own.</summary>
    private static bool HasPicture(Node node) => node.Descendants().Any(static n => n.Tag is "figure" or "figcaption");

    private static bool HasOnlyLinks(Node list) =>
        list.Descendants("li").All(static item => item.Weight.Chars == 0 || item.Weight.LinkDensity > 0.9);

    private static bool IsNamedOrAnnounced(Node node) =>
        node.Descendants("a").Skip(1).Any()
        && (node.Suggests(Hint.Related) || node.Attribute("role") is "region" or "navigation" || node.Descendants("a").Any(static a => a.Suggests(Hint.Related) || (a.Attribute("class")?.Contains("more", StringComparison.OrdinalIgnoreCase) ?? false)));
}
