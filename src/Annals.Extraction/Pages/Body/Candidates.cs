using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>
/// Finds the element that holds the article. Paragraphs give points to the elements around them, the nearer the more
/// (after Readability, Arc90 2009), names and microdata add to it, and links take away.
/// </summary>
internal static class Candidates
{
    private const int ShortestParagraph = 25;
    private const int Levels = 5;

    public static Node? Best(Node body, Dictionary<Node, double> scores, ExtractionLog log)
    {
        if (scores.Count == 0)
            return null;
        var top = scores.OrderByDescending(static s => s.Value).Take(8).ToList();
        var best = Widen(top[0].Key, top, scores, body);
        log.Kept("container " + best, best);
        return best;
    }

    /// <summary>Points of all elements that have any, reduced by their share of links.</summary>
    public static Dictionary<Node, double> Score(Node body)
    {
        var scores = new Dictionary<Node, double>();
        foreach (var node in body.Descendants())
        {
            if (!IsParagraph(node) || node.Weight.Chars < ShortestParagraph)
                continue;
            var points = 1 + node.Weight.Commas + Math.Min(node.Weight.Chars / 100.0, 3);
            points *= 1 - node.Weight.LinkDensity;
            var level = 0;
            // A div with text of its own is both the paragraph and what holds it.
            var holders = node.Tag is "div" or "td" or "section" ? node.Ancestors().Prepend(node) : node.Ancestors();
            foreach (var ancestor in holders)
            {
                if (ancestor.Tag is "html" || level >= Levels)
                    break;
                if (!scores.TryGetValue(ancestor, out var score))
                    score = Prior(ancestor);
                scores[ancestor] = score + (points / (level == 0 ? 1 : level == 1 ? 2 : level * 3));
                level++;
                if (ancestor == body)
                    break;
            }
        }

        foreach (var (node, score) in scores)
            scores[node] = score * (1 - node.Weight.LinkDensity);
        return scores;
    }

    /// <summary>A paragraph, or an element that holds text and no block.</summary>
    private static bool IsParagraph(Node node) => node.Tag switch
    {
        "p" or "pre" or "blockquote" => true,
        "td" or "div" or "section" or "span" or "li" or "center" or "font" => HasOwnText(node),
        _ => false,
    };

    private static bool HasOwnText(Node node)
    {
        if (node.Tag is "span" or "font" && node.Parent is { } parent && IsParagraph(parent))
            return false;
        for (var child = node.First; child is not null; child = child.Next)
        {
            if (child.IsText && child.Weight.Chars >= ShortestParagraph)
                return true;
        }

        return false;
    }

    private static double Prior(Node node)
    {
        double points = node.Tag switch
        {
            "article" => 10,
            "main" => 5,
            "div" => 5,
            "section" => 3,
            "pre" or "td" or "blockquote" => 3,
            "ol" or "ul" or "dl" or "dd" or "dt" or "li" or "form" or "address" => -3,
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" => -5,
            _ => 0,
        };
        if (Strip.IsArticleBody(node))
            points += 40;
        if (node.Suggests(Hint.Body))
            points += 25;
        if (node.Suggests(Hint.Noise))
            points -= 25;
        return points;
    }

    /// <summary>
    /// From the best element outwards: to the one that holds several good ones (an article cut into parts), or that is better itself.
    /// </summary>
    private static Node Widen(Node best, List<KeyValuePair<Node, double>> top, Dictionary<Node, double> scores, Node body)
    {
        var rivals = top.Where(t => t.Key != best && t.Value >= top[0].Value * 0.75 && !t.Key.IsWithin(best) && !best.IsWithin(t.Key)).ToList();
        if (rivals.Count >= 2)
        {
            foreach (var ancestor in best.Ancestors().TakeWhile(a => a != body))
            {
                if (rivals.Count(r => r.Key.IsWithin(ancestor)) >= 2)
                {
                    best = ancestor;
                    break;
                }
            }
        }

        best = WidenToNamesakes(best, scores, body);
        var last = scores.GetValueOrDefault(best);
        var threshold = last / 3;
        for (var parent = best.Parent; parent is not null && parent != body; parent = parent.Parent)
        {
            if (!scores.TryGetValue(parent, out var score))
                continue;
            if (score < threshold)
                break;
            if (score > last)
            {
                best = parent;
                break;
            }

            last = score;
        }

        // An only child says no more than its parent.
        while (best.Parent is { } only && only != body && only.Weight.Chars == best.Weight.Chars && only.Tag is not "body")
            best = only;
        return best;
    }

    /// <summary>Parts of one article in several containers of the same class: what holds them all, unless it holds much else.</summary>
    private static Node WidenToNamesakes(Node best, Dictionary<Node, double> scores, Node body)
    {
        if (best.Attribute("class") is not { Length: > 0 } name)
            return best;
        var least = scores.GetValueOrDefault(best) * 0.2;
        var parts = scores
            .Where(s => s.Value >= least && s.Key != best && s.Key.Tag == best.Tag && s.Key.Attribute("class") == name && !s.Key.IsWithin(best) && !best.IsWithin(s.Key))
            .Select(static s => s.Key)
            .ToList();
        if (parts.Count == 0)
            return best;
        var together = best.Weight.OwnChars + parts.Sum(static p => p.Weight.OwnChars);
        var holder = best.Ancestors().FirstOrDefault(a => parts.TrueForAll(p => p.IsWithin(a)));
        return holder is not null && holder != body && holder.Weight.OwnChars < together * 1.5 && holder.Weight.LinkDensity < 0.3 ? holder : best;
    }
}
