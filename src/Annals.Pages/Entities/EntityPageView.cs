using Annals.Index.Knowledge;
using Annals.Pages.Articles;
using Annals.Pages.Drawing;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Entities;

public static class EntityPageView
{
    /// <summary>Where the forms are sent by which an owner joins names and takes them apart.</summary>
    public const string DecideAction = "/who/decide";

    private const int OutletsShown = 3;
    private const int FormsShown = 12;
    private const int TogetherShown = 16;

    public static string Render(EntityPage entity, PageContext page)
    {
        var (profile, words) = (entity.Profile, page.Words.Findings);
        return new Document
        {
            Title = profile.Entity.Name,
            Section = "who",
            FurtherSheet = page.Links.FindingsSheet,
            Main = Html.Of($"""
                <div class="sheet wide dossier">
                <header class="head"><p class="kicker">{words.Type(profile.Entity.Type)}</p><h1{HeadlineViews.Lang(null, profile.Entity.Name)}>{profile.Entity.Name}</h1><p class="standfirst">{Standfirst(profile, page)}</p>{(entity.HasFigures ? Html.When(page.Links.Figures(profile.Entity.Key), link => Html.Of($"<p class=\"further\"><a href=\"{link}\">{words.FiguresHere}</a></p>\n")) : Html.Empty)}{Confusable(profile, page)}</header>
                <div class="columns">
                <div class="main">
                {Months(profile, page)}{Statements(entity, page)}{Articles(entity, page)}</div>
                <div class="side">
                {Roles(profile, page)}{Forms(profile, page)}{Glosses(profile, page)}{Together(profile, page)}{Outlets(profile, page)}{Decide(profile, page)}</div>
                </div>
                </div>

                """),
        }.Render(page);
    }

    /// <summary>A name that leads to its page.</summary>
    internal static Html Link(EntitySummary entity, PageContext page)
    {
        var name = Html.Of($"<span{HeadlineViews.Lang(null, entity.Name)}>{entity.Name}</span>");
        return page.Links.Entity(entity.Key) is { } link ? Html.Of($"<a class=\"named {FindingMarks.ClassOf(entity.Type)}\" href=\"{link}\">{name}</a>") : name;
    }

    private static string Standfirst(EntityProfile profile, PageContext page)
    {
        var words = page.Words.Findings;
        string?[] parts = [profile.Entity.Latin, words.NamedIn(profile.Entity.Articles, profile.Entity.Mentions), profile.Statements > 0 ? words.StatementCount(profile.Statements) : null];
        return string.Join(" · ", parts.OfType<string>());
    }

    private static Html Confusable(EntityProfile profile, PageContext page)
    {
        var words = page.Words.Findings;
        var ambiguous = profile.Ambiguous.Count == 0 ? Html.Empty : Html.Of($"<p class=\"banner\" role=\"note\">{words.AlsoCalledSo} {Html.Join(profile.Ambiguous.Select(other => Html.Of($"{Link(other, page)} ({words.Type(other.Type)})")), page.Words.ListSeparator)}</p>\n");
        var joined = profile.Joined.Count == 0 ? Html.Empty : Html.Of($"<p class=\"quiet\">{words.JoinedWith} {string.Join(page.Words.ListSeparator, profile.Joined.Select(static other => other.Name))}</p>\n");
        return Html.Of($"{ambiguous}{joined}");
    }

    private static Html Months(EntityProfile profile, PageContext page)
    {
        var words = page.Words.Findings;
        var chart = MonthChart.Of([.. profile.Months.Select(static month => (month.Month, month.Articles))], words.ArticlesNaming, (from, to) => page.Links.SearchFor($"who:{Quoted(profile.Entity.Name)}", from, to), page);
        return chart.IsEmpty ? Html.Empty : Html.Of($"""
            <section aria-labelledby="months">
            <h2 id="months">{words.OverTime}</h2>
            {chart}</section>

            """);
    }

    private static Html Statements(EntityPage entity, PageContext page)
    {
        var words = page.Words.Findings;
        return entity.Statements.Count == 0 ? Html.Empty : Html.Of($"""
            <section aria-labelledby="statements">
            <h2 id="statements">{words.StatementsBy}</h2>
            <ol class="statements">
            {entity.Statements.Select(statement => StatementView.Line(statement, withSpeaker: false, page))}</ol>
            {Html.When(page.Links.Quotes(speaker: entity.Profile.Entity.Key), link => Html.Of($"<p class=\"more\"><a href=\"{link}\">{words.QuotesBy}</a></p>\n"))}</section>

            """);
    }

    private static Html Articles(EntityPage entity, PageContext page)
    {
        var words = page.Words.Findings;
        return entity.Articles.Count == 0 ? Html.Empty : Html.Of($"""
            <section aria-labelledby="articles">
            <h2 id="articles">{words.ArticlesWith}</h2>
            <ol class="lines dated">
            {entity.Articles.Select(headline => HeadlineViews.Line(headline, page, withOutlet: true, Html.Of($"<time datetime=\"{DateText.Machine(headline.At)}\">{DateText.Machine(DateText.DayOf(headline.At))}</time>")))}</ol>
            {(entity.Profile.Entity.Articles > entity.Articles.Count ? Html.When(page.Links.SearchFor($"who:{Quoted(entity.Profile.Entity.Name)}", null, null), link => Html.Of($"<p class=\"more\"><a href=\"{link}\">{words.AllOf(entity.Profile.Entity.Articles)}</a></p>\n")) : Html.Empty)}</section>

            """);
    }

