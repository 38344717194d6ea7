using Annals.Archive;
using Annals.Feeds.Encodings;

namespace Annals.Capture.Pages;

/// <summary>
/// Pictures at the edge of an article, which the extractor takes or leaves depending on what stands beside them that day.
/// A picture that only one of two readings took has come or gone only if the other page does not have it at all.
/// </summary>
internal static class EdgePictures
{
    private const int MostBytes = 64 << 20;
    private const int ShortestName = 6;
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];

    /// <summary>True when every picture that one reading has and the other lacks stands somewhere in the other page.</summary>
    public static bool AreAll(IReadOnlyList<string> before, IReadOnlyList<RawPage> pagesBefore, IReadOnlyList<string> after, IReadOnlyList<RawPage> pagesAfter)
        => pagesBefore.Count > 0 && pagesAfter.Count > 0
            && StandIn(before.Except(after), pagesAfter)
            && StandIn(after.Except(before), pagesBefore);

    private static bool StandIn(IEnumerable<string> pictures, IReadOnlyList<RawPage> pages)
    {
        var texts = new Lazy<List<string>>(() => [.. pages.Select(Text)]);
        return pictures.All(picture => Name(picture) is { Length: >= ShortestName } name && texts.Value.Exists(text => text.Contains(name, StringComparison.Ordinal)));
    }

    // The file's own name: what is before it may be written relatively, and behind a proxy the whole address is a parameter.
    private static string Name(string address)
    {
        var parts = address.Split(['/', '?', '&', '=', '#'], StringSplitOptions.RemoveEmptyEntries);
        return parts.LastOrDefault(static part => Endings.Any(ending => part.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) ?? parts.LastOrDefault() ?? "";
    }

    private static string Text(RawPage page) => TextDecoder.Decode(RawPage.Unpack(page.Stored, page.IsPacked, MostBytes), page.Type, DocumentKind.Html).Text;
}
