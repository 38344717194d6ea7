using Annals.Pages.Layout;
using Annals.Pages.Managing;
using Annals.Pages.Markup;

namespace Annals.Pages.Feeds;

/// <summary>Lets the owner choose among what was found, by its newest titles.</summary>
public static class FoundPageView
{
    public static string Render(FoundPage found, PageContext page)
    {
        var words = page.Words.Managing;
        var isEmpty = found.Feeds.Count == 0;
        return DeskFrame.Render(isEmpty ? words.NothingFoundTitle : words.FoundTitle, "feeds", isEmpty ? Html.Empty : Html.Text(words.FoundCount(found.Feeds.Count)), Html.Of($"""
            {Html.When(found.Trouble, trouble => Html.Of($"<p class=\"banner\">{trouble}</p>\n"))}{AsItIs(found, page)}{found.Feeds.Select((feed, place) => Feed(feed, place, found, page))}{Others(found, page)}{Again(found.Typed, page)}
            """), page);
    }

    private static Html Feed(FoundFeedRow feed, int place, FoundPage found, PageContext page)
    {
        var words = page.Words.Managing;
        var best = place == 0 && found.Feeds.Count > 1 ? Html.Of($" <span class=\"tag\">{words.BestFit}</span>") : Html.Empty;
        return Html.Of($"""
            <section class="found1">
            <h2{HeadlineViews.Lang(null, feed.Title ?? feed.Url)}>{feed.Title ?? feed.Url}{best}</h2>
            <p class="quiet"><span class="address">{feed.Url}</span> · {feed.Format} · {words.EntryCount(feed.Entries)}</p>
            {(feed.Latest.Count == 0 ? Html.Of($"<p class=\"quiet\">{words.NoEntries}</p>") : Html.Of($"<ul class=\"plain\">{feed.Latest.Select(entry => Latest(entry.Title, entry.At, page))}</ul>"))}
            {(feed.IsKnown ? Html.Of($"<p><a href=\"{page.Links.Managing!.Feed(feed.Url)}\">{words.SubscribedAlready}</a></p>") : Subscribe(feed.Url, feed.Title, feed.Site, place, found.Folders, words.Subscribe, page))}
            </section>

            """);
    }

    private static Html Latest(string title, DateTimeOffset? at, PageContext page)
        => Html.Of($"<li{HeadlineViews.Lang(null, title)}>{title}{(at is { } time ? Html.Of($" <span class=\"detail\">{HeadlineViews.Moment(time, page.Words.Language)}</span>") : Html.Empty)}</li>\n");

    private static Html Subscribe(string url, string? title, string? site, int place, IReadOnlyList<string> folders, string label, PageContext page)
    {
        var words = page.Words.Managing;
        return ChangeForm.Of(page, page.Links.Managing!.Add, "add", Html.Of($"""
            {DeskFrame.Hidden("url", url)}{DeskFrame.Hidden("site", site ?? "")}<label>{words.Title} <input name="title" value="{title ?? ""}" maxlength="300"></label> <label>{words.Folder} <input name="folder" list="folders{place}" maxlength="300" autocomplete="off"></label><datalist id="folders{place}">{folders.Select(folder => Html.Of($"<option value=\"{folder}\"></option>"))}</datalist> <button>{label}</button>
            """));
    }

    private static Html AsItIs(FoundPage found, PageContext page)
        => Html.When(found.AsItIs, address => Html.Of($"<section class=\"found1\"><p class=\"quiet\"><span class=\"address\">{address}</span></p>{Subscribe(address, null, null, 99, found.Folders, page.Words.Managing.AddAllTheSame, page)}<p class=\"quiet\">{page.Words.Managing.AddAllTheSameHint}</p></section>\n"));

    private static Html Others(FoundPage found, PageContext page)
        => found.Others.Count == 0
            ? Html.Empty
            : Html.Of($"""
                <section><h2>{page.Words.Managing.AlsoNamed}</h2>
                <ul class="plain">{found.Others.Select(other => Html.Of($"<li>{other.Title ?? ""} <span class=\"address\">{other.Url}</span> {DeskFrame.Button(page, page.Links.Managing!.Look, "look", page.Words.Managing.Look, ("address", other.Url))}</li>\n"))}</ul></section>

                """);

    private static Html Again(string typed, PageContext page)
        => ChangeForm.Of(page, page.Links.Managing!.Look, "look", Html.Of($"""
            <label for="address">{page.Words.Managing.AddLabel}</label><span class="ask"><input id="address" name="address" type="text" inputmode="url" autocapitalize="none" autocomplete="off" spellcheck="false" required maxlength="2000" value="{typed}"><button>{page.Words.Managing.Look}</button></span>
            """));
}