    private static Html Roles(EntityProfile profile, PageContext page)
        => Box("roles", page.Words.Findings.RolesOverTime, profile.Roles.OrderByDescending(static role => role.Count).Take(FormsShown).OrderBy(static role => role.First).Select(role => Html.Of($"""
            <li>{Evidence(role.Text, role.Examples, page)} <span class="quiet">{Span(role.First, role.Last, page)} · {page.Words.Findings.Mentions(role.Count)}</span></li>

            """)));

    private static Html Forms(EntityProfile profile, PageContext page)
        => Box("forms", page.Words.Findings.Forms, profile.Forms.Take(FormsShown).Select(form => Html.Of($"""
            <li><span{HeadlineViews.Lang(null, form.Text)}>{form.Text}</span> <span class="quiet">{page.Words.Findings.Mentions(form.Count)} · {OutletsOf(form.Outlets, page)}</span></li>

            """)));

    private static Html Glosses(EntityProfile profile, PageContext page)
        => Box("glosses", page.Words.Findings.Glosses, profile.Latin.Take(FormsShown).Select(latin => Html.Of($"""
            <li>{(latin.IsDoubtful ? Html.Of($"<mark class=\"doubt\">{Evidence(latin.Text, latin.Examples, page)}</mark>") : Evidence(latin.Text, latin.Examples, page))} <span class="quiet">{(latin.Articles == 0 ? page.Words.Findings.FromAuthority : page.Words.Count(latin.Articles))}{Html.When(latin.Conflict, other => Html.Of($" · {page.Words.Findings.NameOf} {Link(other, page)}"))}</span></li>

            """)));

    private static Html Together(EntityProfile profile, PageContext page)
        => Box("together", page.Words.Findings.Together, profile.Together.Take(TogetherShown).Select(other => Html.Of($"""
            <li>{Link(other.Entity, page)} <span class="quiet">{page.Words.Count(other.Articles)}</span></li>

            """)));

    private static Html Outlets(EntityProfile profile, PageContext page)
        => Box("outlets-of", page.Words.Findings.WhoNames, profile.Outlets.Take(FormsShown).Select(outlet => Html.Of($"""
            <li>{HeadlineViews.Outlet(outlet.Outlet, page)} <span class="quiet">{page.Words.Count(outlet.Count)}</span></li>

            """)));

    private static Html Decide(EntityProfile profile, PageContext page)
    {
        if (page.ChangeToken is null || !page.MayDecide)
        {
            return Html.Empty;
        }

        var words = page.Words.Findings;
        var forms = profile.Forms.Select(static form => form.Text).Concat(profile.Latin.Select(static latin => latin.Text)).Where(form => form != profile.Entity.Name).Distinct().ToList();
        return Html.Of($"""
            <section class="box decisions" aria-labelledby="decide">
            <h2 id="decide">{page.Words.Stories.Owner}</h2>
            <p class="quiet">{words.DecideExplained}</p>
            {Form("merge", Html.Of($"<label>{words.MergeName} <input name=\"name\" required maxlength=\"80\"></label> <button>{words.MergeButton}</button>"), profile, page)}{(forms.Count == 0 ? Html.Empty : Form("split", Html.Of($"<label>{words.SplitName} <select name=\"name\">{forms.Select(form => Html.Of($"<option>{form}</option>"))}</select></label> <button>{words.SplitButton}</button>"), profile, page))}</section>

            """);
    }

    private static Html Form(string does, Html content, EntityProfile profile, PageContext page)
        => ChangeForm.Of(page, page.Links.Own(DecideAction), does, Html.Of($"<input type=\"hidden\" name=\"do\" value=\"{does}\"><input type=\"hidden\" name=\"key\" value=\"{profile.Entity.Key}\">{content}"));

    private static Html Box(string id, string title, IEnumerable<Html> lines)
    {
        var all = lines.ToList();
        return all.Count == 0 ? Html.Empty : Html.Of($"""
            <section class="box" aria-labelledby="{id}">
            <h2 id="{id}">{title}</h2>
            <ul>
            {all}</ul>
            </section>

            """);
    }

    // The words themselves lead to the newest place where they stand.
    private static Html Evidence(string text, IReadOnlyList<EvidenceSpan> examples, PageContext page)
        => examples.Count == 0
            ? Html.Of($"<span{HeadlineViews.Lang(null, text)}>{text}</span>")
            : Html.Of($"<a class=\"evidence\" href=\"{page.Links.Passage(examples[^1].Article.Id.Value, examples[^1].Start, examples[^1].End)}\" title=\"{examples[^1].Article.Outlet}: {examples[^1].Article.Title}\"{HeadlineViews.Lang(null, text)}>{text}</a>");

    private static string OutletsOf(IReadOnlyList<OutletCount> outlets, PageContext page)
        => string.Join(page.Words.ListSeparator, outlets.Take(OutletsShown).Select(static outlet => $"{outlet.Outlet} {DateText.Number(outlet.Count)}")) + (outlets.Count > OutletsShown ? "…" : "");

    private static string Span(DateTimeOffset first, DateTimeOffset last, PageContext page)
    {
        var (from, to) = (DateText.DayOf(first), DateText.DayOf(last));
        return from == to ? DateText.Machine(from) : $"{DateText.Machine(from)} – {DateText.Machine(to)}";
    }

    // A blank would end the name.
    private static string Quoted(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name;
}
