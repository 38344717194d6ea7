using System.Globalization;
using Annals.Pages.Articles;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;
using Annals.Stories.Comparing;

namespace Annals.Pages.Events;

/// <summary>Quantities as one outlet after the other gives them: drawn, and in a table.</summary>
internal static class FigureViews
{
    private const int Width = 320;
    private const int Height = 90;
    private const int Edge = 8;
    private const int Shown = 8;

    public static Html Of(IReadOnlyList<FigureSeries> figures, PageContext page)
    {
        var words = page.Words.Stories;
        return figures.Count == 0 ? Html.Empty : Html.Of($"""
            <section aria-labelledby="figures">
            <h2 id="figures">{words.FiguresOverTime}</h2>
            <div class="series">
            {figures.Take(Shown).Select(series => Series(series, page))}</div>
            </section>

            """);
    }

    private static Html Series(FigureSeries series, PageContext page)
        => Html.Of($"""
            <figure>
            <figcaption><span{HeadlineViews.Lang(null, series.Subject)}>{series.Subject}</span> <span class="tag">{page.Words.Stories.Trend(series.Trend)}</span></figcaption>
            {Drawing(series, page)}<table><tbody>
            {series.Points.Select(point => Html.Of($"<tr><th scope=\"row\">{DateText.Machine(DateText.DayOf(point.Published))}</th><td>{HeadlineViews.Outlet(point.Outlet, page)}</td><td class=\"n\"><a href=\"{page.Links.Passage(point.Evidence.Article, point.Evidence.Start, point.Evidence.End)}\" title=\"{point.Evidence.Sentence}\">{FigureText.Value(point.Value, page.Words.Language)} {series.Unit}</a></td></tr>\n"))}</tbody></table>
            </figure>

            """);

    // The table says it all, so nobody need hear the drawing.
    private static Html Drawing(FigureSeries series, PageContext page)
    {
        var (first, last) = (series.Points[0].Published, series.Points[^1].Published);
        var (least, most) = (Math.Min(0, series.Points.Min(static point => point.Number)), series.Points.Max(static point => point.Number));
        var places = series.Points.Select((point, number) => (
            X: Edge + (last > first ? (int)((Width - (2 * Edge)) * ((point.Published - first) / (last - first))) : (Width - (2 * Edge)) * number / Math.Max(1, series.Points.Count - 1)),
            Y: Height - Edge - (most > least ? (int)((Height - (2 * Edge)) * ((point.Number - least) / (most - least))) : 0),
            Point: point)).ToList();
        return Html.Of($"""
            <svg class="line" viewBox="0 0 {N(Width)} {N(Height)}" width="{N(Width)}" aria-hidden="true" focusable="false"><path class="base" d="M0 {N(Height - Edge)}h{N(Width)}"></path><polyline points="{string.Join(' ', places.Select(static place => $"{N(place.X)},{N(place.Y)}"))}"></polyline>
            {places.Select(place => Html.Of($"<circle cx=\"{N(place.X)}\" cy=\"{N(place.Y)}\" r=\"4\"><title>{place.Point.Outlet}: {FigureText.Value(place.Point.Value, page.Words.Language)}</title></circle>"))}</svg>

            """);
    }

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
