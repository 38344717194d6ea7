using System.Globalization;
using Annals.Index.Knowledge;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Quotes;

/// <summary>One quotation: who carries it, in which words, and who left half of it out.</summary>
public static class QuotePageView
{
    // A wording is the whole one but for a word or two.
    private const double Whole = 0.98;

    public static string Render(Quotation quotation, PageContext page)
    {
        var words = page.Words.Findings;
        return new Document
        {
            Title = words.Quotation,
            Section = "who",
            FurtherSheet = page.Links.FindingsSheet,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><p class="kicker">{Html.When(page.Links.Quotes(), link => Html.Of($"<a href=\"{link}\">{words.QuoteLedger}</a>"))}</p><h1 class="unseen">{words.Quotation}</h1>
                <blockquote class="quotation"{HeadlineViews.Lang(null, quotation.Text)}>{quotation.Text}</blockquote>
                <p class="standfirst">— {QuotesPageView.Speaker(quotation, page)}</p><p class="standfirst">{words.CarriedBy(quotation.Outlets, quotation.Carriers.Count)}</p></header>
                <section aria-labelledby="carriers">
                <h2 id="carriers">{words.Carriers}</h2>
                <ol class="carriers">
                {quotation.Carriers.Select((carrier, place) => Carrier(carrier, place == 0, quotation, page))}</ol>
                </section>
                </div>

                """),
        }.Render(page);
    }

    private static Html Carrier(QuoteCarrier carrier, bool isFirst, Quotation quotation, PageContext page)
    {
        var words = page.Words.Findings;
        var article = carrier.Article;
        var first = isFirst ? Html.Of($" <span class=\"tag\">{words.FirstSeen}</span>") : Html.Empty;
        var speaker = carrier.Speaker is { } name && name != quotation.Speaker ? Html.Of($" · {words.GivesTo} {name}") : Html.Empty;
        var share = carrier.Share >= Whole ? Html.Of($"{words.WholeQuote}") : Html.Of($"{words.ShareOf((int)Math.Round(100 * carrier.Share))} {Bar(carrier.Share)}");
        var dropped = carrier.Dropped.Count == 0 ? Html.Empty : Html.Of($"<div class=\"dropped\"><p>{words.LeftOut}</p><ul>{carrier.Dropped.Select(sentence => Html.Of($"<li><del{HeadlineViews.Lang(null, sentence)}>{sentence}</del></li>"))}</ul></div>");
        return Html.Of($"""
            <li><p class="from">{HeadlineViews.Outlet(article.Outlet, page)} <time datetime="{DateText.Machine(article.Published)}">{DateText.DayAndClock(article.Published, page.Words.Language)}</time>{first}{speaker}</p>
            <p class="title"><a href="{page.Links.Article(article.Id.Value)}"{HeadlineViews.Lang(null, article.Title)}>{article.Title}</a></p>
            <blockquote{HeadlineViews.Lang(null, carrier.Text)}><a href="{page.Links.Passage(article.Id.Value, carrier.Start, carrier.End)}">{carrier.Text}</a></blockquote>
            <p class="quiet">{share}</p>{dropped}</li>

            """);
    }

    private static Html Bar(double share)
        => Html.Of($"<svg class=\"share\" width=\"60\" height=\"8\" viewBox=\"0 0 60 8\" aria-hidden=\"true\"><rect class=\"rest\" width=\"60\" height=\"8\"></rect><rect width=\"{((int)Math.Round(60 * Math.Clamp(share, 0, 1))).ToString(CultureInfo.InvariantCulture)}\" height=\"8\"></rect></svg>");
}
