using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body.Rules;

namespace Annals.Extraction.Pages.Body;

/// <summary>Runs the rules over an article. The list of rules is the feature: a new rule is a new file and a line here.</summary>
internal static class Pruning
{
    /// <summary>A rule says why a block goes, or null.</summary>
    private static readonly (string Name, Func<Node, ArticleContext, bool> Drops)[] Rules =
    [
        ("headline repeated", RepeatedHeadline.Drops),
        ("named part", NamedPart.Drops),
        ("byline or date", BylineLine.Drops),
        ("list of links", LinkList.Drops),
        ("boilerplate line", BoilerplateLine.Drops),
    ];

    public static void Apply(ArticleContext context, ExtractionLog log)
    {
        var article = context.Article;
        for (var node = article.First; node is not null;)
        {
            var next = node.Following(article);
            if (!node.IsText && RuleFor(node, context) is { } rule)
            {
                next = node.FollowingOutside(article);
                log.Dropped(rule, node);
                TextMeasure.Cut(node);
            }

            else if (node.IsText)
            {
                context.Passed += node.Weight.Chars;
            }

            node = next;
        }
    }

    /// <summary>The rules that look at what is left as a whole.</summary>
    public static void Finish(ArticleContext context, ExtractionLog log)
    {
        Tail.Drop(context, log);
        OrphanedHeading.Drop(context.Article, log);
    }

    private static string? RuleFor(Node node, ArticleContext context)
    {
        foreach (var (name, drops) in Rules)
        {
            if (drops(node, context))
                return name;
        }

        return null;
    }
}
