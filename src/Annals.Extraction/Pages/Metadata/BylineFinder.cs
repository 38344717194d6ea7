using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Pages.Metadata;

/// <summary>Who wrote it: as the page says it for machines, else as it is printed near the headline.</summary>
internal static class BylineFinder
{
    private const int Longest = 100;

    private static readonly string[] ClassWords = ["byline", "author", "dateline", "writtenby", "p-author"];

    public static string? Of(HeadData head, LinkedData? data, Node root) =>
        HeadData.Squeeze(data?.Author)
        ?? NotAddress(head.Meta("dc:creator", "dcterm:creator", "author", "parsely-author", "article:author", "og:article:author"))
        ?? Visible(root, aside: false)
        ?? Visible(root, aside: true)
        ?? NotAddress(head.Meta("byl", "sailthru:author", "citation_author", "name:article:author"))
        ?? HeadData.Squeeze(data?.Creator);

    private static string? NotAddress(string? value) => value is null || Uri.TryCreate(value, UriKind.Absolute, out _) && value.Contains('/', StringComparison.Ordinal) ? null : value;

    private static string? Visible(Node root, bool aside)
    {
        foreach (var node in root.Descendants())
        {
            if (node.IsText || node.Tag is "script" or "style" or "meta" or "link" or "title" || !IsByline(node))
                continue;
            if (!IsShort(node) || node.Ancestors().Any(a => IsElsewhere(a, aside)))
                continue;
            var name = node.Descendants().FirstOrDefault(static n => n.Attribute("itemprop")?.Contains("name", StringComparison.Ordinal) ?? false);
            if (HeadData.Squeeze(BlockText.Of(name ?? node).ReplaceLineEndings(" ")) is { } byline)
                return byline;
        }

        return null;
    }

    private static bool IsElsewhere(Node around, bool aside) =>
        around.Suggests(Hint.Comments | Hint.Related) || around.Tag is "nav" || (!aside && (around.Tag is "aside" || around.Suggests(Hint.Sidebar)));

    /// <summary>Counted with its white space: a byline is written in one go, a box about the author is not. A line full of digits is a date.</summary>
    private static bool IsShort(Node node)
    {
        var chars = 0;
        var blanks = 0;
        var digits = 0;
        foreach (var inner in node.Descendants())
        {
            foreach (var c in inner.Text)
            {
                digits += char.IsAsciiDigit(c) ? 1 : 0;
                if (!char.IsWhiteSpace(c))
                {
                    chars += blanks + 1;
                    blanks = 0;
                }
                else if (chars > 0)
                {
                    blanks++;
                }
            }
        }

        return chars is > 0 and < Longest && (digits < 6 || StartsWithBy(node));
    }

    private static bool StartsWithBy(Node node) => BlockText.Of(node).StartsWith("by ", StringComparison.OrdinalIgnoreCase);

    private static bool IsByline(Node node)
    {
        if (node.Attribute("rel") is "author" || (node.Attribute("itemprop")?.Contains("author", StringComparison.Ordinal) ?? false))
            return true;
        return Matches(node.Attribute("class")) || Matches(node.Attribute("id"));
    }

    private static bool Matches(string? names) =>
        names is not null && Array.Exists(ClassWords, w => names.Contains(w, StringComparison.OrdinalIgnoreCase));
}
