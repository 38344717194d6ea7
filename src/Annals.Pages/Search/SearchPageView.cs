using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Reading;
using Annals.Pages.Words;

namespace Annals.Pages.Search;

public static class SearchPageView
{
    private const int FacetLength = 12;

    public static string Render(SearchPage search, PageContext page)
        => new Document
        {
            Title = search.Form.Query.Length == 0 ? page.Words.Search : $"{search.Form.Query} · {page.Words.Search}",
            Section = "search",
            HasMarks = search.Hits is [{ Headline.Marks: not null }, ..],
            Main = Html.Of($"""
                <div class="sheet search">
                <h1 class="unseen">{page.Words.Search}</h1>
                {Form(search.Form, page)}
                {Answer(search, page)}</div>

                """),
        }.Render(page);

    private static Html Form(SearchForm form, PageContext page)
    {
        var words = page.Words;
        return Html.Of($"""
            <form class="query" role="search" action="{page.Links.SearchAction}" method="get">
            {Document.UiField(page)}<p class="ask"><label class="unseen" for="q">{words.SearchLabel}</label><input id="q" type="search" name="q" value="{form.Query}" maxlength="{SearchForm.LongestQuery}" autocomplete="off" enterkeyhint="search" placeholder="{words.SearchPlaceholder}"{(form.Query.Length == 0 ? Html.Of($" autofocus") : Html.Empty)}><button>{words.Search}</button></p>
            <p class="limits"><label>{words.From} <input type="date" name="from" value="{Date(form.From)}"></label> <label>{words.To} <input type="date" name="to" value="{Date(form.To)}"></label> <label>{words.Sort} <select name="sort"><option value="">{words.ByRelevance}</option><option value="{SearchForm.ByDate}"{(form.IsByDate ? Html.Of($" selected") : Html.Empty)}>{words.NewestFirst}</option></select></label>{Html.When(form.Language, language => Html.Of($" <label>{words.LanguageOfArticle} <input name=\"lang\" value=\"{language}\"></label>"))} <label><input type="checkbox" name="exact" value="1"{(form.IsExact ? Html.Of($" checked") : Html.Empty)}> {words.AsWritten}</label>{Html.When(form.Outlet, outlet => Html.Of($" <label>{words.Outlet} <input name=\"outlet\" value=\"{outlet}\"></label>"))}</p>
            </form>
            """);
    }

    private static string Date(DateOnly? day) => day is { } value ? DateText.Machine(value) : "";

