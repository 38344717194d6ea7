using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>
/// The stages from the body of a page to its article: strip, find the container, join its parts, prune. When that leaves
/// much less than the page has in running text, names have misled: then again, believing fewer of them.
/// </summary>
internal static class ArticleFinder
{
    /// <summary>Shorter articles make it worth looking a second time.</summary>
    private const int TooShort = 600;

    /// <summary>The article, pruned and measured; null when the page has none. The tree is cut up; <paramref name="again"/> parses it anew.</summary>
    public static Node? Find(Node body, Func<Node> again, PageFacts facts, ExtractionLog log)
    {
        var visible = FindVisible(body, again, facts, log) ?? NamedBody(again(), log);
        if (StatedBody.Instead(visible, facts.StatedBody) is not { } stated)
            return visible;
        log.Kept("stated body: the visible text is only a part of it", stated);
        return stated;
    }

    private static Node? FindVisible(Node body, Func<Node> again, PageFacts facts, ExtractionLog log)
    {
        Strip.Code(body);
        TextMeasure.Measure(body);
        var running = RunningText(body);
        var first = Attempt(body, facts, log, believeNames: true);
        var found = first?.Weight.OwnChars ?? 0;
        if (running == 0 || (found >= TooShort && found * 3 > running) || found * 5 > running * 4)
            return first;
        var second = new ExtractionLog();
        var copy = again();
        Strip.Code(copy);
        TextMeasure.Measure(copy);
        var other = Attempt(copy, facts, second, believeNames: false);
        if (other is null || other.Weight.OwnChars < Math.Max(200, 2 * found))
            return first;
        log.Restart("second look: names misled", second);
        return other;
    }

    /// <summary>
    /// An article that is a list of links (the day's headlines) or a picture with a line looks like anything but an article;
    /// where the page names it, it is believed.
    /// </summary>
    private static Node? NamedBody(Node body, ExtractionLog log)
    {
        Strip.Code(body);
        TextMeasure.Measure(body);
        var named = body.Descendants().FirstOrDefault(static n => !n.IsText && n.Weight.Chars > 0 && (Strip.IsArticleBody(n) || n.Suggests(Hint.NamedBody)));
        if (named is not null)
            log.Kept("named body " + named, named);
        return named;
    }

    private static Node? Attempt(Node body, PageFacts facts, ExtractionLog log, bool believeNames)
    {
        var names = new SharedNames(body);
        if (believeNames)
            Strip.Named(body, log, names);
        else
            Strip.Comments(body, log);
        var scores = Candidates.Score(body);
        if (Candidates.Best(body, scores, log) is not { } container)
            return null;
        var leads = Lead.Find(container, body);
        var article = Siblings.Join(container, scores, log);
        PutInFront(article, leads, log);
        Pruning.Apply(new ArticleContext(article, facts.Title, facts.Byline, names), log);
        return article.Weight.Chars == 0 ? null : article;
    }

    private static void PutInFront(Node article, List<Node> leads, ExtractionLog log)
    {
        var first = article.First;
        foreach (var lead in leads)
        {
            if (first is null || lead.IsWithin(article))
                continue;
            log.Kept("lead", lead);
            article.Weight = article.Weight.Plus(lead.Weight, asLink: false);
            lead.InsertBefore(first);
        }
    }

    /// <summary>Text in paragraphs that are long enough to be read and are not links.</summary>
    private static int RunningText(Node body)
    {
        var chars = 0;
        foreach (var node in body.Descendants())
        {
            if (node.Tag is "p" or "pre" or "blockquote" && node.Weight.Chars > 80 && node.Weight.LinkDensity < 0.3 && !node.Ancestors().Any(static a => a.Suggests(Hint.Comments)))
                chars += node.Weight.OwnChars;
        }

        return chars;
    }
}
