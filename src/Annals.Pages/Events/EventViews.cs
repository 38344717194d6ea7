using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Events;

/// <summary>An event in a list.</summary>
internal static class EventViews
{
    private const int OutletsShown = 4;

    public static Html Line(EventLine line, PageContext page)
        => Html.Of($"""
            <li class="event">{Picture(line, page)}<div><h3>{Link(line, page)}</h3>
            {HeadlineViews.Excerpt(line.Lead)}<p class="from">{Facts(line, page)}</p></div></li>

            """);

    /// <summary>The event's name, which leads to its page.</summary>
    public static Html Link(EventLine line, PageContext page)
        => Html.Of($"<a href=\"{page.Links.Event(line.Id) ?? page.Links.Article(line.Lead.Id)}\"{HeadlineViews.Lang(line.Lead.Language, line.Lead.Title)}>{line.Lead.Title}</a>");

    public static Html Facts(EventLine line, PageContext page)
    {
        var words = page.Words.Stories;
        var outlets = string.Join(page.Words.ListSeparator, line.Outlets.Take(OutletsShown)) + (line.Outlets.Count > OutletsShown ? "…" : "");
        var story = line.Story is var (id, title) && page.Links.Story(id) is { } link ? Html.Of($" · {words.PartOf} <a class=\"storylink\" href=\"{link}\"{HeadlineViews.Lang(null, title)}>{title}</a>") : Html.Empty;
        var pinned = line.IsPinned ? Html.Of($"<span class=\"tag\">{words.Pinned}</span> ") : Html.Empty;
        return Html.Of($"{pinned}{What(line, page)}{words.Summary(line.Articles, line.Outlets.Count, line.Sources)} · {outlets} · {Published(line, page)}{story}");
    }

    /// <summary>What happened where and when; empty where its articles do not tell.</summary>
    private static Html What(EventLine line, PageContext page)
    {
        var parts = Told(line, page);
        return parts.Count == 0 ? Html.Empty : Html.Of($"<span class=\"what\">{string.Join(" · ", parts)}</span> · ");
    }

    internal static IReadOnlyList<string> Told(EventLine line, PageContext page)
    {
        // That an event is one goes without saying.
        string?[] parts = [line.Kind is { } kind and not "other" ? page.Words.Stories.EventType(kind) : null, line.Place, line.Happened is { } happened ? TimeValueText.Of(happened, page.Words.Language) : null];
        return [.. parts.OfType<string>()];
    }

    private static Html Published(EventLine line, PageContext page)
    {
        var (first, last) = (DateText.DayOf(line.First), DateText.DayOf(line.Last));
        var from = HeadlineViews.Day(first, DateText.Day(first, page.Words.Language));
        return first == last ? from : Html.Of($"{from} – {HeadlineViews.Day(last, DateText.Day(last, page.Words.Language))}");
    }

    private static Html Picture(EventLine line, PageContext page)
        => Html.When(line.Lead.Image, image => Html.Of($"<a class=\"picture\" href=\"{page.Links.Event(line.Id) ?? page.Links.Article(line.Lead.Id)}\" tabindex=\"-1\" aria-hidden=\"true\"><img src=\"{image}\" alt=\"\" decoding=\"async\" loading=\"lazy\"></a>"));
}
