using Annals.Archive;

namespace Annals.Capture.Pages;

/// <summary>
/// Pictures at the edge of an article, which the extractor takes or leaves depending on what stands beside them that day.
/// A picture that only one of two readings took has come or gone only if the other page does not have it at all.
/// </summary>
internal static class EdgePictures
{
    private const int ShortestName = 6;
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];

    /// <summary>True when every picture that one reading has and the other lacks stands somewhere in the other page.</summary>
    public static bool AreAll(IReadOnlyList<string> before, IReadOnlyList<RawPage> pagesBefore, IReadOnlyList<string> after, IReadOnlyList<RawPage> pagesAfter)
        => pagesBefore.Count > 0 && pagesAfter.Count > 0
            && StandIn(before.Except(after), pagesAfter)
            && StandIn(after.Except(before), pagesBefore);

    private static bool StandIn(IEnumerable<string> pictures, IReadOnlyList<RawPage> pages)
    {
        var texts = new Lazy<List<string>>(() => [.. pages.Select(PageSource.Of)]);
        return pictures.All(picture => Name(picture) is { Length: >= ShortestName } name && texts.Value.Exists(text => Names(text, name)));
    }

    // As a whole name: "bridge.jpg" does not stand in a page that has "old-bridge.jpg".
    private static bool Names(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var before = text.AsSpan(0, at);
            if (before.IsEmpty || !char.IsAsciiLetterOrDigit(before[^1]) && before[^1] is not ('-' or '_' or '.') || before.EndsWith("%2F", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // The file's own name: what is before it may be written relatively, and behind a proxy the whole address is a parameter.
    private static string Name(string address)
    {
        var parts = address.Split(['/', '?', '&', '=', '#'], StringSplitOptions.RemoveEmptyEntries);
        return parts.LastOrDefault(static part => Endings.Any(ending => part.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) ?? parts.LastOrDefault() ?? "";
    }
}
