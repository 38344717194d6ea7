using System.Buffers;
using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Pages.Metadata;

/// <summary>The headline: what the page calls itself for machines, else its title without the parts that name the site (after Readability).</summary>
internal static class PageTitle
{
    private const string Separators = "|-–—\\/>»";

    private static readonly SearchValues<char> AnySeparator = SearchValues.Create(Separators);

    private static readonly SearchValues<char> Hierarchical = SearchValues.Create("\\/>»");

    public static string? Of(HeadData head, LinkedData? data, Node root) =>
        FromLinkedData(head, data)
        ?? head.Meta("dc:title", "dcterm:title", "og:title", "weibo:article:title", "weibo:webpage:title", "title", "twitter:title", "parsely-title")
        ?? FromTitleElement(head.Title, root)
        ?? Heading(root);

    private static string? FromLinkedData(HeadData head, LinkedData? data)
    {
        if (data is null)
            return null;
        if (data.Name is null || data.Headline is null || data.Name == data.Headline)
            return HeadData.Squeeze(data.Name ?? data.Headline);
        // Some put the name of the site into "name": what resembles the title more is the headline.
        var title = head.Title ?? "";
        var headlineFits = Resembles(data.Headline, title);
        return HeadData.Squeeze(headlineFits && !Resembles(data.Name, title) ? data.Headline : data.Name);
    }

    private static bool Resembles(string text, string title)
    {
        var words = Words(text);
        if (words.Count == 0)
            return false;
        var other = Words(title);
        return words.Count(other.Contains) > 0.75 * Math.Max(words.Count, other.Count * 0.6);
    }

    private static HashSet<string> Words(string text) =>
        text.ToLowerInvariant().Split([' ', ',', '.', ':', '|', '-', '–', '\'', '"', '?', '!'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private static string? FromTitleElement(string? title, Node root)
    {
        if (title is null)
            return null;
        var headline = title;
        var hierarchical = false;
        var cuts = SeparatorPositions(title);
        if (cuts.Count > 0)
        {
            hierarchical = cuts.Exists(i => Hierarchical.Contains(title[i]));
            headline = title[..cuts[^1]].Trim();
            if (CountWords(headline) < 3)
                headline = title[(title.AsSpan().IndexOfAny(AnySeparator) + 1)..].Trim();
        }
        else if (title.Contains(": ", StringComparison.Ordinal))
        {
            headline = AfterColon(title, root);
        }
        else if (title.Length is > 150 or < 15 && root.Descendants("h1").ToList() is [var only])
        {
            headline = HeadData.Squeeze(BlockText.Of(only)) ?? title;
        }

        var count = CountWords(headline);
        return count <= 4 && (!hierarchical || count != CountWords(WithoutSeparators(title, cuts)) - 1) ? title : headline;
    }

    private static string AfterColon(string title, Node root)
    {
        if (root.Descendants().Any(n => n.Tag is "h1" or "h2" && HeadData.Squeeze(BlockText.Of(n)) == title))
            return title;
        var headline = title[(title.LastIndexOf(':') + 1)..].Trim();
        var first = title.IndexOf(':', StringComparison.Ordinal);
        if (CountWords(headline) < 3)
            return title[(first + 1)..].Trim();
        return CountWords(title[..first]) > 5 ? title : headline;
    }

    private static string? Heading(Node root) =>
        root.Descendants("h1").Select(static h => HeadData.Squeeze(BlockText.Of(h))).FirstOrDefault(static t => t is not null);

    private static List<int> SeparatorPositions(string title)
    {
        var positions = new List<int>();
        for (var i = 1; i < title.Length - 1; i++)
        {
            if (Separators.Contains(title[i], StringComparison.Ordinal) && title[i - 1] == ' ' && title[i + 1] == ' ')
                positions.Add(i);
        }

        return positions;
    }

    private static string WithoutSeparators(string title, List<int> cuts)
    {
        var text = title.ToCharArray();
        foreach (var cut in cuts)
            text[cut] = text[cut - 1] = ' ';
        return new string(text);
    }

    private static int CountWords(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
