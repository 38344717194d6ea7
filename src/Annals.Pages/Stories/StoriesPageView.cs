using Annals.Pages.Events;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Stories;

public static class StoriesPageView
{
    public static string Render(StoriesPage stories, PageContext page)
    {
        var words = page.Words.Stories;
        return new Document
        {
            Title = words.Stories,
            Section = "stories",
            FurtherSheet = page.Links.FindingsSheet,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><h1>{words.Stories}</h1><p class="standfirst">{words.StoriesExplained}</p></header>
                <h2 class="unseen">{words.AllStories}</h2>
                {(!stories.IsThere ? EventsPageView.NothingGrouped(page) : stories.Stories.Count == 0 ? Html.Of($"<p class=\"quiet\">{words.NoStories}</p>\n") : Html.Of($"<ol class=\"events\">\n{stories.Stories.Select(line => Line(line, page))}</ol>\n"))}{EventsPageView.Turn(stories.Number, stories.HasMore, number => page.Links.Stories(number), page)}</div>

                """),
        }.Render(page);
    }

    internal static Html Facts(StoryLine line, PageContext page)
    {
        var words = page.Words.Stories;
        var (first, last) = (DateText.DayOf(line.First), DateText.DayOf(line.Last));
        var pinned = line.IsPinned ? Html.Of($"<span class=\"tag\">{words.Pinned}</span> ") : Html.Empty;
        return Html.Of($"{pinned}{words.EventCount(line.Events)} · {words.Summary(line.Articles, line.Outlets, null)} · {HeadlineViews.Day(first, DateText.Day(first, page.Words.Language))} – {HeadlineViews.Day(last, DateText.Day(last, page.Words.Language))}");
    }

    private static Html Line(StoryLine line, PageContext page)
        => Html.Of($"""
            <li class="event"><div><h3><a href="{page.Links.Story(line.Id) ?? page.Links.Article(line.Lead.Id)}"{HeadlineViews.Lang(line.Lead.Language, line.Lead.Title)}>{line.Lead.Title}</a></h3>
            <p class="from">{Facts(line, page)}</p>{(line.Names.Count == 0 ? Html.Empty : Html.Of($"<p class=\"from\">{string.Join(page.Words.ListSeparator, line.Names)}</p>"))}</div></li>

            """);
}
