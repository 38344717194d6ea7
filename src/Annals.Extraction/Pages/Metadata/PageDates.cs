using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;
using Annals.Feeds.Dates;

namespace Annals.Extraction.Pages.Metadata;

/// <summary>When the page says it was published and changed: for machines first, then as printed above the text.</summary>
internal static class PageDates
{
    private const int LongestDate = 60;
    private const int LongestLine = 80;

    /// <summary>The instant, when it can be read, and the text it was read from.</summary>
    public static (DateTimeOffset? At, string? Raw) Published(HeadData head, LinkedData? data, Node root, Uri url)
    {
        string? raw = null;
        foreach (var text in Written(head, data, root, url))
        {
            raw ??= text;
            if (Read(text) is { } at)
                return (at, text);
        }

        return (null, raw);
    }

    public static DateTimeOffset? Modified(HeadData head, LinkedData? data) =>
        Read(data?.Modified) ?? Read(head.Meta("article:modified_time", "og:updated_time", "last-modified", "datemodified", "dcterm:modified", "lastmod"));

    private static IEnumerable<string> Written(HeadData head, LinkedData? data, Node root, Uri url)
    {
        if (data?.Published is { } linked)
            yield return linked;
        foreach (var name in (string[])
            ["article:published_time", "parsely-pub-date", "og:published_time", "datepublished", "article:published", "publishdate", "pubdate", "publish-date", "publish_date",
             "publication_date", "publicationdate", "sailthru:date", "dc:date:issued", "dcterm:created", "dcterm:date", "dc:date", "dc:date:created", "date", "ptime",
             "weibo:article:create_at", "article:post_date", "rnews:datepublished", "citation_publication_date", "article_date_original"])
        {
            if (head.Meta(name) is { } text)
                yield return text;
        }

        foreach (var text in Visible(root))
            yield return text;
        foreach (var text in NearHeadline(root))
            yield return text;
        if (HasDay(url.AbsolutePath))
            yield return url.AbsoluteUri;
    }

    /// <summary>Short lines just above and below the first headline that hold a year.</summary>
    private static IEnumerable<string> NearHeadline(Node root)
    {
        const int Above = 40;
        const int Below = 120;
        var before = new Queue<Node>();
        Node? headline = null;
        for (var node = root.First; node is not null && headline is null; node = node.Following(root))
        {
            if (node.Tag is "h1")
                headline = node;
            else if (node.IsText && node.Text.Length <= LongestLine)
                before.Enqueue(node);
            if (before.Count > Above)
                before.Dequeue();
        }

        var seen = 0;
        for (var node = headline?.FollowingOutside(root); node is not null && seen < Below; node = node.Following(root), seen++)
        {
            if (node.IsText && node.Text.Length <= LongestLine && DateIn(node.Text) is { } below)
                yield return below;
        }

        foreach (var node in before.Reverse())
        {
            if (DateIn(node.Text) is { } above)
                yield return above;
        }
    }

    /// <summary>True for /2020/09/02/ and /2020-09-02-: year, month and day, not a year alone.</summary>
    private static bool HasDay(string path)
    {
        for (var at = 0; at + 9 < path.Length; at++)
        {
            if (path[at] is '1' or '2' && (at == 0 || !char.IsAsciiDigit(path[at - 1])) && path[at + 4] is '/' or '-'
                && path.AsSpan(at, 4).IndexOfAnyExceptInRange('0', '9') < 0 && char.IsAsciiDigit(path[at + 5])
                && path.AsSpan(at + 6, Math.Min(5, path.Length - at - 6)).ContainsAny('/', '-'))
                return true;
        }

        return false;
    }

    /// <summary>What <c>time</c> and elements named after dates say, up to the comments.</summary>
    private static IEnumerable<string> Visible(Node root)
    {
        foreach (var node in root.Descendants())
        {
            if (node.IsText || node.Tag is "script" or "style" or "meta" or "link")
                continue;
            var marked = node.Attribute("itemprop") is "datePublished" || node.Tag is "time" || node.Attribute("pubdate") is not null;
            if (!marked && !node.Suggests(Hint.Date | Hint.Byline))
                continue;
            if (node.Ancestors().Any(static a => a.Suggests(Hint.Comments | Hint.Related | Hint.Sidebar | Hint.Footer | Hint.Navigation) || a.Tag is "aside" or "nav" or "footer"))
                continue;
            if ((node.Attribute("datetime") ?? node.Attribute("content")) is { Length: > 0 } machine)
                yield return machine;
            var text = BlockText.Of(node);
            if (text.Length <= 200 && DateIn(text) is { } printed)
                yield return printed;
        }
    }

    /// <summary>The part of a line that may be a date, when there is one with a year.</summary>
    private static string? DateIn(string text)
    {
        foreach (var line in text.Split('\n', '|', '：', '　', '·', '•'))
        {
            if (line.Length > LongestLine || line.Count(char.IsAsciiDigit) is < 5 or > 20)
                continue;
            var trimmed = line.Trim();
            if (Read(trimmed) is not null)
                return trimmed;
            var start = trimmed.AsSpan().IndexOfAnyInRange('0', '9');
            var end = trimmed.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
            // "日" ends a Chinese date, and words may stand around any date.
            foreach (var part in (string[])[trimmed[start..], end < trimmed.Length ? trimmed[start..(end + 1)] : trimmed[start..end], trimmed[start..end]])
            {
                if (Read(part) is not null)
                    return part.Trim();
            }
        }

        return null;
    }

    private static DateTimeOffset? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || (text.Length > LongestDate && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase)))
            return null;
        return FeedDate.Parse(text);
    }
}
