using Annals.Index.Knowledge;
using Annals.Pages.Articles;
using Annals.Pages.Drawing;
using Annals.Pages.Entities;
using Annals.Pages.Events;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Figures;

public static class FiguresPageView
{
    public static string Render(FiguresPage figures, PageContext page)
    {
        var words = page.Words.Findings;
        return Document(words.FiguresFollowed, Html.Of($"""
            <div class="sheet">
            <header class="head"><p class="kicker">{Up(page.Links.Who(), words.WhoIsNamed)}</p><h1>{words.FiguresFollowed}</h1><p class="standfirst">{words.FiguresExplained}</p></header>
            {(!figures.IsThere ? KnowledgeMissing.Sentence(page) : figures.Places.Count == 0 ? Html.Of($"<p class=\"quiet\">{words.NothingCounted}</p>\n") : Html.Of($"<ol class=\"directory names\">\n{figures.Places.Select(place => Line(place, page))}</ol>\n"))}{EventsPageView.Turn(figures.Number, figures.HasMore, number => page.Links.FiguresPage(number), page)}</div>

            """), page);
    }

    public static string Render(PlaceFiguresPage figures, PageContext page)
    {
        var (words, place) = (page.Words.Findings, figures.Place);
        return Document($"{words.FiguresFollowed}: {place.Name}", Html.Of($"""
            <div class="sheet wide dossier">
            <header class="head"><p class="kicker">{Up(page.Links.Figures(), words.FiguresFollowed)}</p><h1{HeadlineViews.Lang(null, place.Name)}>{EntityPageView.Link(place, page)}</h1><p class="standfirst">{words.CountedThere}</p>{(figures.Quantity is null ? Html.Empty : Html.When(page.Links.Figures(place.Key), all => Html.Of($"<p class=\"further\"><a href=\"{all}\">{words.AllQuantities}</a></p>\n")))}</header>
            {(figures.Figures.Count == 0 ? Html.Of($"<p class=\"quiet\">{words.NothingCounted}</p>\n") : Html.Join(figures.Figures.Select((figure, number) => Section(figure, number, figures, page))))}</div>

            """), page);
    }

    private static string Document(string title, Html main, PageContext page)
        => new Document { Title = title, Section = "who", FurtherSheet = page.Links.FindingsSheet, Main = main }.Render(page);

    private static Html Up(string? address, string name) => Html.When(address, link => Html.Of($"<a href=\"{link}\">{name}</a>"));

    private static Html Line(FiguredPlace place, PageContext page)
    {
        var name = Html.Of($"<span{HeadlineViews.Lang(null, place.Place.Name)}>{place.Place.Name}</span>");
        return Html.Of($"<li><span class=\"who\">{(page.Links.Figures(place.Place.Key) is { } link ? Html.Of($"<a href=\"{link}\">{name}</a>") : name)}</span><span>{string.Join(page.Words.ListSeparator, place.Quantities.Select(page.Words.Findings.Quantity))}</span><span>{page.Words.Count(place.Articles)}</span></li>\n");
    }

    private static Html Section(FollowedFigure figure, int number, PlaceFiguresPage figures, PageContext page)
    {
        var words = page.Words.Findings;
        var id = FindingMarks.Id('f', number);
        var shown = figure.Runs.Sum(static run => run.Dots.Count);
        var more = figures.Quantity is null && shown < figure.Counts ? Html.When(page.Links.Figures(figures.Place.Key, figure.Quantity), link => Html.Of($" <a class=\"evidence\" href=\"{link}\">{words.Numbers(figure.Counts)}</a>")) : Html.Of($" {words.Numbers(figure.Counts)}");
        var alone = figure.Runs.Where(static run => run.Dots.Count == 1).Select(static run => run.Dots[0]).ToList();
        return Html.Of($"""
            <section aria-labelledby="{id}">
            <h2 id="{id}">{words.Quantity(figure.Quantity)}<span class="quiet">{more}</span></h2>
            {figure.Runs.Where(static run => run.Dots.Count > 1).Select(run => Run(run, figure.Quantity, page))}{(alone.Count == 0 ? Html.Empty : Html.Of($"{(alone.Count == shown ? Html.Empty : Html.Of($"<h3>{words.CountedOnce}</h3>\n"))}{Table(alone, page)}"))}</section>

            """);
    }

    private static Html Run(FigureRun run, string quantity, PageContext page)
    {
        var (first, last) = (DateText.DayOf(run.Dots[0].Published), DateText.DayOf(run.Dots[^1].Published));
        var days = first == last ? DateText.Day(first, page.Words.Language) : $"{DateText.Day(first, page.Words.Language)} – {DateText.Day(last, page.Words.Language)}";
        return Html.Of($"""
            <figure class="counted">
            <figcaption>{days} <span class="tag">{page.Words.Stories.Trend(run.Trend)}</span></figcaption>
            {CountsDrawing.Of(run.Dots, page.Words.Findings.Quantity(quantity), page)}{Table(run.Dots, page)}</figure>

            """);
    }

    private static Html Table(IReadOnlyList<FigureDot> dots, PageContext page)
        => Html.Of($"""
            <table class="counts"><tbody>
            {dots.Reverse().Select(dot => Html.Of($"<tr><th scope=\"row\">{DateText.Machine(DateText.DayOf(dot.Published))}</th><td>{HeadlineViews.Outlet(dot.Outlet, page)}</td><td class=\"n\">{FigureText.Value(dot.Value, page.Words.Language)} {dot.Unit}</td><td>{PassageView.Sentence(dot.Evidence, page)}</td></tr>\n"))}</tbody></table>

            """);
}
