using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>
/// The first paragraph often stands in a place of its own between headline and body, set in bold. It belongs to the article
/// unless the body repeats it.
/// </summary>
internal static class Lead
{
    private const int Shortest = 60;
    private const int Longest = 900;
    private const int Most = 3;

    /// <summary>Farther from the headline than this many nodes stands something else.</summary>
    private const int Reach = 300;

    /// <summary>The blocks between headline and container, to be put in front of the article. Called while both still stand in the page.</summary>
    public static List<Node> Find(Node container, Node body)
    {
        var leads = new List<Node>();
        if (Headline(container, body) is not { } headline)
            return leads;
        string? text = null;
        var node = headline.FollowingOutside(body);
        for (var seen = 0; node is not null && seen < Reach && leads.Count < Most; seen++)
        {
            if (node == container)
                return leads;
            if (container.IsWithin(node))
            {
                node = node.First;
                continue;
            }

            if (IsElsewhere(node))
            {
                node = node.FollowingOutside(body);
                continue;
            }

            if (!Is(node))
            {
                node = node.Following(body);
                continue;
            }

            text ??= Letters(BlockText.Of(container));
            if (!Repeats(text, node))
                leads.Add(node);
            node = node.FollowingOutside(body);
        }

        // The container was not reached: it is not what follows this headline.
        return leads.Count == Most ? leads : [];
    }

    /// <summary>The last first-level heading before the container, outside of it.</summary>
    private static Node? Headline(Node container, Node body)
    {
        if (container.Descendants("h1").Any())
            return null;
        Node? headline = null;
        for (var node = body.First; node is not null && node != container; node = node.Following(body))
        {
            if (node.Tag is "h1")
                headline = node;
        }

        return headline;
    }

    private static bool IsElsewhere(Node node) =>
        !node.IsText && (node.Tag is "figure" or "ul" or "ol" or "table" or "aside" or "nav" or "a" || node.Suggests(Hint.Noise | Hint.Caption | Hint.Byline | Hint.Date));

    private static bool Is(Node node)
    {
        if (node.Weight.Chars is < Shortest or > Longest || node.Weight.LinkDensity > 0.3)
            return false;
        return node.Tag is "p" or "h2" or "h3" or "h4" or "strong" or "b" || (node.Tag is "div" or "section" or "span" && HoldsText(node));
    }

    private static bool HoldsText(Node node) => node.Children().Any(static c => c.IsText && c.Weight.Chars > Shortest / 2);

    private static bool Repeats(string container, Node lead)
    {
        var text = Letters(BlockText.Of(lead));
        return container.Contains(text.Length > 50 ? text[..50] : text, StringComparison.Ordinal);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
