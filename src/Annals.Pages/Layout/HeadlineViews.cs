using Annals.Pages.Markup;
using Annals.Pages.Reading;
using Annals.Pages.Words;

namespace Annals.Pages.Layout;

/// <summary>One article in a list, from a bare line to the front page's lead.</summary>
internal static class HeadlineViews
{
    public static Html Lang(string? language, string title)
    {
        var tag = LanguageTag.For(language, title);
        return Html.Of($"{Html.When(tag, known => Html.Of($" lang=\"{known}\""))}{(LanguageTag.IsRightToLeft(tag, title) ? Html.Of($" dir=\"rtl\"") : Html.Empty)}");
    }

    public static Html Clock(DateTimeOffset at)
        => Html.Of($"<time datetime=\"{DateText.Machine(at)}\">{DateText.Clock(at)}</time>");

    public static Html Moment(DateTimeOffset at, UiLanguage language)
        => Html.Of($"<time datetime=\"{DateText.Machine(at)}\">{DateText.DayAndClock(at, language)}</time>");

    public static Html Day(DateOnly day, string text)
        => Html.Of($"<time datetime=\"{DateText.Machine(day)}\">{text}</time>");

    public static Html Link(Headline headline, PageContext page)
        => Html.Of($"{MarkViews.Dot(headline.Marks, page)}<a href=\"{page.Links.Article(headline.Id)}\"{Lang(headline.Language, headline.Title)}>{headline.Title}</a>");

    public static Html Outlet(string outlet, PageContext page)
        => Html.Of($"<a class=\"outlet\" href=\"{page.Links.Outlet(outlet)}\">{outlet}</a>");

    /// <summary>Time in a hanging column, then the title; the outlet where the list mixes several.</summary>
    /// <param name="when">The time in other words than the clock's; empty for the clock.</param>
    public static Html Line(Headline headline, PageContext page, bool withOutlet, Html when = default)
        => Html.Of($"""
            <li class="line{MarkViews.Class(headline.Marks)}"{MarkViews.Anchor(headline, page)}>{(when.IsEmpty ? Clock(headline.At) : when)}<div>{MarkViews.Buttons(headline, page)}<p class="title">{Link(headline, page)}</p>{(withOutlet ? Html.Of($"<p class=\"from\">{Outlet(headline.Outlet, page)}{Changed(headline, page)}</p>") : Changed(headline, page))}</div></li>

            """);

    /// <summary>A section for each day; the headlines come in the order of their times.</summary>
    public static Html ByDay(IEnumerable<Headline> headlines, PageContext page, bool withOutlet)
        => Html.Join(headlines.GroupBy(headline => DateText.DayOf(headline.At)).Select(day => Html.Of($"""
            <section class="group">
            <h2><a href="{page.Links.Day(day.Key)}">{Day(day.Key, DateText.LongDay(day.Key, page.Words.Language))}</a></h2>
            <ol class="lines">
            {day.Select(headline => Line(headline, page, withOutlet))}</ol>
            </section>

            """)), "");

    public static Html Excerpt(Headline headline)
        => Html.When(headline.Excerpt, excerpt => Html.Of($"<p class=\"excerpt\"{Lang(headline.Language, headline.Title)}>{excerpt}</p>"));

    public static Html Changed(Headline headline, PageContext page)
        => headline.Revisions > 1 ? Html.Of($" <span class=\"tag\">{page.Words.Versions(headline.Revisions)}</span>") : Html.Empty;
}
