using Annals.Pages.Layout;
using Annals.Pages.Managing;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Feeds;

/// <summary>All feeds and how they are, by folder.</summary>
public static class FeedsPageView
{
    // So many can be looked over without help.
    private const int FewEnough = 12;

    public static string Render(FeedsPage feeds, PageContext page)
    {
        var shown = feeds.Selection.Of(feeds.Feeds);
        return DeskFrame.Render(page.Words.Feeds, "feeds", Summary(feeds.Feeds, page), Html.Of($"""
            {Imported(feeds, page)}{AddForm(page)}{(feeds.Feeds.Count > FewEnough || !feeds.Selection.IsEverything ? Narrowing(feeds, shown.Count, page) : Html.Empty)}{Groups(feeds, shown, page)}{Lists(page)}
            """), page);
    }

    private static Html Summary(IReadOnlyList<FeedRow> feeds, PageContext page)
    {
        var inTrouble = feeds.Count(feed => feed.IsInTrouble);
        return feeds.Count == 0 ? Html.Text(page.Words.NoFeeds)
            : inTrouble == 0 ? Html.Text(page.Words.FeedsSummary(feeds.Count, 0))
            : Html.Of($"<a href=\"{page.Links.Managing!.FeedsIn(FeedSelection.InTrouble)}\">{page.Words.FeedsSummary(feeds.Count, inTrouble)}</a>");
    }

    private static Html Imported(FeedsPage feeds, PageContext page)
        => feeds.Imported is { } list ? Html.Of($"<p class=\"banner\" role=\"status\">{page.Words.Managing.Imported(list.Added, list.All)}</p>\n") : Html.Empty;

    private static Html AddForm(PageContext page)
    {
        var words = page.Words.Managing;
        return ChangeForm.Of(page, page.Links.Managing!.Look, "look", Html.Of($"""
            <label for="address">{words.Add}</label><span class="ask"><input id="address" name="address" type="text" inputmode="url" autocapitalize="none" autocomplete="off" spellcheck="false" required maxlength="2000" placeholder="{words.AddLabel}" aria-describedby="addhint"><button>{words.Look}</button></span><p class="quiet" id="addhint">{words.AddHint}</p>
            """));
    }

    private static Html Lists(PageContext page)
    {
        var words = page.Words.Managing;
        var import = ChangeForm.Of(
            page,
            page.Links.Managing!.Import,
            "import",
            Html.Of($"<label>{words.ImportFile} <input type=\"file\" name=\"file\" accept=\".opml,.xml,text/x-opml,text/xml\"></label> <label>{words.ImportAddress} <input type=\"text\" name=\"address\" inputmode=\"url\" autocomplete=\"off\"></label> <button>{words.Import}</button>"),
            withFile: true);
        return Html.Of($"""
            <section class="lists" aria-labelledby="lists"><h2 id="lists">{words.Lists}</h2>
            <p class="quiet">{words.ListsHint}</p>
            <p><a href="{page.Links.Managing!.List}" download="feeds.opml">{words.ExportList}</a></p>
            {import}
            </section>

            """);
    }

    private static Html Narrowing(FeedsPage feeds, int shown, PageContext page)
    {
        var words = page.Words.Managing;
        var chosen = feeds.Selection;
        return Html.Of($"""
            <form class="limits narrow" action="{page.Links.Managing!.FeedsAction}" method="get">{Document.UiField(page)}
            <label>{words.NameOrAddress} <input type="search" name="q" value="{chosen.Text}" maxlength="200"></label>
            <label>{page.Words.State} <select name="state">{DeskFrame.Option(null, words.AllStates, chosen.State)}{DeskFrame.Option(FeedSelection.InTrouble, words.InTrouble, chosen.State)}{DeskFrame.Option(FeedSelection.Well, words.Well, chosen.State)}{DeskFrame.Option(FeedSelection.Paused, words.Paused, chosen.State)}</select></label>
            <label>{words.Folder} <select name="folder">{DeskFrame.Option(null, words.AllFolders, chosen.Folder)}{feeds.Folders.Select(folder => DeskFrame.Option(folder, folder, chosen.Folder))}{DeskFrame.Option(FeedSelection.NoFolder, words.NoFolder, chosen.Folder)}</select></label>
            <label>{page.Words.Sort} <select name="order">{DeskFrame.Option(null, words.SortAsListed, chosen.Order)}{DeskFrame.Option(FeedSelection.ByName, words.SortByName, chosen.Order)}{DeskFrame.Option(FeedSelection.TroubleFirst, words.SortTrouble, chosen.Order)}{DeskFrame.Option(FeedSelection.QuietFirst, words.SortQuiet, chosen.Order)}{DeskFrame.Option(FeedSelection.BusyFirst, words.SortBusy, chosen.Order)}</select></label>
            <button>{words.Show}</button>
            {(chosen.IsEverything ? Html.Empty : Html.Of($"<span role=\"status\">{(shown == 0 ? words.NoneShown : words.Shown(shown, feeds.Feeds.Count))}</span>"))}
            </form>

            """);
    }

