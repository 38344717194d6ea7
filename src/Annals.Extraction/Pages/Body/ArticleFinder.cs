using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body.Rules;
using Annals.Extraction.Pages.Evidence;
using Annals.Extraction.Pages.Metadata;

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
    public static FoundArticle? Find(Node body, Func<Node> again, PageFacts facts, PageEvidence evidence, ExtractionLog log)
    {
        var visible = FindVisible(body, again, facts, evidence, log) ?? NamedBody(again(), log);
        if (StatedBody.Instead(visible?.Root, facts.StatedBody) is not { } stated)
            return visible;
        log.Kept("stated body: the visible text is only a part of it", stated);
        SiteReading.DropLines(stated, evidence.Rules, log);
        var prints = Blocks.Prints(stated);
        RecurringBlock.Drop(stated, evidence.RecurringBlocks, log);
        return new(stated, prints);
    }

    private static FoundArticle? FindVisible(Node body, Func<Node> again, PageFacts facts, PageEvidence evidence, ExtractionLog log)
    {
        Strip.Code(body);
        TextMeasure.Measure(body);
        var running = RunningText(body);
        var first = Attempt(body, facts, evidence, log, believeNames: true);
        var found = first?.Root.Weight.OwnChars ?? 0;
        if (running == 0 || (found >= TooShort && found * 3 > running) || found * 5 > running * 4)
            return first;
        var second = new ExtractionLog();
        var copy = again();
        Strip.Code(copy);
        TextMeasure.Measure(copy);
        var other = Attempt(copy, facts, evidence, second, believeNames: false);
        if (other is null || other.Root.Weight.OwnChars < Math.Max(200, 2 * found))
            return first;
        log.Restart("second look: names misled", second);
        return other;
    }

    /// <summary>
    /// An article that is a list of links (the day's headlines) or a picture with a line looks like anything but an article;
    /// where the page names it, it is believed.
    /// </summary>
    private static FoundArticle? NamedBody(Node body, ExtractionLog log)
    {
        Strip.Code(body);
        TextMeasure.Measure(body);
        var named = body.Descendants().FirstOrDefault(static n => !n.IsText && n.Weight.Chars > 0 && (Strip.IsArticleBody(n) || n.Suggests(Hint.NamedBody)));
        if (named is null)
            return null;
        log.Kept("named body " + named, named);
        Strip.Advertisements(named, log);
        return new(named, Blocks.Prints(named));
    }

    private static FoundArticle? Attempt(Node body, PageFacts facts, PageEvidence evidence, ExtractionLog log, bool believeNames)
    {
        SiteReading.DropParts(body, evidence.Rules, log);
        var names = new SharedNames(body);
        if (SiteReading.Parts(body, evidence.Rules, log) is { Count: > 0 } parts)
            return Finished(Siblings.Join(parts), facts, evidence, log, names);
        var feed = FeedMatch.Find(body, evidence.FeedText);
        if (believeNames)
            Strip.Named(body, log, names, feed);
        else
            Strip.Comments(body, log);
        var scores = Candidates.Score(body);
        if (Candidates.Best(body, scores, log) is not { } container)
            return null;
        container = feed?.Container(container, body, log) ?? container;
        var direction = container.Ancestors().Prepend(container).Select(HeadData.DirectionOf).FirstOrDefault(static d => d is not null);
        var leads = Lead.Find(container, body, facts.Title);
        var article = Siblings.Join(container, scores, log);
        PutInFront(article, leads, log);
        return Finished(article, facts, evidence, log, names, feed) is { } found ? found with { Direction = direction } : null;
    }

    private static FoundArticle? Finished(Node article, PageFacts facts, PageEvidence evidence, ExtractionLog log, SharedNames names, FeedMatch? feed = null)
    {
        var context = new ArticleContext(article, facts.Title, facts.Byline, names, feed);
        Pruning.Apply(context, log);
        SiteReading.DropLines(article, evidence.Rules, log);
        var prints = Blocks.Prints(article);
        RecurringBlock.Drop(article, evidence.RecurringBlocks, log);
        feed?.DropOutside(article, log);
        Pruning.Finish(context, log);
        return article.Weight.Chars == 0 || RepeatedHeadline.IsTitle(article, facts.Title) ? null : new(article, prints);
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
