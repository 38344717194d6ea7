using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Feeds;

public static class FeedsPageView
{
    /// <param name="feeds">In the order to be shown.</param>
    public static string Render(IReadOnlyList<FeedRow> feeds, PageContext page)
        => new Document
        {
            Title = page.Words.Feeds,
            Section = "feeds",
            Main = Html.Of($"""
                <div class="sheet feeds">
                <header class="head"><h1>{page.Words.Feeds}</h1><p class="standfirst">{Summary(feeds, page)}</p></header>
                {(feeds.Count == 0 ? Html.Empty : Table(feeds, page))}</div>

                """),
        }.Render(page);

    private static string Summary(IReadOnlyList<FeedRow> feeds, PageContext page)
        => feeds.Count == 0 ? page.Words.NoFeeds : page.Words.FeedsSummary(feeds.Count, feeds.Count(feed => feed.Condition is FeedCondition.Failing or FeedCondition.Disallowed or FeedCondition.Retired));

    // Roles are repeated because "display: block" on a phone takes them away from a table.
    private static Html Table(IReadOnlyList<FeedRow> feeds, PageContext page)
    {
        var words = page.Words;
        return Html.Of($"""
            <table role="table">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{words.Feed}</th><th role="columnheader" scope="col">{words.State}</th><th role="columnheader" scope="col">{words.NextPoll}</th><th role="columnheader" scope="col" class="n">{words.Offered}</th><th role="columnheader" scope="col" class="n">{words.Kept}</th><th role="columnheader" scope="col" class="n">{words.Revised}</th><th role="columnheader" scope="col" class="n">{words.Skipped}</th><th role="columnheader" scope="col">{words.Gaps}</th></tr></thead>
            <tbody role="rowgroup">
            {feeds.Select(feed => Row(feed, page))}</tbody>
            </table>
            <p class="quiet explain">{words.FeedsExplained}</p>

            """);
    }

    private static Html Row(FeedRow feed, PageContext page)
    {
        var words = page.Words;
        return Html.Of($"""
            <tr role="row" class="{Class(feed.Condition)}">
            <th role="rowheader" scope="row">{HeadlineViews.Outlet(feed.Name, page)}<span class="address">{feed.Url}</span></th>
            <td role="cell" data-label="{words.State}"><span class="state">{words.Condition(feed.Condition)}</span>{Detail(feed, page)}</td>
            <td role="cell" data-label="{words.NextPoll}">{Next(feed, page)}</td>
            <td role="cell" class="n" data-label="{words.Offered}">{DateText.Number(feed.Offered)}</td>
            <td role="cell" class="n" data-label="{words.Kept}">{DateText.Number(feed.Kept)}</td>
            <td role="cell" class="n" data-label="{words.Revised}">{DateText.Number(feed.Revised)}</td>
            <td role="cell" class="n" data-label="{words.Skipped}">{DateText.Number(feed.Skipped)}</td>
            <td role="cell" data-label="{words.Gaps}">{Gaps(feed, page)}</td>
            </tr>

            """);
    }

    private static string Class(FeedCondition condition) => condition switch
    {
        FeedCondition.Well => "well",
        FeedCondition.Failing => "failing",
        FeedCondition.Damaged => "damaged",
        FeedCondition.Odd => "damaged",
        FeedCondition.Disallowed => "retired",
        FeedCondition.Retired => "retired",
        _ => "waiting",
    };

    private static Html Detail(FeedRow feed, PageContext page)
    {
        var words = page.Words;
        var success = feed.LastSuccessAt is { } at
            ? Html.Of($" <span class=\"detail\">{words.LastSuccess} <time datetime=\"{DateText.Machine(at)}\">{words.Ago(page.Now - at)}</time></span>")
            : Html.Empty;
        var error = Html.When(feed.Error, text => Html.Of($" <span class=\"detail error\">{text}</span>"));
        var damage = feed.Damage is [var first, ..] ? Html.Of($" <span class=\"detail\">{first}</span>") : Html.Empty;
        var warnings = feed.Warnings.Select(static warning => Html.Of($" <span class=\"detail error\">{warning}</span>"));
        return Html.Of($"{success}{error}{damage}{warnings}");
    }

    private static Html Next(FeedRow feed, PageContext page)
        => feed.NextPollAt is { } next
            ? Html.Of($"<time datetime=\"{DateText.Machine(next)}\">{(next <= page.Now ? page.Words.Now : page.Words.InTime(next - page.Now))}</time>")
            : Html.Text("–");

    private static Html Gaps(FeedRow feed, PageContext page)
        => feed.Gaps == 0
            ? Html.Text(page.Words.NoGaps)
            : Html.Of($"{page.Words.GapCount(feed.Gaps)}{(feed.LastGap is { } gap ? Html.Of($" <span class=\"detail\">{HeadlineViews.Moment(gap.After, page.Words.Language)} – {HeadlineViews.Moment(gap.Before, page.Words.Language)}</span>") : Html.Empty)}");
}
