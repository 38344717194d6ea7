using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;
using Annals.Extraction.Pages.Metadata;
using Annals.Extraction.Sanitizer;
using Annals.Extraction.Text;

namespace Annals.Extraction.Pages;

/// <summary>The picture the page names as its own, with the caption printed under it; else the first of the article.</summary>
internal static class LeadImageFinder
{
    private static readonly string[] CreditMarks =
        ["photo by ", "photo: ", "photograph: ", "photo credit: ", "credit: ", "image: ", "picture: ", "foto: ", "©", "摄影：", "攝影：", "图片来源：", "圖片來源：", "来源：", "來源：", "（图片：", "图："];

    public static LeadImage? Find(Node? article, PageFacts facts, LinkedData? data, IReadOnlyList<string> images)
    {
        var url = facts.LeadImage ?? (images.Count > 0 ? images[0] : null);
        if (url is null)
            return null;
        var caption = CaptionOf(article, url, facts.Base) ?? HeadData.Squeeze(data?.ImageCaption);
        var credit = caption is null ? null : Credit(ref caption);
        return new(url, caption, credit);
    }

    private static string? CaptionOf(Node? article, string url, Uri address)
    {
        if (article is null)
            return null;
        var name = ImageSource.FileName(url);
        foreach (var image in article.Descendants("img"))
        {
            var source = ImageSource.Choose(image.Attribute, video: false);
            if (source is null || UrlPolicy.Media(source, address) is not { } absolute || (absolute != url && ImageSource.FileName(absolute) != name))
                continue;
            foreach (var around in image.Ancestors().Take(4))
            {
                var caption = around.Descendants().FirstOrDefault(static n => n.Tag is "figcaption" || n.Suggests(Hint.Caption) && n.Weight.Chars > 0);
                if (caption is not null)
                    return HeadData.Squeeze(BlockText.Of(caption));
                if (around == article)
                    break;
            }

            return null;
        }

        return null;
    }

    private static string? Credit(ref string? caption)
    {
        foreach (var mark in CreditMarks)
        {
            var at = caption!.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;
            var credit = caption[(at + (mark is "©" ? 0 : mark.Length))..].Trim(' ', ')', '）', ']', '.');
            var rest = caption[..at].Trim(' ', '(', '（', '[', '|', '-', '—', '/');
            caption = rest.Length == 0 ? null : rest;
            return credit.Length == 0 ? null : credit;
        }

        return null;
    }
}
