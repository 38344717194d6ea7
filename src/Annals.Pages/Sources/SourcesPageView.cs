using System.Globalization;
using Annals.Index.Knowledge;
using Annals.Pages.Drawing;
using Annals.Pages.Entities;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Sources;

public static class SourcesPageView
{
    private const int MediaShown = 8;
    private const int LinesDrawn = 36;
    private const int ExamplesShown = 3;

    public static string Render(SourcesPage sources, PageContext page)
    {
        var words = page.Words.Findings;
        return new Document
        {
            Title = words.WhoReliesOnWhom,
            Section = "who",
            FurtherSheet = page.Links.FindingsSheet,
            Main = Html.Of($"""
                <div class="sheet wide">
                <header class="head"><p class="kicker">{Html.When(page.Links.Who(), link => Html.Of($"<a href=\"{link}\">{words.WhoIsNamed}</a>"))}</p><h1>{words.WhoReliesOnWhom}</h1><p class="standfirst">{words.ReliesExplained}</p></header>
                {(!sources.IsThere ? KnowledgeMissing.Sentence(page) : sources.Reliances.Count == 0 ? Html.Of($"<p class=\"quiet\">{words.NobodyRelies}</p>\n") : Filled(sources.Reliances, page))}</div>

                """),
        }.Render(page);
    }

    private static Html Filled(IReadOnlyList<Reliance> reliances, PageContext page)
    {
        var words = page.Words.Findings;
        var outlets = reliances.GroupBy(static one => one.Outlet).OrderByDescending(static group => group.Sum(static one => one.Articles)).ThenBy(static group => group.Key, StringComparer.Ordinal).ToList();
        var drawn = reliances.OrderByDescending(static one => one.Articles).ThenBy(static one => one.Outlet, StringComparer.Ordinal).ThenBy(static one => one.Medium.Key, StringComparer.Ordinal).Take(LinesDrawn)
            .Select(static one => new FlowLine(one.Outlet, one.Medium.Name, one.Articles)).ToList();
        return Html.Of($"""
            {FlowDrawing.Of(drawn, words.FlowInWords, name => page.Links.Outlet(name), name => reliances.FirstOrDefault(one => one.Medium.Name == name) is { } one ? page.Links.Entity(one.Medium.Key) : null)}
            <div class="scroll" tabindex="0" role="region" aria-label="{words.WhoReliesOnWhom}">
            <table class="reliance">
            <thead><tr><th scope="col">{page.Words.Outlet}</th><th scope="col">{words.ReliesOn}</th><th scope="col" class="n">{words.Articles}</th><th scope="col" class="n">{words.ShareOfOwn}</th><th scope="col" class="n">{words.Directly}</th><th scope="col">{words.Examples}</th></tr></thead>
            <tbody>
            {outlets.SelectMany(outlet => outlet.OrderByDescending(static one => one.Articles).ThenBy(static one => one.Medium.Key, StringComparer.Ordinal).Take(MediaShown).Select((one, place) => Row(one, place == 0, page)))}</tbody>
            </table>
            </div>

            """);
    }

    private static Html Row(Reliance one, bool isFirst, PageContext page)
    {
        var examples = one.Examples.Take(ExamplesShown).Select(example => Html.Of($"<li><a href=\"{page.Links.Passage(example.Article.Id.Value, example.Start, example.End)}\"{HeadlineViews.Lang(null, example.Text)}>{example.Text}</a> <span class=\"quiet\">{DateText.Machine(DateText.DayOf(example.Article.Published))}</span></li>\n")).ToList();
        return Html.Of($"""
            <tr{(isFirst ? Html.Of($" class=\"first\"") : Html.Empty)}><th scope="row">{(isFirst ? HeadlineViews.Outlet(one.Outlet, page) : Html.Of($"<span class=\"unseen\">{one.Outlet}</span>"))}</th><td>{EntityPageView.Link(one.Medium, page)}</td><td class="n">{DateText.Number(one.Articles)}</td><td class="n">{Percent(one.Share)}</td><td class="n">{DateText.Number(one.Direct)}</td><td>{(examples.Count == 0 ? Html.Empty : Html.Of($"<details><summary>{page.Words.Findings.Sentences(examples.Count)}</summary><ul>{examples}</ul></details>"))}</td></tr>

            """);
    }

    private static string Percent(double share)
        => (100 * share).ToString(share >= 0.1 ? "0 '%'" : "0.0 '%'", CultureInfo.InvariantCulture);
}
