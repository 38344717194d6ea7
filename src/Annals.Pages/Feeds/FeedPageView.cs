using Annals.Pages.Layout;
using Annals.Pages.Managing;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Feeds;

/// <summary>All that is known of one feed, and what can be done with it.</summary>
public static class FeedPageView
{
    /// <param name="folders">Those that there are, as suggestions.</param>
    /// <param name="filters">The name of the text of filters.</param>
    public static string Render(FeedRow feed, IReadOnlyList<string> folders, string filters, PageContext page)
        => DeskFrame.Render(feed.Name, "feeds", Html.Text(page.Words.Condition(feed.Condition)), Html.Of($"""
            {Trouble(feed, page)}{Actions(feed, filters, page)}{(feed.PerDay.Count == 0 ? Html.Empty : Html.Of($"<figure class=\"month\">{Sparkline.Of(feed.PerDay, page)}<figcaption>{page.Words.Managing.ThirtyDaysInWords(feed.PerDay.Sum(), feed.PerDay.Max())}</figcaption></figure>\n"))}{Facts(feed, page)}{Gaps(feed, page)}{List(page.Words.Managing.WarningsTitle, feed.Warnings)}{List(page.Words.Managing.DamageTitle, feed.Damage)}{Entries(page.Words.Managing.SkippedTitle, feed.LastSkipped)}{Entries(page.Words.Managing.WithoutPageTitle, feed.LastWithoutPage)}{EditForm(feed, folders, page)}
            """), page);

    /// <summary>Asks once more before a feed goes.</summary>
    public static string RenderRemoval(FeedRow feed, PageContext page)
    {
        var (words, links) = (page.Words.Managing, page.Links.Managing!);
        return DeskFrame.Render(words.RemoveTitle(feed.Name), "feeds", Html.Empty, Html.Of($"""
            <p class="address">{feed.Url}</p>
            <p>{words.RemoveExplained}</p>
            <div class="actions">{DeskFrame.Button(page, links.Remove, "remove", words.Remove.TrimEnd('…'), ("url", feed.Url))} <a href="{links.Feed(feed.Url)}">{words.Back}</a></div>

            """), page);
    }

