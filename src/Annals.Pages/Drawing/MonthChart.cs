using System.Globalization;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Drawing;

/// <summary>A number for each month as bars, for each year when there are too many months; the same as a table for those who read it, or hear it.</summary>
internal static class MonthChart
{
    private const int MostBars = 72;
    private const int Height = 64;
    private const int Width = 10;
    private const int Broad = 18;
    private const int Narrowest = 240;

    /// <param name="months">Each once, in order of time; months between that are missing count as 0.</param>
    /// <param name="name">What is counted, for those who do not see it.</param>
    /// <param name="address">Leads from a span of days to what was counted in it; null for nowhere.</param>
    public static Html Of(IReadOnlyList<(DateOnly Month, int Count)> months, string name, Func<DateOnly, DateOnly, string?> address, PageContext page)
    {
        var bars = Bars(months);
        if (bars.Count < 2)
        {
            return Html.Empty;
        }

        var most = Math.Max(1, bars.Max(static bar => bar.Count));
        var words = page.Words.Findings;
        return Html.Of($"""
            <figure class="chart">
            <svg width="{Number(Math.Max(Narrowest, bars.Count * Broad))}" viewBox="0 0 {Number(bars.Count * Width)} {Number(Height)}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {bars.Select((bar, place) => Draw(bar, place, most, address, page))}</svg>
            <figcaption><span>{Name(bars[0], page)}</span> <span>{Name(bars[^1], page)}</span></figcaption>
            <details><summary>{words.ChartOf(name, Name(bars[0], page), Name(bars[^1], page), most)}</summary><table><thead><tr><th scope="col">{(bars[0].IsYear ? words.Year : words.Month)}</th><th scope="col">{name}</th></tr></thead><tbody>
            {bars.Where(static bar => bar.Count > 0).Select(bar => Row(bar, address, page))}</tbody></table></details>
            </figure>

            """);
    }

    private static Html Draw(Bar bar, int place, int most, Func<DateOnly, DateOnly, string?> address, PageContext page)
    {
        if (bar.Count == 0)
        {
            return Html.Empty;
        }

        // Even one of a thousand can be seen.
        var height = (int)Math.Max(2, (long)bar.Count * Height / most);
        var rect = Html.Of($"<rect x=\"{Number((place * Width) + 1)}\" y=\"{Number(Height - height)}\" width=\"{Number(Width - 2)}\" height=\"{Number(height)}\"><title>{Name(bar, page)}: {DateText.Number(bar.Count)}</title></rect>");
        // The table leads to the same places, for those who use no pointer.
        return address(bar.From, bar.To) is { } link ? Html.Of($"<a href=\"{link}\" tabindex=\"-1\" rel=\"nofollow\">{rect}</a>\n") : Html.Of($"{rect}\n");
    }

    private static Html Row(Bar bar, Func<DateOnly, DateOnly, string?> address, PageContext page)
    {
        var name = address(bar.From, bar.To) is { } link ? Html.Of($"<a href=\"{link}\" rel=\"nofollow\">{Name(bar, page)}</a>") : Html.Text(Name(bar, page));
        return Html.Of($"<tr><th scope=\"row\">{name}</th><td>{DateText.Number(bar.Count)}</td></tr>\n");
    }

    private static List<Bar> Bars(IReadOnlyList<(DateOnly Month, int Count)> months)
    {
        if (months.Count == 0)
        {
            return [];
        }

        var (first, last) = (months.Min(static month => month.Month), months.Max(static month => month.Month));
        var span = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        if (span <= MostBars)
        {
            var counts = months.ToDictionary(static month => month.Month, static month => month.Count);
            return [.. Enumerable.Range(0, span).Select(first.AddMonths).Select(month => new Bar(month, month.AddMonths(1).AddDays(-1), counts.GetValueOrDefault(month), IsYear: false))];
        }

        var years = months.GroupBy(static month => month.Month.Year).ToDictionary(static year => year.Key, static year => year.Sum(static month => month.Count));
        return [.. Enumerable.Range(first.Year, last.Year - first.Year + 1).TakeLast(MostBars)
            .Select(year => new Bar(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), years.GetValueOrDefault(year), IsYear: true))];
    }

    private static string Name(Bar bar, PageContext page)
        => bar.IsYear ? bar.From.Year.ToString("0000", CultureInfo.InvariantCulture) : DateText.Month(bar.From, page.Words.Language);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <param name="To">Its last day.</param>
    private sealed record Bar(DateOnly From, DateOnly To, int Count, bool IsYear);
}
