using System.Globalization;
using Annals.Pages.Hours;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Reading;
using Annals.Pages.Words;

namespace Annals.Pages.Days;

public static class DayPageView
{
    public static string Render(DayPage day, PageContext page)
    {
        var title = DateText.LongDay(day.Day, page.Words.Language);
        return new Document
        {
            Title = title,
            HasMarks = day.Reading is not null,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><p class="kicker">{page.Words.ByDay}</p><h1>{HeadlineViews.Day(day.Day, title)}</h1><p class="standfirst">{page.Words.ArticlesOfDay(day.Pager.Total)}</p>{MarkViews.Of(day.Reading, page)}{Neighbours(day, page)}{HourForm.Of(day.Day, 9, page)}</header>
                {day.Headlines.GroupBy(headline => headline.At.UtcDateTime.Hour).Select(hour => Hour(hour.Key, hour, page))}{day.Pager.Render(page, number => page.Links.Day(day.Day, number))}</div>

                """),
        }.Render(page);
    }

    private static Html Hour(int hour, IEnumerable<Headline> headlines, PageContext page)
        => Html.Of($"""
            <section class="group hour">
            <h2>{hour.ToString("00", CultureInfo.InvariantCulture)}<span>:00</span></h2>
            <ol class="lines">
            {headlines.Select(headline => HeadlineViews.Line(headline, page, withOutlet: true))}</ol>
            </section>

            """);

    private static Html Neighbours(DayPage day, PageContext page)
        => Html.Of($"<nav class=\"neighbours\" aria-label=\"{page.Words.OtherDays}\">{Neighbour(day.Before, "prev", "← ", "", page)}{Neighbour(day.After, "next", "", " →", page)}</nav>");

    private static Html Neighbour(DateOnly? day, string relation, string before, string after, PageContext page)
        => day is { } other
            ? Html.Of($"<a rel=\"{relation}\" href=\"{page.Links.Day(other)}\">{before}{HeadlineViews.Day(other, DateText.Day(other, page.Words.Language))}{after}</a>")
            : Html.Of($"<span></span>");
}