    private static Html Answer(SearchPage search, PageContext page)
    {
        if (search.Trouble is { } trouble)
        {
            return Html.Of($"<div class=\"notice\" role=\"status\"><p>{trouble}</p><p class=\"quiet\">{page.Words.SearchHelp}</p></div>\n");
        }

        if (search.Form.Query.Length == 0 && search.Hits.Count == 0)
        {
            return Html.Of($"<p class=\"quiet help\">{page.Words.SearchHelp}</p>\n");
        }

        return search.Hits.Count == 0
            ? Html.Of($"<div class=\"notice\" role=\"status\"><p>{page.Words.NothingFound(search.Form.Query)}</p>{Html.When(search.Suggestion, other => Html.Of($"<p>{page.Words.DidYouMean} <a href=\"{page.Links.Search(search.Form with { Query = other })}\">{other}</a></p>"))}{Html.When(search.Note, note => Html.Of($"<p>{note}</p>"))}<p class=\"quiet\">{page.Words.SearchHelp}</p></div>\n")
            : Found(search, page);
    }

    private static Html Found(SearchPage search, PageContext page)
        => Html.Of($"""
            {Html.When(search.Note, note => Html.Of($"<p class=\"banner\" role=\"note\">{note}</p>\n"))}<div class="found">
            <section class="hits" aria-label="{page.Words.Results}">
            <p class="count" role="status">{page.Words.Found(search.Pager.Total)}{Took(search, page)}</p>
            {Folds(search, page)}{Histogram.Render(search, page)}<ol>
            {search.Hits.Select(hit => Hit(hit, page))}</ol>
            {search.Pager.Render(page, number => page.Links.Search(search.Form, number))}</section>
            <aside class="facets" aria-label="{page.Words.Narrow}">
            {OutletFacets(search, page)}{MonthFacets(search, page)}{LanguageFacets(search, page)}</aside>
            </div>

            """);

    private static Html Took(SearchPage search, PageContext page)
        => search.Took is { } took ? Html.Of($" · <span class=\"quiet\">{page.Words.Milliseconds(Math.Max(1, (long)took.TotalMilliseconds))}</span>") : Html.Empty;

    // Nobody should have to guess why an article without the word was found.
    private static Html Folds(SearchPage search, PageContext page)
        => search.AlsoMatched.Count == 0
            ? Html.Empty
            : Html.Of($"<p class=\"folds quiet\">{page.Words.AlsoMatched} {string.Join(page.Words.ListSeparator, search.AlsoMatched)} · <a href=\"{page.Links.Search(search.Form with { IsExact = true })}\" rel=\"nofollow\">{page.Words.AsWritten}</a></p>\n");

    private static Html Hit(SearchHit hit, PageContext page)
        => Html.Of($"""
            <li class="hit{MarkViews.Class(hit.Headline.Marks)}"{MarkViews.Anchor(hit.Headline, page)}>
            {MarkViews.Buttons(hit.Headline, page)}<h2>{MarkViews.Dot(hit.Headline.Marks, page)}<a href="{page.Links.Article(hit.Headline.Id)}"{HeadlineViews.Lang(hit.Headline.Language, hit.Headline.Title)}>{hit.Title.Select(Part)}</a></h2>
            <p class="snippet"{HeadlineViews.Lang(hit.Headline.Language, hit.Headline.Title)}>{hit.Snippet.Select(Part)}</p>
            <p class="from">{HeadlineViews.Outlet(hit.Headline.Outlet, page)} {HeadlineViews.Moment(hit.Headline.At, page.Words.Language)}{HeadlineViews.Changed(hit.Headline, page)}</p>
            </li>

            """);

    private static Html Part(SnippetPart part) => part.IsMatch ? Html.Of($"<mark>{part.Text}</mark>") : Html.Text(part.Text);

    private static Html OutletFacets(SearchPage search, PageContext page)
    {
        var form = search.Form;
        var all = form.Outlet is null ? Html.Empty : Html.Of($"<li><a href=\"{page.Links.Search(form with { Outlet = null })}\">{page.Words.AllOutlets}</a></li>\n");
        return Html.Of($"""
            <h2>{page.Words.Outlets}</h2>
            <ul>
            {all}{search.Outlets.Take(FacetLength).Select(facet => Facet(facet.Outlet, facet.Articles, facet.Outlet == form.Outlet, page.Links.Search(form with { Outlet = facet.Outlet })))}</ul>

            """);
    }

    private static Html MonthFacets(SearchPage search, PageContext page)
    {
        var form = search.Form;
        var all = form.From is null && form.To is null ? Html.Empty : Html.Of($"<li><a href=\"{page.Links.Search(form with { From = null, To = null })}\">{page.Words.AnyTime}</a></li>\n");
        return Html.Of($"""
            <h2>{page.Words.Months}</h2>
            <ul>
            {all}{search.Months.Take(FacetLength).Select(facet => MonthFacet(facet, form, page))}</ul>

            """);
    }

    private static Html LanguageFacets(SearchPage search, PageContext page)
    {
        var form = search.Form;
        if (search.Languages.Count < 2 && form.Language is null)
        {
            return Html.Empty;
        }

        var all = form.Language is null ? Html.Empty : Html.Of($"<li><a href=\"{page.Links.Search(form with { Language = null })}\">{page.Words.AllLanguages}</a></li>\n");
        return Html.Of($"""
            <h2>{page.Words.Languages}</h2>
            <ul>
            {all}{search.Languages.Take(FacetLength).Select(facet => Facet(page.Words.LanguageName(facet.Language), facet.Articles, facet.Language == form.Language, page.Links.Search(form with { Language = facet.Language })))}</ul>

            """);
    }

    private static Html MonthFacet(MonthFacet facet, SearchForm form, PageContext page)
    {
        var last = facet.Month.AddMonths(1).AddDays(-1);
        var address = page.Links.Search(form with { From = facet.Month, To = last });
        return Facet(DateText.Month(facet.Month, page.Words.Language), facet.Articles, form.From == facet.Month && form.To == last, address);
    }

    private static Html Facet(string name, long count, bool isChosen, string address)
        => isChosen
            ? Html.Of($"<li aria-current=\"true\"><span>{name}</span> <span class=\"n\">{DateText.Number(count)}</span></li>\n")
            : Html.Of($"<li><a href=\"{address}\" rel=\"nofollow\">{name}</a> <span class=\"n\">{DateText.Number(count)}</span></li>\n");
}
