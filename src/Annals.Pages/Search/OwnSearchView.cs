using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Search;

/// <summary>
/// The search page of a site without a server: an empty form that a script answers. What the script says it takes from
/// the page's own <c>data-</c> attributes, so that it speaks the page's language.
/// </summary>
public static class OwnSearchView
{
    public static string Render(PageContext page)
    {
        var words = page.Words;
        return new Document
        {
            Title = words.Search,
            Section = "search",
            Main = Html.Of($"""
                <div class="sheet search">
                <h1 class="unseen">{words.Search}</h1>
                <form class="query" role="search" action="{page.Links.SearchAction}" method="get">
                <p class="ask"><label class="unseen" for="q">{words.SearchLabel}</label><input id="q" type="search" name="q" maxlength="{SearchForm.LongestQuery}" autocomplete="off" enterkeyhint="search" placeholder="{words.SearchPlaceholder}" autofocus><button>{words.Search}</button></p>
                <p class="limits"><label>{words.From} <input type="date" name="from"></label> <label>{words.To} <input type="date" name="to"></label> <label>{words.Outlet} <select name="outlet"><option value="">{words.AllOutlets}</option></select></label> <label>{words.Sort} <select name="sort"><option value="">{words.ByRelevance}</option><option value="{SearchForm.ByDate}">{words.NewestFirst}</option></select></label></p>
                </form>
                <noscript><p class="banner" role="note">{words.SearchNeedsScript}</p></noscript>
                <div id="answer" data-found="{words.FoundPattern}" data-found-one="{words.FoundOnePattern}" data-nothing="{words.NothingFound("{q}")}" data-nothing-to-look-for="{words.QuerySaysNothing}" data-searching="{words.Searching}" data-more="{words.MoreHits}" data-missing="{words.SearchDataMissing}" data-results="{words.Results}"><p class="quiet help">{words.OwnSearchHelp}</p></div>
                </div>

                """),
        }.Render(page);
    }
}
