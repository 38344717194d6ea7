using Annals.Index.Knowledge;
using Annals.Pages.Entities;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Quotes;

public static class QuotesPageView
{
    public static string Render(QuotesPage quotes, PageContext page)
    {
        var words = page.Words.Findings;
        return new Document
        {
            Title = words.QuoteLedger,
            Section = "who",
            FurtherSheet = page.Links.FindingsSheet,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><p class="kicker">{Html.When(page.Links.Who(), link => Html.Of($"<a href=\"{link}\">{words.WhoIsNamed}</a>"))}</p><h1>{words.QuoteLedger}</h1><p class="standfirst">{words.QuotesExplained}</p></header>
                {(quotes.IsThere ? Html.Of($"{Form(quotes, page)}{Of(quotes, page)}{List(quotes, page)}{Turn(quotes, page)}") : KnowledgeMissing.Sentence(page))}</div>

                """),
        }.Render(page);
    }

    /// <summary>Who says it, as most who carry it have it.</summary>
    internal static Html Speaker(Quotation quotation, PageContext page)
    {
        var words = page.Words.Findings;
        var name = quotation.Speaker is not { } speaker ? Html.Of($"<span class=\"quiet\">{words.NobodySaysWho}</span>")
            : quotation.SpeakerKey is { } key && page.Links.Entity(key) is { } link ? Html.Of($"<a href=\"{link}\"{HeadlineViews.Lang(null, speaker)}>{speaker}</a>")
            : Html.Text(speaker);
        return quotation.OtherSpeakers.Count == 0 ? name : Html.Of($"{name} <span class=\"quiet\">({words.OthersSay} {string.Join(page.Words.ListSeparator, quotation.OtherSpeakers)})</span>");
    }

    private static Html Form(QuotesPage quotes, PageContext page)
        => Html.When(page.Links.QuotesAction, action => Html.Of($"""
            <form class="ask small" role="search" action="{action}" method="get">{Document.UiField(page)}<input type="search" name="q" value="{quotes.Query}" aria-label="{page.Words.Findings.FindQuote}" placeholder="{page.Words.Findings.FindQuote}" maxlength="100"><button>{page.Words.Search}</button></form>

            """));

    private static Html Of(QuotesPage quotes, PageContext page)
        => Html.When(quotes.Speaker, speaker => Html.Of($"<p class=\"standfirst\">{page.Words.Findings.QuotesOf} {EntityPageView.Link(speaker, page)}</p>\n"));

    private static Html List(QuotesPage quotes, PageContext page)
        => quotes.Quotations.Count == 0
            ? Html.Of($"<p class=\"quiet\">{page.Words.Findings.NoQuotes}</p>\n")
            : Html.Of($"<ol class=\"ledger\">\n{quotes.Quotations.Select(quotation => Line(quotation, page))}</ol>\n");

    private static Html Line(Quotation quotation, PageContext page)
    {
        var words = page.Words.Findings;
        var first = quotation.First.Article;
        return Html.Of($"""
            <li><blockquote{HeadlineViews.Lang(null, quotation.Text)}>{Html.When(page.Links.Quote(quotation.Id), link => Html.Of($"<a href=\"{link}\">{quotation.Text}</a>"))}</blockquote><p class="from">{Speaker(quotation, page)} · {words.CarriedBy(quotation.Outlets, quotation.Carriers.Count)} · {words.FirstSeen} {HeadlineViews.Outlet(first.Outlet, page)} <time datetime="{DateText.Machine(first.Published)}">{DateText.Machine(DateText.DayOf(first.Published))}</time></p></li>

            """);
    }

    private static Html Turn(QuotesPage quotes, PageContext page)
    {
        if (quotes.Number == 1 && !quotes.HasMore)
        {
            return Html.Empty;
        }

        string? At(int number) => page.Links.Quotes(quotes.Query, quotes.Speaker?.Key, number);
        var before = quotes.Number > 1 ? Html.Of($"<a rel=\"prev\" href=\"{At(quotes.Number - 1)}\">← {page.Words.PreviousPage}</a>") : Html.Of($"<span></span>");
        var after = quotes.HasMore ? Html.Of($"<a rel=\"next\" href=\"{At(quotes.Number + 1)}\">{page.Words.NextPage} →</a>") : Html.Of($"<span></span>");
        return Html.Of($"<nav class=\"pager\" aria-label=\"{page.Words.Paging}\">{before}<span class=\"at\">{page.Words.PageNumber(quotes.Number)}</span>{after}</nav>\n");
    }
}
