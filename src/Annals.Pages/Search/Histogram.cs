using System.Globalization;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Search;

/// <summary>
/// How many articles match in each month from the first to the last, as bars; in each year, when there are too many months. Each bar
/// leads to its matches. The list of months beside it says and does the same, so it is hidden from screen readers.
/// </summary>
internal static class Histogram
{
    private const int MostBars = 72;
    private const int Height = 40;

    // On the screen, where there is room for all of them.
    private const int Broad = 22;

    // Of which two are air.
    private const int Width = 10;

    /// <summary>Empty when all matches are of one month.</summary>
    public static Html Render(SearchPage search, PageContext page)
    {
        var bars = Bars(search.Months);
        if (bars.Count < 2)
        {
            return Html.Empty;
        }

        var most = bars.Max(bar => bar.Articles);
        return Html.Of($"""
            <figure class="histogram">
            <svg width="{Number(bars.Count * Broad)}" viewBox="0 0 {Number(bars.Count * Width)} {Number(Height)}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {bars.Select((bar, place) => Draw(bar, place, most, search.Form, page))}</svg>
            <figcaption><span>{Name(bars[0], page)}</span> <span>{Name(bars[^1], page)}</span></figcaption>
            </figure>

            """);
    }

    /// <summary>In order of time, without gaps.</summary>
    internal static IReadOnlyList<Bar> Bars(IReadOnlyList<MonthFacet> months)
    {
        if (months.Count == 0)
        {
            return [];
        }

        var (first, last) = (months.Min(month => month.Month), months.Max(month => month.Month));
        var span = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        if (span <= MostBars)
        {
            var counts = months.ToDictionary(month => month.Month, month => month.Articles);
            return [.. Enumerable.Range(0, span).Select(first.AddMonths).Select(month => new Bar(month, month.AddMonths(1).AddDays(-1), counts.GetValueOrDefault(month), IsYear: false))];
        }

        var years = months.GroupBy(month => month.Month.Year).ToDictionary(year => year.Key, year => year.Sum(month => month.Articles));
        return [.. Enumerable.Range(first.Year, last.Year - first.Year + 1).TakeLast(MostBars)
            .Select(year => new Bar(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), years.GetValueOrDefault(year), IsYear: true))];
    }

    private static Html Draw(Bar bar, int place, long most, SearchForm form, PageContext page)
    {
        if (bar.Articles == 0)
        {
            return Html.Empty;
        }

        // Even one match of a thousand can be seen.
        var height = (int)Math.Max(2, bar.Articles * Height / most);
        var isChosen = form.From == bar.From && form.To == bar.To;
        return Html.Of($"""
            <a href="{page.Links.Search(form with { From = bar.From, To = bar.To })}" tabindex="-1" rel="nofollow"><rect{(isChosen ? Html.Of($" class=\"chosen\"") : Html.Empty)} x="{Number((place * Width) + 1)}" y="{Number(Height - height)}" width="{Number(Width - 2)}" height="{Number(height)}"><title>{Name(bar, page)}: {DateText.Number(bar.Articles)}</title></rect></a>

            """);
    }

    private static string Name(Bar bar, PageContext page)
        => bar.IsYear ? bar.From.Year.ToString("0000", CultureInfo.InvariantCulture) : DateText.Month(bar.From, page.Words.Language);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <param name="To">Its last day.</param>
    internal sealed record Bar(DateOnly From, DateOnly To, long Articles, bool IsYear);
}
