using Annals.Index.Knowledge;
using Annals.Language.Entities;
using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Entities;

public static class WhoPageView
{
    private static readonly EntityType[] Kinds = [EntityType.Person, EntityType.Organisation, EntityType.Place, EntityType.EventName];

    public static string Render(WhoPage who, PageContext page)
    {
        var words = page.Words.Findings;
        return new Document
        {
            Title = words.WhoIsNamed,
            Section = "who",
            FurtherSheet = page.Links.FindingsSheet,
            Main = Html.Of($"""
                <div class="sheet">
                <header class="head"><h1>{words.WhoIsNamed}</h1><p class="standfirst">{words.WhoExplained}</p>{Further(page)}</header>
                {(who.IsThere ? Html.Of($"{Form(who, page)}{Tabs(who, page)}{List(who, page)}") : KnowledgeMissing.Sentence(page))}</div>

                """),
        }.Render(page);
    }

    /// <summary>The ways to what was concluded besides.</summary>
    internal static Html Further(PageContext page)
    {
        var words = page.Words.Findings;
        return Html.Of($"<p class=\"further\">{Html.When(page.Links.Quotes(), link => Html.Of($"<a href=\"{link}\">{words.QuoteLedger}</a> "))}{Html.When(page.Links.Sources, link => Html.Of($"<a href=\"{link}\">{words.WhoReliesOnWhom}</a> "))}{Html.When(page.Links.Figures(), link => Html.Of($"<a href=\"{link}\">{words.FiguresFollowed}</a>"))}</p>\n");
    }

    private static Html Form(WhoPage who, PageContext page)
        => Html.When(page.Links.WhoAction, action => Html.Of($"""
            <form class="ask small" role="search" action="{action}" method="get">{Document.UiField(page)}<input type="search" name="q" value="{who.Query}" aria-label="{page.Words.Findings.FindName}" placeholder="{page.Words.Findings.FindName}" maxlength="100"><button>{page.Words.Search}</button></form>

            """));

    private static Html Tabs(WhoPage who, PageContext page)
    {
        if (page.Links.WhoAction is null || who.Query.Length > 0)
        {
            return Html.Empty;
        }

        var words = page.Words.Findings;
        return Html.Of($"<nav class=\"tabs\" aria-label=\"{words.Kinds}\">{Tab(null, words.AllKinds, who, page)} {Html.Join(Kinds.Select(kind => Tab(kind, words.Type(kind), who, page)), " ")}</nav>\n");
    }

    private static Html Tab(EntityType? kind, string label, WhoPage who, PageContext page)
        => Html.Of($"<a href=\"{page.Links.Who(kind)}\"{(who.Type == kind ? Html.Of($" aria-current=\"true\"") : Html.Empty)}>{label}</a>");

    private static Html List(WhoPage who, PageContext page)
        => who.Entities.Count == 0
            ? Html.Of($"<p class=\"quiet\">{page.Words.Findings.NobodyNamed}</p>\n")
            : Html.Of($"<ol class=\"directory names\">\n{who.Entities.Select(entity => Line(entity, page))}</ol>\n");

    private static Html Line(EntitySummary entity, PageContext page)
        => Html.Of($"<li><span class=\"who\">{EntityPageView.Link(entity, page)} <span class=\"quiet\" lang=\"en\">{entity.Latin}</span></span><span>{page.Words.Findings.Type(entity.Type)}</span><span>{page.Words.Count(entity.Articles)}</span></li>\n");
}
