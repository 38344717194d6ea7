using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>Captions and credits belong to the picture: they stay in the article's HTML and are left out of its plain text.</summary>
internal static class Captions
{
    private const int Longest = 700;

    /// <summary>
    /// Tells captions from text within one article. What holds much of the article is no caption, and where the lines under
    /// the pictures are the article (a story in pictures), they are its text.
    /// </summary>
    public static Predicate<Node> In(Node article)
    {
        var total = article.Weight.Chars;
        var boxes = 0;
        for (var node = article.First; node is not null;)
        {
            var isBox = node.Tag is "div" && IsPictureBox(node);
            boxes += isBox ? node.Weight.Chars : 0;
            node = isBox ? node.FollowingOutside(article) : node.Following(article);
        }

        var inPictures = boxes * 4 > total;
        return node => node.Weight.Chars * 3 < total && (IsNamed(node) || (!inPictures && node.Tag is "div" && IsPictureBox(node)));
    }

    private static bool IsNamed(Node node)
    {
        if (node.Tag is "figcaption")
            return true;
        if (node.Tag is "figure")
            return !node.Descendants().Any(static n => n.Tag is "table" or "pre" or "blockquote" or "p" && n.Weight.Chars > 300);
        return node.Suggests(Hint.Caption) && !node.Suggests(Hint.Body) && node.Weight.Chars < Longest && node.Tag is not ("a" or "table" or "td" or "tr");
    }

    /// <summary>A box with a picture and a line under it.</summary>
    private static bool IsPictureBox(Node node)
    {
        const int LongestLine = 250;
        return node.Weight.Chars is > 0 and < LongestLine
            && node.Descendants("img").Any()
            && !node.Descendants().Any(static n => Names.Headings.Contains(n.Tag) || n.Tag is "table" or "ul" or "ol" || (n.Tag is "p" && n.Weight.Chars > 100));
    }
}
