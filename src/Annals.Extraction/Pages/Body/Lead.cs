using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>
/// The first paragraph often stands in a place of its own between headline and body, set in bold, and so does the picture of
/// the article. They belong to it unless the body repeats them.
/// </summary>
internal static class Lead
{
    private const int Shortest = 60;
    private const int Longest = 900;
    private const int Most = 3;

    /// <summary>So many letters at either end tell a text: agencies begin different ones with the same words.</summary>
    private const int Enough = 50;

    /// <summary>Farther from the headline than this many nodes stands something else.</summary>
    private const int Reach = 300;

    /// <summary>The blocks between headline and container, to be put in front of the article. Called while both still stand in the page.</summary>
    public static List<Node> Find(Node container, Node body, string? title)
    {
        var leads = new List<Node>();
        if (Headline(container, body, title) is not { } headline)
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

            if (LeadPicture.Is(node))
            {
                if (!leads.Exists(LeadPicture.Is) && !LeadPicture.Repeats(container, node))
                    leads.Add(node);
                node = node.FollowingOutside(body);
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

    /// <summary>The last first-level heading before the container, outside of it; else what else says the title there.</summary>
    private static Node? Headline(Node container, Node body, string? title)
    {
        if (container.Descendants("h1").Any())
            return null;
        var letters = Letters(title ?? "");
        Node? headline = null;
        Node? titled = null;
        for (var node = body.First; node is not null && node != container; node = node.Following(body))
        {
            if (node.Tag is "h1")
                headline = node;
            else if (letters.Length > 10 && node.Tag is "h2" or "h3" or "header" or "div" or "p" or "span" && Says(node, letters))
                titled = node;
        }

        return headline ?? titled;
    }

    private static bool Says(Node node, string letters) =>
        node.Weight.Chars > 0 && node.Weight.Chars < 4 * letters.Length && Letters(BlockText.Of(node)) == letters;

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
        return container.Contains(text.Length > Enough ? text[..Enough] : text, StringComparison.Ordinal)
            && (text.Length <= Enough || container.Contains(text[^Enough..], StringComparison.Ordinal));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
