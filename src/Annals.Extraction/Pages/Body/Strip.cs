using System.Collections.Frozen;
using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Evidence;
using Annals.Extraction.Sanitizer;

namespace Annals.Extraction.Pages.Body;

/// <summary>
/// Takes out of a whole page what cannot be article before the article is looked for: code, what is not shown, and parts whose
/// names say that they are something else.
/// </summary>
internal static class Strip
{
    private static readonly FrozenSet<string> NeverText = Names.Set(
        "script style template noscript svg math canvas button input select textarea datalist dialog object embed applet iframe head " +
        "link meta param map frame frameset noframes noembed audio nav menu title");

    private static readonly FrozenSet<string> Kept = Names.Set("html body main article #text");

    /// <summary>What is never shown, whatever its name.</summary>
    public static void Code(Node body)
    {
        for (var node = body.First; node is not null;)
        {
            var next = node.Following(body);
            if (!node.IsText)
            {
                if (node.Tag is "noscript" && HoldsText(node))
                    node.Tag = "div";
                if (node.Tag is "noscript")
                    next = LazyPicture(node) ?? node.FollowingOutside(body);
                if (NeverText.Contains(node.Tag) || IsHidden(node) || IsPixel(node))
                {
                    if (next is not null && next.IsWithin(node))
                        next = node.FollowingOutside(body);
                    node.Remove();
                }
            }

            node = next;
        }
    }

    /// <summary>Parts that by their names are something else. Cautious: a part with much of the page's running text stays.</summary>
    public static void Named(Node body, ExtractionLog log, SharedNames names, FeedMatch? feed)
    {
        var total = body.Weight.OwnChars;
        for (var node = body.First; node is not null;)
        {
            var next = node.Following(body);
            if (!node.IsText && !Kept.Contains(node.Tag) && feed?.IsAround(node) is not true && Reason(node, total, names) is { } reason)
            {
                next = node.FollowingOutside(body);
                log.Dropped(reason, node);
                TextMeasure.Cut(node);
            }

            node = next;
        }
    }

    /// <summary>Only advertisements, of an article that is believed whole.</summary>
    public static void Advertisements(Node article, ExtractionLog log)
    {
        for (var node = article.First; node is not null;)
        {
            var next = node.Following(article);
            if (node.Tag is "div" or "section" or "aside" or "ins" or "p" && node.Suggests(Hint.Advertisement) && !node.Suggests(Hint.Body) && node.Weight.Chars * 4 < article.Weight.Chars)
            {
                next = node.FollowingOutside(article);
                log.Dropped("named Advertisement", node);
                TextMeasure.Cut(node);
            }

            node = next;
        }
    }

    /// <summary>Only what readers wrote below.</summary>
    public static void Comments(Node body, ExtractionLog log)
    {
        for (var node = body.First; node is not null;)
        {
            var next = node.Following(body);
            if (node.Tag is "div" or "section" or "ol" or "ul" && node.Suggests(Hint.Comments) && !node.Suggests(Hint.Body) && node.Weight.OwnChars < body.Weight.OwnChars / 2)
            {
                next = node.FollowingOutside(body);
                log.Dropped("named Comments", node);
                TextMeasure.Cut(node);
            }

            node = next;
        }
    }

    private static string? Reason(Node node, int total, SharedNames names)
    {
        var weight = node.Weight;
        var large = weight.OwnChars > total / 4;
        if (node.Tag is "footer" or "aside" && !large)
            return weight.Chars == 0 ? null : "element " + node.Tag;
        if (large)
            return null;
        if (node.Attribute("role") is "navigation" or "complementary" or "dialog" or "alert" or "menu" or "search" or "contentinfo" or "banner" or "alertdialog")
            return "role";
        var hint = node.Hint & Hint.Noise;
        if (hint == Hint.None || node.Tag is "a" or "p" or "h1" or "figure" or "tr" or "td" or "img" or "picture" or "blockquote" or "pre" or "b" or "i" or "strong" or "em" or "span")
            return null;
        if (names.AreTextual(node))
            return null;
        if (node.Suggests(Hint.Embed) && (hint & (Hint.Comments | Hint.Related | Hint.Advertisement)) == Hint.None)
            return null;
        // "post-comments-on" a wrapper of the article itself: the article is inside.
        if (node.Descendants().Any(static n => n.Tag is "article" or "main" || IsArticleBody(n)))
            return null;
        const Hint Strong = Hint.Share | Hint.Related | Hint.Advertisement | Hint.Comments | Hint.Newsletter | Hint.Consent | Hint.Navigation | Hint.AuthorBio;
        // Weak words name parts of articles too ("print-step", "product-text"): with some text of its own such a part stays.
        const int SomeText = 400;
        if ((hint & Strong) == Hint.None && weight.OwnChars > SomeText && weight.LinkDensity < 0.3)
            return null;
        return (hint & Strong) != Hint.None || !node.Suggests(Hint.Body) ? "named " + hint : null;
    }

    public static bool IsArticleBody(Node node) =>
        node.Attribute("itemprop") is { } property && property.Contains("articleBody", StringComparison.OrdinalIgnoreCase);

    private static bool IsHidden(Node node)
    {
        if (node.Attributes is null)
            return false;
        if (node.Attribute("hidden") is not null)
            return true;
        if (node.Attribute("aria-hidden") is "true" && !(node.Attribute("class")?.Contains("fallback-image", StringComparison.Ordinal) ?? false))
            return node.Tag is not ("body" or "html" or "main" or "article" or "figure" or "img" or "picture");
        var style = node.Attribute("style");
        if (style is null || !(style.Contains("display", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility", StringComparison.OrdinalIgnoreCase)))
            return false;
        var tight = style.Replace(" ", "", StringComparison.Ordinal);
        return tight.Contains("display:none", StringComparison.OrdinalIgnoreCase) || tight.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    // Whoever counts readers is no picture of the article, and no reason to take the line beside it for a caption. One without an
    // address of its own is a lazy loader's placeholder, and tells where the picture goes.
    private static bool IsPixel(Node node) => node.Tag is "img" && TrackingPixel.Is(node) && Text.ImageSource.Choose(node.Attribute, video: false) is not null;

    /// <summary>Some pages give the whole article to readers without script; most only ask for script there.</summary>
    private static bool HoldsText(Node noscript)
    {
        const int Much = 600;
        return noscript.Descendants("p").Sum(static p => TextMeasure.WeightOf(BlockText.Of(p)).Chars) > Much;
    }

    /// <summary>A picture only readers without script would see takes the place of its placeholder.</summary>
    private static Node? LazyPicture(Node noscript)
    {
        var picture = noscript.Descendants().FirstOrDefault(static n => n.Tag is "img" && n.Attribute("src") is { Length: > 0 });
        if (picture is null || noscript.Weight.Chars > 0)
            return null;
        var before = noscript.Previous;
        while (before is { IsText: true } && string.IsNullOrWhiteSpace(before.Text))
            before = before.Previous;
        if (before is { Tag: "img" } && Text.ImageSource.Choose(before.Attribute, video: false) is null)
        {
            picture.InsertBefore(noscript);
            before.Remove();
            return picture;
        }

        return null;
    }
}
