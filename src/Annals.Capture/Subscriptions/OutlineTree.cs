using Annals.Feeds.Opml;

namespace Annals.Capture.Subscriptions;

/// <summary>Changes to the tree of an OPML body, which itself never changes. The reader flattens anything deeper than a hundred folders, so recursion is bounded.</summary>
internal static class OutlineTree
{
    /// <summary>Replaces every outline that matches; null removes it.</summary>
    public static IReadOnlyList<Outline> Change(IReadOnlyList<Outline> outlines, Func<Outline, bool> matches, Func<Outline, Outline?> change)
    {
        var changed = new List<Outline>(outlines.Count);
        foreach (var outline in outlines)
        {
            var inside = outline.Children.Count == 0 ? outline : outline with { Children = Change(outline.Children, matches, change) };
            if (!matches(outline))
            {
                changed.Add(inside);
            }
            else if (change(inside) is { } replaced)
            {
                changed.Add(replaced);
            }
        }

        return changed;
    }

    /// <summary>Adds an outline at the end of a folder, which is made when it is not there.</summary>
    /// <param name="folder">Names joined by '/', the outermost first; null for the top.</param>
    public static IReadOnlyList<Outline> Insert(IReadOnlyList<Outline> outlines, string? folder, Outline added)
    {
        if (string.IsNullOrEmpty(folder))
        {
            return [.. outlines, added];
        }

        var names = folder.Split('/', 2);
        var rest = names.Length > 1 ? names[1] : null;
        var place = outlines.ToList().FindIndex(outline => outline.XmlUrl is null && outline.Text == names[0]);
        if (place < 0)
        {
            return [.. outlines, Outline.Folder(names[0], Insert([], rest, added))];
        }

        var changed = outlines.ToList();
        changed[place] = changed[place] with { Children = Insert(changed[place].Children, rest, added) };
        return changed;
    }
}
