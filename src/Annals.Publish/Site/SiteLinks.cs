using System.Globalization;
using Annals.Language.Entities;
using Annals.Pages.Layout;
using Annals.Pages.Search;
using Annals.Publish.Site.Findings;

namespace Annals.Publish.Site;

/// <summary>Addresses relative to the page that bears them, so that they hold from a disk and below any path of a host.</summary>
/// <param name="Up">From the page's folder to the site's root: empty, or <c>../</c> so many times.</param>
internal sealed record SiteLinks(string Up, Slugs OutletSlugs, Slugs TagSlugs) : PageLinks
{
    /// <summary>Null on a site without names, quotations and sources.</summary>
    public SiteFindings? Findings { get; init; }

    public const string Style = "style.css";
    public const string IconFile = "favicon.svg";

    public override string Home => Up + SitePaths.Front;

    // The hash makes browsers take a new sheet for a new address, though the file keeps its name.
    public override string StyleSheet { get; } = $"{Up}{Style}?{Pages.Style.StyleSheet.Hash}";

    public override string Icon => Up + IconFile;

    public override string SearchBox => Up + SitePaths.Search;

    public override string SearchAction => Up + SitePaths.Search;

    public override string Articles => Up + SitePaths.Articles;

    public override string Outlets => Up + SitePaths.Outlets;

    public override string Days => Up + SitePaths.Days;

    public override string Article(string id) => Up + SitePaths.Article(id);

    public override string Revision(string id, int revision) => Up + SitePaths.Revision(id, revision);

    public override string Comparison(string id, int before, int after) => Up + SitePaths.Comparison(id, before, after);

    public override string Day(DateOnly day, int page = 1) => Up + SitePaths.Day(day, page);

    public override string Outlet(string outlet, int page = 1) => OutletSlugs.Find(outlet) is { } slug ? Up + Escaped(SitePaths.List("outlets/" + slug, null)) : Outlets;

    public override string Tag(string tag, int page = 1) => TagSlugs.Find(tag) is { } slug ? Up + Escaped(SitePaths.List("tags/" + slug, null)) : Articles;

    public override string Search(SearchForm form, int page = 1) => SearchBox;

    public override string? FindingsSheet => Findings is null ? null : $"{Up}{SitePaths.FindingsSheet}?{Pages.Style.StyleSheet.FindingsHash}";

    public override string? Who(EntityType? type = null) => Findings is null ? null : Up + SitePaths.Who;

    public override string? Entity(string key) => Findings?.FileOf(key) is { } file ? Up + Escaped(file) : null;

    public override string? Quotes(string query = "", string? speaker = null, int page = 1) => Findings is null ? null : Up + SitePaths.Quotes;

    public override string? Quote(string id) => Findings?.FileOfQuote(id) is { } file ? Up + file : null;

    public override string? Events(int page = 1) => Findings?.Events is null ? null : Up + SitePaths.Events;

    public override string? Today => Findings?.Events is null ? null : Up + SitePaths.Today;

    public override string? Figures(string? place = null, string? quantity = null)
        => Findings is null ? null : place is null ? Up + SitePaths.Figures : Findings.FileOfFigures(place) is { } file ? Up + Escaped(file) : null;

    public override string? Event(string id) => Findings?.FileOfEvent(id) is { } file ? Up + file : null;

    public override string? Stories(int page = 1) => Findings?.Events is null ? null : Up + SitePaths.Stories;

    public override string? Story(string id) => Findings?.FileOfStory(id) is { } file ? Up + file : null;

    public override string? Sources => Findings is null ? null : Up + SitePaths.Sources;

    // The page of an article numbers its sentences; there is nobody to mark the words.
    public override string Passage(string id, int start, int end) => Article(id) + (Findings?.Passages.At(id, start) is { } number ? string.Create(CultureInfo.InvariantCulture, $"#s{number}") : "");

    /// <summary>A file's path as an address.</summary>
    public static string Escaped(string path) => Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);
}
