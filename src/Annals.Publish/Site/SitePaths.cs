using System.Globalization;
using Annals.Pages.Words;

namespace Annals.Publish.Site;

/// <summary>Where each file of a site stands, relative to its root, with '/'. Addresses that were given out must stay: change none.</summary>
internal static class SitePaths
{
    public const string Front = "index.html";
    public const string Articles = "all/index.html";
    public const string Outlets = "outlets/index.html";
    public const string Days = "days/index.html";
    public const string Search = "search.html";
    public const string Who = "who/index.html";
    public const string Quotes = "quotes/index.html";
    public const string Sources = "sources/index.html";
    public const string Events = "events/index.html";
    public const string Today = "events/today.html";
    public const string Figures = "figures/index.html";
    public const string Stories = "stories/index.html";
    public const string FindingsSheet = "findings.css";
    public const string Sitemap = "sitemap.xml";

    // 32 folders: one with 20,000 files is slow to look at, one for each article slow to make.
    public static string Article(string id) => $"a/{id[0]}/{id}.html";

    public static string Revision(string id, int revision) => string.Create(CultureInfo.InvariantCulture, $"a/{id[0]}/{id}_{revision}.html");

    public static string Comparison(string id, int before, int after) => string.Create(CultureInfo.InvariantCulture, $"a/{id[0]}/{id}_{before}_{after}.html");

    public static string Day(DateOnly day, int page) => $"days/{DateText.Machine(day)}{Suffix(page)}.html";

    /// <param name="list"><c>all</c>, or a folder and a slug.</param>
    /// <param name="number">From 1, the oldest; null for the page on which new articles appear.</param>
    public static string List(string list, int? number)
        => list == "all"
            ? number is { } page ? string.Create(CultureInfo.InvariantCulture, $"all/{page}.html") : Articles
            : $"{list}{(number is { } kept ? string.Create(CultureInfo.InvariantCulture, $"_{kept}") : "")}.html";

    public static string Picture(string hash, string ending) => $"img/{hash[..2]}/{hash}{ending}";

    private static string Suffix(int page) => page > 1 ? string.Create(CultureInfo.InvariantCulture, $"_{page}") : "";
}