    private static Html Trouble(FeedRow feed, PageContext page)
        => FeedWords.Trouble(feed, page.Words, page.Now) is { } trouble
            ? Html.Of($"<p class=\"banner\">{trouble}{Html.When(feed.Error, error => Html.Of($" <span class=\"exactly\">{page.Words.Managing.Exactly}: <span lang=\"en\">{error}</span></span>"))}</p>\n")
            : Html.Empty;

    private static Html Actions(FeedRow feed, string filters, PageContext page)
    {
        var (words, links) = (page.Words.Managing, page.Links.Managing!);
        var articles = Html.Of($"<a href=\"{page.Links.Outlet(feed.Name)}\">{words.ArticlesOf(feed.Name)}</a>");
        if (page.ChangeToken is null)
        {
            return Html.Of($"<div class=\"actions\">{articles}</div>\n");
        }

        var isAsked = feed.IsAsked ? Html.Of($"<span role=\"status\">{words.PollAsked}</span>") : DeskFrame.Button(page, links.Poll, "poll", words.PollNow, ("url", feed.Url));
        var pause = feed.Condition is FeedCondition.Paused or FeedCondition.Retired
            ? DeskFrame.Button(page, links.Resume, "resume", words.Resume, ("url", feed.Url))
            : DeskFrame.Button(page, links.Pause, "pause", words.Pause, ("url", feed.Url));
        return Html.Of($"""
            <div class="actions">{(feed.Condition == FeedCondition.Retired ? Html.Empty : isAsked)} {pause} <a href="{links.ToRemove(feed.Url)}">{words.Remove}</a> <a href="{links.RulesText(filters, feed.Name)}">{words.FilterArticles}</a> {articles}</div>

            """);
    }

    private static Html Facts(FeedRow feed, PageContext page)
    {
        var words = page.Words;
        return Html.Of($"""
            <dl class="facts">
            {Fact(words.Managing.Address, Html.Of($"<a class=\"address\" href=\"{feed.Url}\" rel=\"noreferrer\">{feed.Url}</a>"))}{Html.When(feed.Site, site => Fact(words.Managing.Site, Html.Of($"<a class=\"address\" href=\"{site}\" rel=\"noreferrer\">{site}</a>")))}{Html.When(feed.Folder, folder => Fact(words.Managing.Folder, Html.Text(folder)))}{Fact(words.LastSuccess, FeedTimes.Last(feed.LastSuccessAt, page))}{Fact(words.Managing.LastPoll, FeedTimes.Last(feed.LastPollAt, page))}{Fact(words.NextPoll, FeedTimes.Next(feed, page))}{(feed.Interval is { } interval ? Fact(words.Managing.AskedEvery, Html.Text(DateText.Span(interval, words.Language))) : Html.Empty)}{Fact(words.Offered, Html.Text(DateText.Number(feed.Offered)))}{Fact(words.Kept, Html.Text(DateText.Number(feed.Kept)))}{Fact(words.Revised, Html.Text(DateText.Number(feed.Revised)))}{Fact(words.Skipped, Html.Text(DateText.Number(feed.Skipped)))}</dl>
            {(feed.ReadsPages ? Html.Of($"<p class=\"quiet\">{words.Managing.ReadsPages}</p>\n") : Html.Empty)}
            """);
    }

    private static Html Fact(string name, Html value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");

    private static Html Gaps(FeedRow feed, PageContext page)
    {
        var (words, managing) = (page.Words, page.Words.Managing);
        var last = feed.LastGap is { } gap
            ? Html.Of($" {managing.LastGapBetween} {HeadlineViews.Moment(gap.After, words.Language)} – {HeadlineViews.Moment(gap.Before, words.Language)}")
            : Html.Empty;
        return Html.Of($"<section><h2>{managing.WhatMayBeMissing}</h2><p>{(feed.Gaps == 0 ? managing.NothingMissing : managing.GapsInAll(feed.Gaps))}{last}</p></section>\n");
    }

    private static Html List(string title, IReadOnlyList<string> lines)
        => lines.Count == 0 ? Html.Empty : Html.Of($"<section><h2>{title}</h2><ul class=\"plain\" lang=\"en\">{lines.Select(line => Html.Of($"<li>{line}</li>\n"))}</ul></section>\n");

    private static Html Entries(string title, IReadOnlyList<(string Entry, string Reason)> entries)
        => entries.Count == 0 ? Html.Empty : Html.Of($"<section><h2>{title}</h2><ul class=\"plain\">{entries.Select(one => Html.Of($"<li>{one.Entry} <span class=\"detail\" lang=\"en\">{one.Reason}</span></li>\n"))}</ul></section>\n");

    private static Html EditForm(FeedRow feed, IReadOnlyList<string> folders, PageContext page)
    {
        var (words, links) = (page.Words.Managing, page.Links.Managing!);
        var form = ChangeForm.Of(page, links.Edit, "edit", Html.Of($"""
            {DeskFrame.Hidden("url", feed.Url)}
            <p><label for="title">{words.Title}</label><input id="title" name="title" value="{feed.GivenName ?? ""}" placeholder="{feed.Name}" maxlength="300" aria-describedby="titlehint"><span class="quiet" id="titlehint">{words.TitleHint}</span></p>
            {FolderField(feed.Folder, folders, page)}
            <p><button>{words.Save}</button></p>
            """));
        return form.IsEmpty ? Html.Empty : Html.Of($"<section class=\"edit\"><h2>{words.Edit}</h2>{form}</section>\n");
    }

    internal static Html FolderField(string? folder, IReadOnlyList<string> folders, PageContext page)
        => Html.Of($"""
            <p><label for="folder">{page.Words.Managing.Folder}</label><input id="folder" name="folder" value="{folder ?? ""}" list="folders" maxlength="300" autocomplete="off" aria-describedby="folderhint"><datalist id="folders">{folders.Select(name => Html.Of($"<option value=\"{name}\"></option>"))}</datalist><span class="quiet" id="folderhint">{page.Words.Managing.FolderHint}</span></p>
            """);
}
