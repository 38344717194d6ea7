using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;
using Annals.Extraction.Pages.Metadata;
using Annals.Feeds.Dates;

namespace Annals.Extraction.Pages.Evidence;

/// <summary>Applies an outlet's rules to one page. A rule that matches nothing does nothing: pages change, and the general way goes on.</summary>
internal static class SiteReading
{
    /// <summary>The facts, with those that the rules find in their place.</summary>
    public static PageFacts Facts(PageFacts facts, Node root, SiteRules? rules, ExtractionLog log)
    {
        if (rules is null)
            return facts;
        if (First(root, rules, SiteRuleKind.Title, log) is { } title)
            facts = facts with { Title = title };
        if (First(root, rules, SiteRuleKind.Byline, log) is { } byline)
            facts = facts with { Byline = byline };
        if (First(root, rules, SiteRuleKind.Date, log) is { } date)
            facts = facts with { RawPublished = date, Published = FeedDate.Parse(date) ?? facts.Published };
        return facts;
    }

    /// <summary>Takes out what the rules say is not article. On a measured tree.</summary>
    public static void DropParts(Node body, SiteRules? rules, ExtractionLog log)
    {
        foreach (var rule in rules?.Of(SiteRuleKind.Drop) ?? [])
        {
            for (var node = body.First; node is not null;)
            {
                var isOne = rule.Selector!.Matches(node);
                var next = isOne ? node.FollowingOutside(body) : node.Following(body);
                if (isOne)
                {
                    log.Dropped(rule.NameIn(rules!), node);
                    TextMeasure.Cut(node);
                }

                node = next;
            }
        }
    }

    /// <summary>The article's parts as the first body rule that finds text names them, in document order, none within another.</summary>
    public static List<Node> Parts(Node body, SiteRules? rules, ExtractionLog log)
    {
        foreach (var rule in rules?.Of(SiteRuleKind.Body) ?? [])
        {
            var parts = new List<Node>();
            for (var node = body.First; node is not null;)
            {
                var isOne = node.Weight.Chars > 0 && rule.Selector!.Matches(node);
                if (isOne)
                    parts.Add(node);
                node = isOne ? node.FollowingOutside(body) : node.Following(body);
            }

            foreach (var part in parts)
                log.Kept(rule.NameIn(rules!), part);
            if (parts.Count > 0)
                return parts;
        }

        return [];
    }

    /// <summary>Takes out the blocks whose words the rules name.</summary>
    public static void DropLines(Node article, SiteRules? rules, ExtractionLog log)
    {
        if (rules is null || !rules.Rules.Any(static r => r.Kind is SiteRuleKind.Line or SiteRuleKind.LineBegins))
            return;
        foreach (var block in Blocks.Of(article))
        {
            var text = BlockText.Of(block).Trim();
            if (rules.Rules.FirstOrDefault(r => IsLine(r, text)) is not { } rule)
                continue;
            log.Dropped(rule.NameIn(rules), block);
            TextMeasure.Cut(block);
        }
    }

    private static bool IsLine(SiteRule rule, string text) => rule.Kind switch
    {
        SiteRuleKind.Line => text == rule.Text,
        SiteRuleKind.LineBegins => text.StartsWith(rule.Text, StringComparison.Ordinal),
        _ => false,
    };

    private static string? First(Node root, SiteRules rules, SiteRuleKind kind, ExtractionLog log)
    {
        foreach (var rule in rules.Of(kind))
        {
            foreach (var node in root.Descendants())
            {
                if (!rule.Selector!.Matches(node) || HeadData.Squeeze(Value(node)) is not { } value)
                    continue;
                log.Noted(rule.NameIn(rules), true, value);
                return value;
            }
        }

        return null;
    }

    private static string? Value(Node node) => node.Tag switch
    {
        "meta" => node.Attribute("content"),
        "time" => node.Attribute("datetime") ?? BlockText.Of(node),
        _ => BlockText.Of(node).ReplaceLineEndings(" "),
    };
}
