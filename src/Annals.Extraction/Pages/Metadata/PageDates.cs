using System.Globalization;
using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;
using Annals.Feeds.Dates;

namespace Annals.Extraction.Pages.Metadata;

/// <summary>When the page says it was published and changed: for machines first, then as printed above the text.</summary>
internal static class PageDates
{
    private const int LongestDate = 60;

    /// <summary>The instant, when it can be read, and the text it was read from.</summary>
    public static (DateTimeOffset? At, string? Raw) Published(HeadData head, LinkedData? data, Node root)
    {
        string? raw = null;
        foreach (var text in Written(head, data, root))
        {
            raw ??= text;
            if (Read(text) is { } at)
                return (at, text);
        }

        return (null, raw);
    }

    public static DateTimeOffset? Modified(HeadData head, LinkedData? data) =>
        Read(data?.Modified) ?? Read(head.Meta("article:modified_time", "og:updated_time", "last-modified", "datemodified", "dcterm:modified", "lastmod"));

    private static IEnumerable<string> Written(HeadData head, LinkedData? data, Node root)
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

    /// <summary>The part of a byline from its first digit on that may be a date.</summary>
    private static string? DateIn(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var digits = line.Count(char.IsAsciiDigit);
            if (digits is < 5 or > 20)
                continue;
            if (line.Length <= LongestDate && !line.Contains('|', StringComparison.Ordinal) && !line.Contains('：', StringComparison.Ordinal))
                return Strip(line);
            foreach (var part in line.Split('|', '：', '　'))
            {
                if (part.Count(char.IsAsciiDigit) is >= 5 and <= 20 && part.Length <= LongestDate)
                    return Strip(part);
            }
        }

        return null;
    }

    private static string Strip(string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        // Month names may stand before the digits; names of people before a Chinese date may not.
        return text.Contains('年', StringComparison.Ordinal) ? text[start..].Trim() : text.Trim();
    }

    private static DateTimeOffset? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestDate)
            return null;
        return FeedDate.Parse(text) ?? Iso(text);
    }

    private static DateTimeOffset? Iso(string text) =>
        text.Length >= 10 && char.IsAsciiDigit(text[3]) && text[4] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : null;
}
