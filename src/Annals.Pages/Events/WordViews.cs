using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Stories.Comparing;

namespace Annals.Pages.Events;

/// <summary>What each outlet says more or less often than the others: words and counts, and nothing about what that may mean.</summary>
internal static class WordViews
{
    private const int Shown = 10;

    public static Html Of(IReadOnlyList<WordUse> uses, PageContext page)
    {
        var words = page.Words.Stories;
        return uses.Count == 0 ? Html.Empty : Html.Of($"""
            <section aria-labelledby="words">
            <h2 id="words">{words.WordsUsed}</h2>
            <p class="standfirst">{words.WordsExplained}</p>
            <dl class="worduse">
            {uses.GroupBy(static use => (use.Outlet, use.Article)).Select(group => Html.Of($"<div><dt>{HeadlineViews.Outlet(group.Key.Outlet, page)}</dt><dd>{Html.Join(group.Take(Shown).Select(use => Use(use, page)), " ")}</dd></div>\n"))}</dl>
            </section>

            """);
    }

    private static Html Use(WordUse use, PageContext page)
    {
        var words = page.Words.Stories;
        var group = use.Group.Count == 0 ? "" : string.Join(page.Words.ListSeparator, use.Group);
        return Html.Of($"<span class=\"use{(use.IsOver ? "" : " under")}\"{(group.Length == 0 ? Html.Empty : Html.Of($" title=\"{group}\""))}><span aria-hidden=\"true\">{(use.IsOver ? "+" : "−")}</span><span class=\"unseen\">{(use.IsOver ? words.MoreOften : words.LessOften)} </span><span{HeadlineViews.Lang(null, use.Word)}>{use.Word}</span> <span class=\"quiet\">{use.Count} : {use.Others}</span></span>");
    }
}
