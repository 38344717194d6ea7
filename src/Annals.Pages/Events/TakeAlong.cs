using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Search;

namespace Annals.Pages.Events;

/// <summary>The ways to follow an event or a story from elsewhere, and to take it along: feeds, a book, its articles as a list.</summary>
internal static class TakeAlong
{
    private static readonly (string Ending, string Name)[] Feeds = [("atom", "Atom"), ("rss", "RSS"), ("json", "JSON Feed")];

    /// <param name="query">Finds its articles.</param>
    public static Html Of(string query, IReadOnlyList<FileLink> files, PageContext page)
    {
        var words = page.Words.Stories;
        var feeds = Feeds.Select(feed => page.Links.FeedOut($"search.{feed.Ending}", "q=" + Uri.EscapeDataString(query)) is { } address ? Html.Of($"<a href=\"{address}\">{feed.Name}</a>") : Html.Empty).Where(static link => !link.IsEmpty).ToList();
        var others = files.Select(static file => Html.Of($"<a href=\"{file.Address}\">{file.Name}</a>")).ToList();
        // Where nobody can be asked there is nothing to follow; the list of its articles is the page itself.
        var list = page.Links.FeedOut("", "") is null ? Html.Empty : Html.Of($"<a href=\"{page.Links.Search(new SearchForm { Query = query, IsByDate = true })}\">{words.AsList}</a>");
        return feeds.Count + others.Count == 0 && list.IsEmpty ? Html.Empty
            : Html.Of($"<p class=\"further\">{(feeds.Count == 0 ? Html.Empty : Html.Of($"<span>{words.Follow} {Html.Join(feeds, " ")}</span> "))}{(others.Count == 0 ? Html.Empty : Html.Of($"<span>{words.TakeAlong} {Html.Join(others, " ")}</span> "))}{list}</p>\n");
    }
}
