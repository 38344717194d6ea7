using System.Buffers;
using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Pages.Metadata;

/// <summary>Who wrote it: as the page says it for machines, else as it is printed near the headline.</summary>
internal static class BylineFinder
{
    private const int Longest = 100;

    private static readonly SearchValues<string> ClassWords =
        SearchValues.Create(["byline", "author", "dateline", "writtenby"], StringComparison.OrdinalIgnoreCase);

    public static string? Of(HeadData head, LinkedData? data, Node root) =>
        HeadData.Squeeze(data?.Author)
        ?? NotAddress(head.Meta("dc:creator", "dcterm:creator", "author", "parsely-author", "article:author", "og:article:author"))
        ?? Visible(root)
        ?? NotAddress(head.Meta("byl", "sailthru:author", "citation_author", "name:article:author"))
        ?? HeadData.Squeeze(data?.Creator);

    private static string? NotAddress(string? value) => value is null || Uri.TryCreate(value, UriKind.Absolute, out _) && value.Contains('/', StringComparison.Ordinal) ? null : value;

    /// <summary>The first byline in the page's own column, else the first in a side column.</summary>
    private static string? Visible(Node root)
    {
        string? aside = null;
        for (var node = root.First; node is not null; node = node.Following(root))
        {
            if (node.Attributes is null || node.Tag is "script" or "style" or "meta" or "link" or "title" || !IsByline(node))
                continue;
            if (!IsShort(node) || node.Ancestors().Any(static a => a.Suggests(Hint.Comments | Hint.Related) || a.Tag is "nav"))
                continue;
            var name = node.Descendants().FirstOrDefault(static n => n.Attribute("itemprop")?.Contains("name", StringComparison.Ordinal) ?? false);
            if (HeadData.Squeeze(BlockText.Of(name ?? node).ReplaceLineEndings(" ")) is not { } byline)
                continue;
            if (!node.Ancestors().Any(static a => a.Tag is "aside" || a.Suggests(Hint.Sidebar)))
                return byline;
            aside ??= byline;
        }

        return aside;
    }

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
        names is not null && names.AsSpan().ContainsAny(ClassWords);
}