    // In any other order than that of the list folders would be torn apart.
    private static Html Groups(FeedsPage feeds, IReadOnlyList<FeedRow> shown, PageContext page)
    {
        if (shown.Count == 0)
        {
            return Html.Empty;
        }

        var groups = feeds.Selection.Order is null ? shown.GroupBy(feed => feed.Folder).ToList() : shown.GroupBy(_ => (string?)null).ToList();
        var isNamed = feeds.Selection.Order is null && groups.Exists(group => group.Key is not null);
        return Html.Of($"{groups.Select((group, number) => Group(group.Key, [.. group], isNamed ? number : null, page))}<p class=\"quiet explain\">{page.Words.FeedsExplained}</p>\n");
    }

    private static Html Group(string? folder, IReadOnlyList<FeedRow> feeds, int? number, PageContext page)
    {
        var words = page.Words;
        var name = folder ?? words.Managing.NoFolder;
        var heading = number is { } place ? Html.Of($"<h2 id=\"folder{place}\">{name} <span class=\"count\">{words.Managing.FeedCount(feeds.Count)}</span></h2>\n") : Html.Empty;
        // Roles are repeated because "display: block" on a phone takes them away from a table.
        return Html.Of($"""
            <section class="folder"{(number is { } at ? Html.Of($" aria-labelledby=\"folder{at}\"") : Html.Empty)}>
            {heading}<table role="table">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{words.Feed}</th><th role="columnheader" scope="col">{words.Managing.ThirtyDays}</th><th role="columnheader" scope="col">{words.State}</th><th role="columnheader" scope="col">{words.LastSuccess}</th><th role="columnheader" scope="col">{words.NextPoll}</th><th role="columnheader" scope="col" class="n">{words.Kept}</th><th role="columnheader" scope="col">{words.Gaps}</th></tr></thead>
            <tbody role="rowgroup">
            {feeds.Select(feed => Row(feed, page))}</tbody>
            </table>
            </section>

            """);
    }

    private static Html Row(FeedRow feed, PageContext page)
    {
        var words = page.Words;
        return Html.Of($"""
            <tr role="row" class="{Class(feed.Condition)}">
            <th role="rowheader" scope="row"><a href="{page.Links.Managing!.Feed(feed.Url)}"{HeadlineViews.Lang(null, feed.Name)}>{feed.Name}</a><span class="address">{Address.HostOf(feed.Url) ?? feed.Url}</span></th>
            <td role="cell" class="days30">{Sparkline.Of(feed.PerDay, page)}</td>
            <td role="cell" class="how">{State(feed, page)}</td>
            <td role="cell" class="when" data-label="{words.LastSuccess}">{FeedTimes.Last(feed.LastSuccessAt, page)}</td>
            <td role="cell" class="when" data-label="{words.NextPoll}">{FeedTimes.Next(feed, page)}</td>
            <td role="cell" class="n" data-label="{words.Kept}">{DateText.Number(feed.Kept)}</td>
            <td role="cell" data-label="{words.Gaps}">{(feed.Gaps == 0 ? words.NoGaps : words.GapCount(feed.Gaps))}</td>
            </tr>

            """);
    }

    internal static string Class(FeedCondition condition) => condition switch
    {
        FeedCondition.Well => "well",
        FeedCondition.Failing => "failing",
        FeedCondition.Damaged => "damaged",
        FeedCondition.Odd => "damaged",
        FeedCondition.Disallowed => "retired",
        FeedCondition.Retired => "retired",
        _ => "waiting",
    };

    private static Html State(FeedRow feed, PageContext page)
    {
        var detail = FeedWords.Trouble(feed, page.Words, page.Now) is { } trouble && feed.Condition != FeedCondition.Paused ? Html.Of($" <span class=\"detail\">{trouble}</span>") : Html.Empty;
        var damage = feed is { Condition: FeedCondition.Damaged, Damage: [var first, ..] } ? Html.Of($" <span class=\"detail\" lang=\"en\">{first}</span>") : Html.Empty;
        var warnings = feed.Warnings.Select(static warning => Html.Of($" <span class=\"detail\" lang=\"en\">{warning}</span>"));
        return Html.Of($"<span class=\"state\">{page.Words.Condition(feed.Condition)}</span>{detail}{damage}{warnings}");
    }
}
