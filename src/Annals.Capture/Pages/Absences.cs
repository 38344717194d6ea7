using Annals.Capture.Fetching;
using Annals.Extraction.Pages;

namespace Annals.Capture.Pages;

/// <summary>Tells from an answer that there is no article at an address, also where the status says otherwise. Pure.</summary>
internal static class Absences
{
    // An error page has little to say; an article about the number 404 has more.
    private const int LongestError = 600;

    /// <param name="page">What was found in the answer; null when nothing was read.</param>
    /// <returns>In the words of <see cref="Archive.Journal.ArticleGone.Status"/>; null when the article may be there.</returns>
    public static string? Of(FetchResult result, string asked, Page? page) => result.Outcome switch
    {
        FetchOutcome.NotFound => "404",
        FetchOutcome.Gone => "410",
        FetchOutcome.Ok when page is { LooksMissing: true, ArticleBody.Length: < LongestError } => "error page",
        FetchOutcome.Ok when IsFrontPage(asked, result.Url) => "front page",
        _ => null,
    };

    /// <summary>True for a redirect from an article to the root of its site, or of a part of it (<c>/zh/</c>).</summary>
    public static bool IsFrontPage(string asked, string answered)
        => Uri.TryCreate(asked, UriKind.Absolute, out var from) && Uri.TryCreate(answered, UriKind.Absolute, out var to)
            && Segments(to) is { Length: <= 1 } end && Segments(from) is var start && start.Length > end.Length + (end.Length == 0 ? 0 : 1)
            && to.Query.Length == 0 && start.AsSpan().StartsWith(end);

    private static string[] Segments(Uri address)
    {
        var segments = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is [.., var last] && last.StartsWith("index.", StringComparison.OrdinalIgnoreCase) ? segments[..^1] : segments;
    }
}
