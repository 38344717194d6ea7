using Annals.Pages.Events;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Reading;
using Annals.Pages.Words;

namespace Annals.Pages.Front;

public static class FrontPageView
{
    private const int SecondsUntilReload = 4;

    public static string Render(FrontPage front, PageContext page)
        => new Document
        {
            Title = "",
            Section = "today",
            IsFront = true,
            FurtherSheet = front.Events.Count > 0 ? page.Links.FindingsSheet : null,
            HasMarks = front.Reading is not null,
            Main = front.Day is null ? Waiting(page) : Filled(front, page),
            Reload = front.Day is null && page.Links.Feeds is not null ? SecondsUntilReload : null,
        }.Render(page);

    private static Html Waiting(PageContext page)
        => Html.Of($"<section class=\"notice\"><h1>{page.Words.NothingYet}</h1>{Html.When(page.Links.Feeds, feeds => Html.Of($"<p>{page.Words.NothingYetExplained}</p><p><a href=\"{feeds}\">{page.Words.Feeds}</a></p>"))}</section>\n");

    private static Html Filled(FrontPage front, PageContext page)
        => Html.Of($"""
            {DayTitle(front.Day!.Value, page)}
            {MarkViews.Of(front.Reading, page)}<div class="frontgrid">
            <section class="leads" aria-label="{page.Words.TopOfTheDay}">
            {front.Leads.Take(1).Select(lead => Lead(lead, front, page))}<div class="seconds">
            {front.Leads.Skip(1).Select(lead => Second(lead, front, page))}</div>
            {Events(front, page)}</section>
            {Latest(front, page)}</div>
            <div class="outlets">
            {front.Sections.Select((section, number) => Section(section, number, front, page))}</div>
            {Days(front, page)}{ReaderParts.News(front.Articles, page)}
            """);

    private static Html Events(FrontPage front, PageContext page)
        => front.Events.Count == 0 ? Html.Empty : Html.Of($"""
            <section class="today" aria-labelledby="today">
            <h2 id="today"><a href="{page.Links.Today ?? page.Links.Home}">{page.Words.Stories.TodayByEvent}</a></h2>
            <ol class="events">
            {front.Events.Select(line => EventViews.Line(line, page))}</ol>
            </section>

            """);

    private static Html Latest(FrontPage front, PageContext page)
        => front.Latest.Count == 0 ? Html.Empty : Html.Of($"""
            <section class="latest" aria-labelledby="latest">
            <h2 id="latest">{page.Words.Latest}</h2>
            <ol class="lines{(front.Latest.All(headline => DateText.DayOf(headline.At) == front.Day) ? "" : " dated")}">
            {front.Latest.Select(headline => HeadlineViews.Line(headline, page, withOutlet: true, When(headline, front, page)))}</ol>
            </section>

            """);

    // The masthead tells today's date; an archive whose newest day is another one says so.
    private static Html DayTitle(DateOnly day, PageContext page)
        => day == DateText.DayOf(page.Now)
            ? Html.Of($"<h1 class=\"unseen\">{page.Words.Today}</h1>")
            : Html.Of($"<h1 class=\"dayline\">{HeadlineViews.Day(day, DateText.LongDay(day, page.Words.Language))}</h1>");

    private static Html Lead(Headline lead, FrontPage front, PageContext page)
        => Html.Of($"""
            <article class="lead">
            {Html.When(lead.Image, image => Html.Of($"<a class=\"picture\" href=\"{page.Links.Article(lead.Id)}\" tabindex=\"-1\" aria-hidden=\"true\"><img src=\"{image}\"{Html.When(lead.ImageSet, set => Html.Of($" srcset=\"{set}\" sizes=\"(max-width: 40rem) 100vw, 40rem\""))} alt=\"\" decoding=\"async\"></a>\n"))}<p class="kicker">{HeadlineViews.Outlet(lead.Outlet, page)} {When(lead, front, page)}</p>
            <h2>{HeadlineViews.Link(lead, page)}</h2>
            {HeadlineViews.Excerpt(lead)}
            </article>

            """);

    private static Html Second(Headline lead, FrontPage front, PageContext page)
        => Html.Of($"""
            <article class="second">
            <p class="kicker">{HeadlineViews.Outlet(lead.Outlet, page)} {When(lead, front, page)}</p>
            <h2>{HeadlineViews.Link(lead, page)}</h2>
            {HeadlineViews.Excerpt(lead)}
            </article>

            """);

    private static Html Section(OutletSection section, int number, FrontPage front, PageContext page)
    {
        var first = section.Headlines[0];
        var id = $"outlet-{number + 1}";
        return Html.Of($"""
            <section class="outletbox" aria-labelledby="{id}">
            <h2 id="{id}"><a href="{page.Links.Outlet(section.Outlet)}">{section.Outlet}</a>{Unread(section.Outlet, front, page)}</h2>
            <article class="first">
            <h3>{HeadlineViews.Link(first, page)}</h3>
            {HeadlineViews.Excerpt(first)}
            <p class="from">{When(first, front, page)}{HeadlineViews.Changed(first, page)}</p>
            </article>
            <ol class="lines">
            {section.Headlines.Skip(1).Select(headline => ShortLine(headline, front, page))}</ol>
            </section>

            """);
    }

    private static Html Unread(string outlet, FrontPage front, PageContext page)
        => front.UnreadByOutlet.TryGetValue(outlet, out var count) ? Html.Of($" <a class=\"unreadcount\" href=\"{page.Links.Unread(outlet)}\">{page.Words.UnreadCount(count)}</a>") : Html.Empty;

    private static Html ShortLine(Headline headline, FrontPage front, PageContext page)
        => Html.Of($"<li class=\"line{MarkViews.Class(headline.Marks)}\">{When(headline, front, page)}<div><p class=\"title\">{HeadlineViews.Link(headline, page)}</p>{HeadlineViews.Changed(headline, page)}</div></li>\n");

    // The day's articles by the clock, older ones by the day.
    private static Html When(Headline headline, FrontPage front, PageContext page)
    {
        var day = DateText.DayOf(headline.At);
        return day == front.Day
            ? HeadlineViews.Clock(headline.At)
            : Html.Of($"<time datetime=\"{DateText.Machine(headline.At)}\">{DateText.ShortDay(day, page.Words.Language)}</time>");
    }

    private static Html Days(FrontPage front, PageContext page)
        => Html.Of($"""
            <section class="days" aria-labelledby="days">
            <h2 id="days">{page.Words.ByDay}</h2>
            <ol>
            {front.Days.Select(day => Html.Of($"<li><a href=\"{page.Links.Day(day.Day)}\">{HeadlineViews.Day(day.Day, DateText.ShortDay(day.Day, page.Words.Language))}</a> <span>{page.Words.Count(day.Articles)}</span></li>\n"))}</ol>
            <p class="total">{page.Words.InTheArchive(front.Articles)}</p>
            </section>

            """);
}
