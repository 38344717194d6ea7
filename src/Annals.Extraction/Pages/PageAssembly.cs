using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;
using Annals.Extraction.Pages.Evidence;
using Annals.Extraction.Pages.Metadata;
using Annals.Extraction.Text;

namespace Annals.Extraction.Pages;

/// <summary>Puts together what was found into the answer.</summary>
internal static class PageAssembly
{
    private const int ExcerptLength = 1200;

    public static Page Of(FoundArticle? found, PageFacts facts, LinkedData? data, Uri url, ExtractionLog log)
    {
        var article = found?.Root;
        var text = article is null ? "" : BlockText.Of(article, Captions.In(article));
        var html = article is null ? "" : ArticleHtml.Of(article, facts.Base);
        var images = HtmlText.ImageUrls(html);
        if (article is null)
            log.Noted("no article found", false, "");
        return new Page
        {
            Url = url.AbsoluteUri,
            CanonicalUrl = facts.CanonicalUrl,
            Title = facts.Title,
            Byline = facts.Byline,
            Published = facts.Published,
            RawPublished = facts.RawPublished,
            Modified = facts.Modified,
            Language = facts.Language,
            Direction = found?.Direction ?? facts.Direction,
            Site = facts.Site,
            LeadImage = LeadImageFinder.Find(article, facts, data, images),
            Images = images,
            ArticleBody = text,
            Html = html,
            Excerpt = facts.Description ?? Beginning(FirstParagraph(article) ?? text),
            WordCount = WordCount.Of(text),
            NextPage = facts.NextPage,
            LooksLikeError = facts.LooksLikeError,
            LooksMissing = facts.LooksMissing,
            Paywalled = facts.Paywalled,
            BlockPrints = found?.Prints ?? [],
            Explanation = log.Steps,
        };
    }

    /// <summary>Headings and lists may stand above it.</summary>
    private static string? FirstParagraph(Node? article) =>
        article is not null && Blocks.Of(article).Find(static b => b.Tag is "p" or "div") is { } first ? BlockText.Of(first).ReplaceLineEndings(" ") : null;

    private static string? Beginning(string text)
    {
        var line = text.AsSpan();
        var end = line.IndexOf('\n');
        if (end > 0)
            line = line[..end];
        if (line.Length > ExcerptLength)
            line = line[..(char.IsHighSurrogate(line[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)];
        return line.IsEmpty ? null : line.ToString();
    }
}
