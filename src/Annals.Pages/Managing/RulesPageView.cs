using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Managing;

/// <summary>The texts by which an owner says what is kept, how it is read and how it is found.</summary>
public static class RulesPageView
{
    public static string Render(IReadOnlyList<RulesLine> texts, PageContext page)
        => DeskFrame.Render(page.Words.Managing.Rules, "rules", Html.Text(page.Words.Managing.RulesExplained), Html.Of($"{Enum.GetValues<RulesKind>().Select(kind => Kind(kind, [.. texts.Where(text => text.Kind == kind)], page))}"), page);

    private static Html Kind(RulesKind kind, IReadOnlyList<RulesLine> texts, PageContext page)
    {
        var words = page.Words.Managing;
        return Html.Of($"""
            <section class="rulekind"><h2>{words.RulesName(kind)}</h2>
            <p class="quiet">{words.RulesMeaning(kind)}</p>
            {(texts.Count == 0 ? Html.Empty : Html.Of($"<ul class=\"plain\">{texts.Select(text => Line(text, page))}</ul>"))}
            {(kind == RulesKind.PageRules && page.ChangeToken is not null ? NewRules(page) : Html.Empty)}
            </section>

            """);
    }

    private static Html Line(RulesLine text, PageContext page)
    {
        var words = page.Words.Managing;
        var state = text.ChangedAt is { } at ? Html.Of($"{words.LineCount(text.Lines)} · {HeadlineViews.Moment(at, page.Words.Language)}") : Html.Text(words.NotWrittenYet);
        var problems = text.Problems > 0 ? Html.Of($" <strong class=\"bad\">{words.ProblemsNow} ({text.Problems})</strong>") : Html.Empty;
        return Html.Of($"<li><a href=\"{page.Links.Managing!.RulesText(text.Name)}\"><code>{text.Name}</code></a> <span class=\"detail\">{state}{problems}</span></li>\n");
    }

    // Only leads to the page on which they are written: nothing is changed yet.
    private static Html NewRules(PageContext page)
    {
        var words = page.Words.Managing;
        return Html.Of($"""
            <form class="newrules" action="{page.Links.Managing!.RulesTextAction}" method="get">{Document.UiField(page)}<label for="host">{words.NewPageRules}</label><span class="ask"><input id="host" name="host" required maxlength="80" autocapitalize="none" autocomplete="off" spellcheck="false" placeholder="www.paper.example" aria-describedby="hosthint"><button>{words.NewPageRulesButton}</button></span><p class="quiet" id="hosthint">{words.NewPageRulesHint}</p></form>
            """);
    }
}
