using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>
/// Joins the parts of a body that stands in several containers side by side: an advertisement or a row of links often splits it.
/// </summary>
internal static class Siblings
{
    /// <summary>A new element with the container and those of its siblings that belong to the article.</summary>
    public static Node Join(Node container, Dictionary<Node, double> scores, ExtractionLog log)
    {
        var article = Node.Element("div");
        if (container.Parent is not { } parent || container.Tag is "body")
        {
            Move(container, article);
            return article;
        }

        var threshold = Math.Max(10, scores.GetValueOrDefault(container) * 0.2);
        var name = container.Attribute("class") ?? "";
        foreach (var sibling in parent.Children().ToList())
        {
            if (sibling == container)
            {
                Move(sibling, article);
            }
            else if (Belongs(sibling, container, name, scores, threshold))
            {
                log.Kept("sibling of the container", sibling);
                Move(sibling, article);
            }
        }

        return article;
    }

    /// <summary>A new element with parts that are known to be the article.</summary>
    public static Node Join(List<Node> parts)
    {
        var article = Node.Element("div");
        foreach (var part in parts)
            Move(part, article);
        return article;
    }

    private static bool Belongs(Node sibling, Node container, string name, Dictionary<Node, double> scores, double threshold)
    {
        if (sibling.IsText)
            return sibling.Weight.Chars > 0 && container.Tag is "p" or "font" or "span";
        if (sibling.Suggests(Hint.Noise) && !sibling.Suggests(Hint.Body))
            return false;
        var bonus = name.Length > 0 && name == sibling.Attribute("class") ? scores.GetValueOrDefault(container) * 0.2 : 0;
        if (scores.TryGetValue(sibling, out var score) && score + bonus >= threshold)
            return true;
        if (sibling.Tag is not "p")
            return false;
        var weight = sibling.Weight;
        return weight.Chars > 80 ? weight.LinkDensity < 0.25 : weight.Chars > 0 && weight.LinkChars == 0 && EndsSentence(sibling);
    }

    private static bool EndsSentence(Node node)
    {
        var text = BlockText.Of(node);
        return text.Length > 0 && text[^1] is '.' or '!' or '?' or '。' or '！' or '？' or '”' or '」' or '"';
    }

    private static void Move(Node node, Node article)
    {
        var weight = node.Weight;
        article.Append(node);
        article.Weight = article.Weight.Plus(weight, asLink: false);
    }
}
