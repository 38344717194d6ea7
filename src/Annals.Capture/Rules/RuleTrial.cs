using Annals.Archive.Reading;
using Annals.Capture.Entries;
using Annals.Capture.Pages;
using Annals.Extraction.Pages.Evidence;

namespace Annals.Capture.Rules;

/// <summary>What an outlet's rules would make of one article's kept page. Writes nothing.</summary>
/// <param name="Before">The article's text as it is kept now, a line a paragraph.</param>
/// <param name="After">What would be taken from the page; null when nothing could be.</param>
/// <param name="Reason">Why nothing could be taken, in plain words; empty when something was.</param>
public sealed record RuleTrial(string TitleBefore, string? TitleAfter, string Before, string? After, string Reason)
{
    private const int MostOffered = 20;

    /// <summary>Articles on which rules for these hosts can be tried: the newest with a kept page.</summary>
    public static IReadOnlyList<ArticleState> Offered(CaptureSession session, SiteRules rules)
        => [.. session.Writer.Catalog.Where(article => session.Writer.Catalog.PagesOf(article.Id) is not null && Uri.TryCreate(article.Url, UriKind.Absolute, out var url) && rules.AreFor(url)).Reverse().Take(MostOffered)];

    /// <param name="rules">In the place of those that hold now; they need not be for the page's host, and then say nothing.</param>
    public static RuleTrial Of(CaptureSession session, ArticleState article, SiteRules rules)
    {
        var kept = new KeptText(session.Writer.Folder, article);
        var reading = KeptPages.Read(
            session.Writer.Folder,
            session.Writer.Catalog,
            article,
            (url, feedText) => session.Evidence.For(article.Outlet, url, feedText) with { Rules = rules.AreFor(url) ? rules : session.Evidence.Rules.For(url) });
        return new RuleTrial(article.Title, reading.Page?.Title, kept.Plain, reading.Page?.Text, reading.Reason);
    }
}
