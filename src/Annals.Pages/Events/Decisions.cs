using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Stories;
using Annals.Pages.Words;

namespace Annals.Pages.Events;

/// <summary>The forms by which an owner splits, merges and pins. What is decided is recorded, and wins over what was computed.</summary>
public static class Decisions
{
    /// <summary>Where the forms are sent.</summary>
    public const string Action = "/events/decide";

    internal static Html OnEvent(EventPage one, PageContext page)
    {
        if (page.ChangeToken is null || !page.MayDecide)
        {
            return Html.Empty;
        }

        var words = page.Words.Stories;
        return Html.Of($"""
            <section class="decisions" aria-labelledby="decisions">
            <h2 id="decisions">{words.Owner}</h2>
            {Form(one.Event.IsPinned ? "unpin" : "pin", one.Event.Id, Html.Of($"<button>{(one.Event.IsPinned ? words.Unpin : words.Pin)}</button>"), page)}
            {Form("merge", one.Event.Id, Html.Of($"<label>{words.Merge} <input name=\"with\" required maxlength=\"40\" pattern=\"e[0-9a-f]{{10}}\" placeholder=\"{words.OtherEvent}\"></label> <button>{words.Merge}</button>"), page)}
            {(one.Comparison.Articles.Count < 2 ? Html.Empty : Form("split", one.Event.Id, Html.Of($"<label>{words.Split} <select name=\"article\">{one.Comparison.Articles.Select(article => Html.Of($"<option value=\"{article.Article}\">{article.Outlet}: {article.Headline}</option>"))}</select></label> <button>{words.Split}</button>"), page))}</section>

            """);
    }

    /// <summary>The same for a story: which events it is made of.</summary>
    internal static Html OnStory(StoryPage one, PageContext page)
    {
        if (page.ChangeToken is null || !page.MayDecide)
        {
            return Html.Empty;
        }

        var (words, story) = (page.Words.Stories, one.Story);
        return Html.Of($"""
            <section class="decisions" aria-labelledby="decisions">
            <h2 id="decisions">{words.Owner}</h2>
            {Form(story.IsPinned ? "unpin" : "pin", story.Id, Html.Of($"<button>{(story.IsPinned ? words.Unpin : words.Pin)}</button>"), page, "story")}
            {Form("merge", story.Id, Html.Of($"<label>{words.MergeStory} <input name=\"with\" required maxlength=\"40\" pattern=\"s[0-9a-f]{{10}}\" placeholder=\"{words.OtherStory}\"></label> <button>{words.MergeStory}</button>"), page, "story")}
            {(one.Events.Count < 2 ? Html.Empty : Form("split", story.Id, Html.Of($"<label>{words.SplitStory} <select name=\"article\">{one.Events.Select(line => Html.Of($"<option value=\"{line.Lead.Id}\">{DateText.Machine(DateText.DayOf(line.First))} {line.Lead.Title}</option>"))}</select></label> <button>{words.SplitStory}</button>"), page, "story"))}</section>

            """);
    }

    private static Html Form(string does, string id, Html content, PageContext page, string of = "event")
        => ChangeForm.Of(page, page.Links.Own(Action), does, Html.Of($"<input type=\"hidden\" name=\"do\" value=\"{does}\"><input type=\"hidden\" name=\"{of}\" value=\"{id}\">{content}"));
}
