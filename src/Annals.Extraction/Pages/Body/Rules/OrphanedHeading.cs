using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body.Rules;

/// <summary>A heading with nothing under it announced a part that is gone.</summary>
internal static class OrphanedHeading
{
    private const int Longest = 160;

    public static void Drop(Node article, ExtractionLog log)
    {
        foreach (var heading in article.Descendants().Where(static n => Names.Headings.Contains(n.Tag)).Reverse().ToList())
        {
            // Some pages set whole paragraphs as headings.
            if (heading.Weight.Chars > Longest || IsSentence(heading) || HasTextBelow(heading, article))
                continue;
            log.Dropped("heading without text", heading);
            TextMeasure.Cut(heading);
        }
    }

    private static bool IsSentence(Node heading) =>
        heading.Weight.Chars > 40 && heading.Weight.LinkChars == 0 && BlockText.Of(heading) is [.., '.' or '!' or '。' or '！' or '”' or '"'];

    private static bool HasTextBelow(Node heading, Node article)
    {
        for (var node = heading.FollowingOutside(article); node is not null; node = node.Following(article))
        {
            if (Names.Headings.Contains(node.Tag))
                return string.CompareOrdinal(node.Tag, heading.Tag) > 0;
            if (node.IsText ? node.Weight.Chars > 0 : node.Tag is "img" or "video" or "iframe" or "table")
                return true;
        }

        return false;
    }
}
