using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Pages.Metadata;

/// <summary>Who wrote it: as the page says it for machines, else as it is printed near the headline.</summary>
internal static class BylineFinder
{
    private const int Longest = 100;

    private static readonly string[] ClassWords = ["byline", "author", "dateline", "writtenby", "p-author"];

    public static string? Of(HeadData head, LinkedData? data, Node root) =>
        Clean(data?.Author)
        ?? Clean(NotAddress(head.Meta("dc:creator", "dcterm:creator", "author", "parsely-author")))
        ?? Clean(NotAddress(head.Meta("article:author", "og:article:author", "byl", "sailthru:author", "citation_author")))
        ?? Clean(Visible(root));

    private static string? NotAddress(string? value) => value is null || Uri.TryCreate(value, UriKind.Absolute, out _) && value.Contains('/', StringComparison.Ordinal) ? null : value;

    private static string? Visible(Node root)
    {
        foreach (var node in root.Descendants())
        {
            if (node.IsText || node.Tag is "script" or "style" or "meta" or "link" || !IsByline(node))
                continue;
            if (node.Ancestors().Any(static a => a.Suggests(Hint.Comments | Hint.Related | Hint.Sidebar) || a.Tag is "aside" or "nav"))
                continue;
            var text = BlockText.Of(node).Trim();
            if (text.Length is 0 or >= Longest)
                continue;
            var name = node.Descendants().FirstOrDefault(static n => n.Attribute("itemprop")?.Contains("name", StringComparison.Ordinal) ?? false);
            return name is null ? text : BlockText.Of(name);
        }

        return null;
    }

    private static bool IsByline(Node node)
    {
        if (node.Attribute("rel") is "author" || (node.Attribute("itemprop")?.Contains("author", StringComparison.Ordinal) ?? false))
            return true;
        return Matches(node.Attribute("class")) || Matches(node.Attribute("id"));
    }

    private static bool Matches(string? names) =>
        names is not null && Array.Exists(ClassWords, w => names.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static string? Clean(string? byline) => HeadData.Squeeze(byline);
}
