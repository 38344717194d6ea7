using Annals.Pages.Drawing;
using Annals.Pages.Events;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Stories;

public static class StoryPageView
{
    public static string Render(StoryPage story, PageContext page)
    {
        var words = page.Words.Stories;
        return new Document
        {
            Title = story.Story.Lead.Title,
            Section = "stories",
            FurtherSheet = page.Links.FindingsSheet,
            Main = Html.Of($"""
                <div class="sheet wide dossier">
                <header class="head"><p class="kicker">{Html.When(page.Links.Stories(), link => Html.Of($"<a href=\"{link}\">{words.Stories}</a>"))}</p><h1{HeadlineViews.Lang(story.Story.Lead.Language, story.Story.Lead.Title)}>{story.Story.Lead.Title}</h1><p class="standfirst">{StoriesPageView.Facts(story.Story, page)}</p>{TakeAlong.Of($"story:{story.Story.Id}", story.Files, page)}</header>
                {TimeDrawing.Of(story.Timeline, page)}<section aria-labelledby="of-story">
                <h2 id="of-story">{words.InThisStory}</h2>
                <ol class="storyline">
                {story.Events.Select(line => Event(line, page))}</ol>
                </section>
                {Html.When(story.Comparison, comparison => ClaimMatrix.Of(comparison, page))}{Happenings.Of(story.Timeline, words.WhatHappened, page)}{Together(story, page)}{Map(story, page)}{Decisions.OnStory(story, page)}</div>

                """),
        }.Render(page);
    }

    private static Html Event(EventLine line, PageContext page)
    {
        var day = DateText.DayOf(line.First);
        var when = line.Happened is { } happened ? TimeValueText.Of(happened, page.Words.Language) : DateText.Day(day, page.Words.Language);
        return Html.Of($"""
            <li><p class="date">{when}</p><div><h3>{EventViews.Link(line, page)}</h3><p class="from">{EventViews.Facts(line with { Story = null, Happened = null }, page)}</p></div></li>

            """);
    }

    private static Html Together(StoryPage story, PageContext page)
        => story.Together.Count == 0 ? Html.Empty : Html.Of($"""
            <section aria-labelledby="together">
            <h2 id="together">{page.Words.Stories.WhoTogether}</h2>
            {TogetherDrawing.Of(story.Together, name => story.Named.TryGetValue(name, out var entity) ? page.Links.Entity(entity.Key) : null, page)}</section>

            """);

    private static Html Map(StoryPage story, PageContext page)
        => story.Places.Count == 0 ? Html.Empty : Html.Of($"""
            <section aria-labelledby="map">
            <h2 id="map">{page.Words.Stories.OnTheMap}</h2>
            {MapDrawing.Of(story.Places, name => story.Named.TryGetValue(name, out var entity) ? page.Links.Entity(entity.Key) : null, page)}</section>

            """);
}
