using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Hours;

public static class HourPageView
{
    public static string Render(HourPage hour, PageContext page)
    {
        var day = DateText.DayOf(hour.At);
        var title = $"{DateText.Day(day, page.Words.Language)} {DateText.Clock(hour.At)}";
        return new Document
        {
            Title = title,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><p class="kicker">{page.Words.AtThisHour}</p><h1><time datetime="{DateText.Machine(hour.At)}">{title}</time></h1><p class="standfirst">{Standfirst(hour, page)}</p>
                <nav class="neighbours" aria-label="{page.Words.AtThisHour}"><a rel="prev" href="{page.Links.Hour(hour.At.AddHours(-1))}">← {page.Words.HourBefore}</a><a href="{page.Links.Day(day)}">{HeadlineViews.Day(day, DateText.Day(day, page.Words.Language))}</a><a rel="next" href="{page.Links.Hour(hour.At.AddHours(1))}">{page.Words.HourAfter} →</a></nav>
                {HourForm.Of(day, hour.At.UtcDateTime.Hour, page)}</header>
                {hour.Outlets.Select(outlet => Outlet(outlet, day, page))}</div>

                """),
        }.Render(page);
    }

    private static string Standfirst(HourPage hour, PageContext page)
        => hour.Outlets.Count == 0 ? page.Words.NothingThen : page.Words.AtThisHourExplained(hour.Outlets.Sum(outlet => (long)outlet.Count)) + (hour.IsCut ? " …" : "");

    private static Html Outlet(OutletThen outlet, DateOnly day, PageContext page)
        => Html.Of($"""
            <section class="group then">
            <h2>{HeadlineViews.Outlet(outlet.Outlet, page)}</h2>
            <div><ol class="lines">
            {outlet.Headlines.Select(headline => Line(headline, day, page))}</ol>{(outlet.Count > outlet.Headlines.Count ? Html.Of($"<p class=\"from\">{page.Words.MoreThen(outlet.Count - outlet.Headlines.Count)}</p>") : Html.Empty)}</div>
            </section>

            """);

    private static Html Line(HeadlineThen headline, DateOnly day, PageContext page)
        => Html.Of($"""
            <li class="line">{When(headline.FirstSeenAt, day, page)}<div><p class="title"><a href="{page.Links.Revision(headline.Id, headline.Revision)}"{HeadlineViews.Lang(headline.Language, headline.Title)}>{headline.Title}</a></p>{Html.When(headline.TitleNow, now => Html.Of($"<p class=\"from later\">{page.Words.LaterTitle(now)}</p>"))}</div></li>

            """);

    // What was seen the evening before says so.
    private static Html When(DateTimeOffset seen, DateOnly day, PageContext page)
        => DateText.DayOf(seen) == day
            ? HeadlineViews.Clock(seen)
            : Html.Of($"<time datetime=\"{DateText.Machine(seen)}\">{DateText.ShortDay(DateText.DayOf(seen), page.Words.Language)} {DateText.Clock(seen)}</time>");
}
