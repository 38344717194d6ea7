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
    private const int LevelsUp = 4;

    /// <summary>Puts the lead in front of the article, when there is one. Called while the container still stands in its page.</summary>
    public static Node? Find(Node container, string? description, Node body)
    {
        var wanted = Letters(description ?? "");
        var at = container;
        for (var level = 0; level < LevelsUp && at.Parent is { } parent && at != body; level++, at = parent)
        {
            for (var before = at.Previous; before is not null; before = before.Previous)
            {
                if (before.IsText)
                    continue;
                if (Candidate(before, wanted) is { } lead)
                    return Repeats(container, lead) ? null : lead;
                if (before.Tag is "h1" || before.Descendants("h1").Any())
                    return null;
            }
        }

        return null;
    }

    private static Node? Candidate(Node before, string wanted)
    {
        if (Is(before, wanted))
            return before;
        return before.Descendants().FirstOrDefault(n => !n.IsText && Is(n, wanted));
    }

    private static bool Is(Node node, string wanted)
    {
        if (node.Tag is not ("p" or "div" or "h2" or "h3" or "section" or "strong" or "span") || node.Weight.Chars is < Shortest or > Longest || node.Weight.LinkDensity > 0.3)
            return false;
        if (node.Suggests(Hint.Summary) && !node.Suggests(Hint.Noise | Hint.Caption | Hint.Date))
            return true;
        if (wanted.Length < Shortest)
            return false;
        var text = Letters(BlockText.Of(node));
        return text.StartsWith(wanted, StringComparison.Ordinal) || (text.Length >= Shortest && wanted.StartsWith(text, StringComparison.Ordinal));
    }

    private static bool Repeats(Node container, Node lead)
    {
        var text = Letters(BlockText.Of(lead));
        return Letters(BlockText.Of(container)).Contains(text.Length > 50 ? text[..50] : text, StringComparison.Ordinal);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
