using Annals.Extraction.Dom;
using Annals.Extraction.Fragments.Rules;
using Annals.Extraction.Pages;
using Annals.Extraction.Pages.Body;
using Annals.Extraction.Sanitizer;

namespace Annals.Extraction.Fragments;

/// <summary>An entry's HTML as it may be shown, and what was left out of it and why.</summary>
public sealed record CleanedFragment(string Html, IReadOnlyList<ExtractionStep> Explanation);

/// <summary>What is known of the entry whose HTML is cleaned.</summary>
public sealed record FragmentContext
{
    /// <summary>The entry's title: repeated at the head of the text it is left out.</summary>
    public string? Title { get; init; }

    /// <summary>False when the result is compared with another state of the entry: then only advertisements, icons and stamps of the minute go, which come and go by themselves.</summary>
    public bool IsForShowing { get; init; } = true;

    /// <summary>The entry's link, to resolve addresses.</summary>
    public Uri? BaseUri { get; init; }

    public SanitizerOptions Sanitizer { get; init; } = SanitizerOptions.Default;
}

/// <summary>
/// Takes out of a feed entry's own HTML what is not article: the feed maker's advertisement, interface icons, promotion boxes,
/// lists of other articles, time stamps that were true for a minute, empty parts. For showing only: the archive keeps the
/// entry as it came. A page extractor must not be let loose on such fragments: it loses the lead picture and keeps the rest.
/// Every rule is shy: what it is not sure about stays, and a fragment that would lose its text is shown whole.
/// </summary>
public static class FragmentCleaner
{
    private static readonly (string Name, Func<Node, FragmentState, bool> Drops)[] Rules =
    [
        ("headline repeated", RepeatedTitle.Drops),
        ("icon", InterfaceIcon.Drops),
        ("picture repeated", RepeatedPicture.Drops),
        ("relative time", RelativeTime.Drops),
        ("date line", DateLine.Drops),
        ("promotion", Promotion.Drops),
        ("list of other articles", OtherArticles.Drops),
        ("hidden label", HiddenLabel.Drops),
    ];

    // Rules that look at nothing but the part itself: they do the same to two states of one entry.
    private static readonly string[] Fleeting = ["icon", "relative time", "promotion"];

    /// <summary>The cleaned and sanitised fragment. Never throws for its input.</summary>
    public static CleanedFragment Clean(string html, FragmentContext context)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(context);
        var body = BoundedParser.ParseFragment(html);
        TextMeasure.Measure(body);
        var before = body.Weight.Chars;
        var log = new ExtractionLog();
        Prune(new FragmentState(body, context.Title), log, context.IsForShowing);
        if (context.IsForShowing && before > 0 && body.Weight.Chars * 2 < before)
            return new(HtmlSanitizer.Sanitize(html, context.BaseUri, context.Sanitizer), [new("shown whole: too little would be left", true, "")]);
        return new(Write(body, context), log.Steps);
    }

    private static void Prune(FragmentState state, ExtractionLog log, bool isForShowing)
    {
        var body = state.Body;
        for (var node = body.First; node is not null;)
        {
            var next = node.Following(body);
            if (!node.IsText && RuleFor(node, state) is { } rule && (isForShowing || Fleeting.Contains(rule)))
            {
                next = node.FollowingOutside(body);
                log.Dropped(rule, node);
                TextMeasure.Cut(node);
            }
            else if (node.IsText)
            {
                state.Passed += node.Weight.Chars;
            }

            node = next;
        }

        if (isForShowing)
            FeedFooter.Drop(state, log);
    }

    private static string? RuleFor(Node node, FragmentState state)
    {
        foreach (var (name, drops) in Rules)
        {
            if (drops(node, state))
                return name;
        }

        return null;
    }

    private static string Write(Node body, FragmentContext context)
    {
        new TreeFilter(context.BaseUri, context.Sanitizer).Apply(body);
        EmptyParts.Remove(body);
        var html = CanonicalWriter.Write(body, out var stable);
        // Addresses were rewritten already; a second rewriting would send them through the proxy twice.
        return stable ? html : HtmlSanitizer.Sanitize(html, context.BaseUri, context.Sanitizer with { RewriteImage = static url => url });
    }
}
