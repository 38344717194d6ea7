using Annals.Index.Knowledge;
using Annals.Language.Attributions;
using Annals.Pages.Articles;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Entities;

/// <summary>That somebody says something: when, in which outlet, through whom, and the words, which lead to their place.</summary>
internal static class StatementView
{
    public static Html Line(Statement statement, bool withSpeaker, PageContext page)
    {
        var words = page.Words.Findings;
        var article = statement.Article;
        var speaker = statement.SpeakerKey is { } key && page.Links.Entity(key) is { } link ? Html.Of($"<a href=\"{link}\">{statement.Speaker}</a>") : Html.Text(statement.Speaker);
        var said = Html.Of($"<a href=\"{page.Links.Passage(article.Id.Value, statement.Start, statement.End)}\"{HeadlineViews.Lang(null, statement.Text)}>{statement.Text}{(statement.IsCut ? "…" : "")}</a>");
        var chain = FindingsView.Chain([HeadlineViews.Outlet(article.Outlet, page), .. statement.Via.Select(static via => Html.Text(via)), .. withSpeaker || statement.Via.Count > 0 ? [speaker] : Array.Empty<Html>()], words);
        return Html.Of($"""
            <li><p class="said-words">{(statement.Kind == SpeechKind.Quote ? Html.Of($"<q>{said}</q>") : said)}</p><p class="from">{chain} · <time datetime="{DateText.Machine(article.Published)}">{DateText.Machine(DateText.DayOf(article.Published))}</time> · {words.Kind(statement.Kind)}{Html.When(statement.Role, role => Html.Of($" · {role}"))}</p></li>

            """);
    }
}
