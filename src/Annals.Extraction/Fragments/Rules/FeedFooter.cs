using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Fragments.Rules;

/// <summary>What feed makers hang under every entry: their own address below a rule, "The post … appeared first on …".</summary>
internal static class FeedFooter
{
    private const int Longest = 300;
    private const int MostBlocks = 3;

    public static void Drop(FragmentState state, ExtractionLog log)
    {
        for (var seen = 0; seen < MostBlocks; seen++)
        {
            if (Last(state.Body) is not { } last || last.Weight.Chars * 3 > state.Total || !IsFooter(last))
                return;
            log.Dropped("feed footer", last);
            var before = last.Previous;
            TextMeasure.Cut(last);
            DropRuleBefore(before);
        }
    }

    /// <summary>The last block with text, from outside in as long as there is nothing beside it.</summary>
    private static Node? Last(Node body)
    {
        var node = body;
        while (true)
        {
            var child = node.Last;
            while (child is not null && child.Weight.Chars == 0)
                child = child.Previous;
            if (child is null || child.IsText)
                return null;
            if (child.Weight.Chars <= Longest)
                return child.Tag is "div" or "p" or "section" or "footer" or "center" or "small" ? child : null;
            node = child;
        }
    }

    private static bool IsFooter(Node last)
    {
        if (last.Weight.LinkChars == 0 || last.Descendants().Any(static n => n.Tag is "figure" or "video" or "blockquote"))
            return false;
        var text = BlockText.Of(last);
        if (text.StartsWith("The post ", StringComparison.Ordinal) && text.Contains("appeared", StringComparison.Ordinal) && text.Contains("first", StringComparison.Ordinal))
            return true;
        // Below a rule, addresses shown as such.
        return last.Weight.LinkDensity > 0.6 && IsBelowRule(last) && last.Descendants("a").All(static a => BlockText.Of(a) is { } shown && (shown.Contains("://", StringComparison.Ordinal) || shown.Length < 12));
    }

    private static bool IsBelowRule(Node last)
    {
        for (var before = last.Previous; before is not null; before = before.Previous)
        {
            if (before.Tag is "hr")
                return true;
            if (before.Weight.Chars > 0)
                return false;
        }

        return false;
    }

    private static void DropRuleBefore(Node? before)
    {
        while (before is not null && (before.Tag is "hr" or "br" || before is { IsText: true, Weight.Chars: 0 }))
        {
            var next = before.Previous;
            before.Remove();
            before = next;
        }
    }
}
