using Annals.Pages.Front;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Lists;

/// <summary>All days that have articles, by month.</summary>
public static class DaysPageView
{
    /// <param name="days">Newest first.</param>
    public static string Render(IReadOnlyList<DayCount> days, PageContext page)
        => new Document
        {
            Title = page.Words.ByDay,
            Section = "days",
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><h1>{page.Words.ByDay}</h1></header>
                {days.GroupBy(day => (day.Day.Year, day.Day.Month)).Select(month => Month(month, page))}</div>

                """),
        }.Render(page);

    private static Html Month(IGrouping<(int Year, int Month), DayCount> month, PageContext page)
    {
        var id = FormattableString.Invariant($"month-{month.Key.Year:0000}-{month.Key.Month:00}");
        return Html.Of($"""
            <section class="days" aria-labelledby="{id}">
            <h2 id="{id}">{DateText.Month(month.First().Day, page.Words.Language)}</h2>
            <ol>
            {month.Select(day => Html.Of($"<li><a href=\"{page.Links.Day(day.Day)}\">{HeadlineViews.Day(day.Day, DateText.ShortDay(day.Day, page.Words.Language))}</a> <span>{page.Words.Count(day.Articles)}</span></li>\n"))}</ol>
            </section>

            """);
    }
}
