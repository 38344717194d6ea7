using Annals.Extraction.Dom;

namespace Annals.Extraction.Sanitizer;

/// <summary>
/// Watches a tree being written and notices what the tree construction of HTML would arrange differently when it reads it back
/// (html.spec.whatwg.org/#parsing-main-inbody). It may cry wolf: then a second parse finds the tree unchanged.
/// </summary>
internal sealed class ContainmentCheck
{
    public bool IsStable { get; private set; } = true;

    public void Text(Node text)
    {
        if (text.Parent is { Tag: "table" or "tbody" or "thead" or "tfoot" or "tr" or "colgroup" } && !string.IsNullOrWhiteSpace(text.Text))
            IsStable = false;
    }

    public void Element(Node node)
    {
        IsStable &= FitsTable(node) && FitsFlow(node);
    }

    private static bool FitsTable(Node node)
    {
        var parent = node.Parent?.Tag ?? "";
        return node.Tag switch
        {
            "caption" or "colgroup" or "thead" or "tbody" or "tfoot" => parent is "table",
            "col" => parent is "colgroup",
            "tr" => parent is "tbody" or "thead" or "tfoot",
            "td" or "th" => parent is "tr",
            _ => parent is not ("table" or "tbody" or "thead" or "tfoot" or "tr" or "colgroup"),
        };
    }

    private static bool FitsFlow(Node node)
    {
        var tag = node.Tag;
        if (Names.ClosesParagraph.Contains(tag) && HasOpen(node, static n => n is "p", IsScope))
            return false;
        if (tag is "a" && HasOpen(node, static n => n is "a", static n => n is "td" or "th" or "caption"))
            return false;
        if (Names.Headings.Contains(tag) && node.Parent is { } parent && Names.Headings.Contains(parent.Tag))
            return false;
        if (tag is "li" && HasOpen(node, static n => n is "li", EndsItemSearch))
            return false;
        if (tag is "dd" or "dt" && HasOpen(node, static n => n is "dd" or "dt", EndsItemSearch))
            return false;
        // Inside ruby, a reading ends whatever may end by itself.
        return tag is not ("rt" or "rp") || node.Parent?.Tag is not ("rt" or "rp" or "li" or "dd" or "dt" or "p");
    }

    private static bool IsScope(string name) => name is "table" or "td" or "th" or "caption" or "body";

    private static bool EndsItemSearch(string name) => Names.Special.Contains(name) && name is not ("address" or "div" or "p");

    private static bool HasOpen(Node node, Predicate<string> wanted, Predicate<string> boundary)
    {
        foreach (var ancestor in node.Ancestors())
        {
            if (wanted(ancestor.Tag))
                return true;
            if (boundary(ancestor.Tag))
                return false;
        }

        return false;
    }
}
