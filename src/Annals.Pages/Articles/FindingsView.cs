using Annals.Language.Analysis;
using Annals.Language.Attributions;
using Annals.Language.Entities;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Articles;

/// <summary>Beside an article: who is named, which times are meant, who says what through whom, which figures are claimed.</summary>
internal static class FindingsView
{
    private const int NamesShown = 12;
    private const int LinesShown = 14;
    private const int LongestPassage = 70;

    /// <param name="anchors">The ids that stand in the text, see <see cref="FindingMarks"/>.</param>
    public static Html Panel(ArticlePage article, ArticleFindings findings, IReadOnlySet<string> anchors, PageContext page)
    {
        var words = page.Words.Findings;
        var analysis = findings.Analysis;
        var parts = Html.Of($"{Who(findings, anchors, page)}{Statements(article, findings, anchors, page)}{Times(analysis, anchors, page)}{Figures(analysis, anchors, page)}{Doubtful(analysis, page)}");
        return Html.Of($"""
            <section class="findings" id="findings" aria-labelledby="found">
            <h2 id="found">{words.Found}</h2>
            <p class="how">{words.FoundExplained}</p>
            {(parts.IsEmpty ? Html.Of($"<p class=\"quiet\">{words.NothingFound}</p>\n") : Html.Of($"{Legend(words)}{parts}"))}</section>

            """);
    }

    /// <summary>The box that shows the marks of the page, or the link that switches them on, or off again; nothing where there are none.</summary>
    public static Html Switch(ArticlePage article, PageContext page)
        => article.Findings is { IsSwitchedInPage: true }
            ? Html.Of($"<p class=\"switch\"><label><input type=\"checkbox\" id=\"marks\"> {page.Words.Findings.ShowNames}</label> <a class=\"tofindings\" href=\"#findings\">{page.Words.Findings.Found}</a></p>\n")
            : Link(article, page);

    private static Html Link(ArticlePage article, PageContext page)
        => Html.When(page.Links.Names(article.Id, article.IsOld ? article.Revision : null), on => article.Findings is null
            ? Html.Of($"<p class=\"switch\"><a href=\"{on}\" rel=\"nofollow\">{page.Words.Findings.ShowNames}</a></p>\n")
            : Html.Of($"<p class=\"switch on\"><a href=\"#findings\">{page.Words.Findings.Found}</a> <a href=\"{(article.IsOld ? page.Links.Revision(article.Id, article.Revision) : page.Links.Article(article.Id))}\">{page.Words.Findings.HideNames}</a></p>\n"));

    private static Html Legend(FindingWords words)
        => Html.Of($"""
            <p class="legend"><span class="unseen">{words.Legend}: </span><span class="named person">{words.Person}</span> <span class="named organisation">{words.Organisation}</span> <span class="named place">{words.Place}</span> <span class="named othername">{words.Other}</span> <span class="when">{words.Time}</span> <span class="figured">{words.Figure}</span> <span class="cue">{words.Speaker}</span> <span class="said">{words.Said}</span></p>

            """);

    private static Html Who(ArticleFindings findings, IReadOnlySet<string> anchors, PageContext page)
    {
        var named = findings.Analysis.Entities.Select((entity, number) => (Entity: entity, Number: number)).OrderByDescending(static one => one.Entity.Mentions.Count).ThenBy(static one => one.Number).ToList();
        var lines = named.Select(one => Name(one.Entity, one.Number, findings, anchors, page)).ToList();
        return lines.Count == 0 ? Html.Empty : Section("who", page.Words.Findings.Who, lines, NamesShown, page);
    }

    private static Html Name(Entity entity, int number, ArticleFindings findings, IReadOnlySet<string> anchors, PageContext page)
    {
        var words = page.Words.Findings;
        var count = words.Mentions(entity.Mentions.Count);
        var id = FindingMarks.Id('e', number);
        var times = anchors.Contains(id) ? Html.Of($"<a href=\"#{id}\">{count}</a>") : Html.Text(count);
        var roles = entity.Roles.Select(static role => role.Text).Distinct().ToList();
        return Html.Of($"<li>{Link(entity, findings, page)} <span class=\"quiet\">{words.Type(entity.Type)} · {times}</span>{(roles.Count == 0 ? Html.Empty : Html.Of($"<span class=\"role\">{string.Join(page.Words.ListSeparator, roles)}</span>"))}</li>\n");
    }

    private static Html Link(Entity entity, ArticleFindings findings, PageContext page)
    {
        var name = Html.Of($"<span{HeadlineViews.Lang(null, entity.Name)}>{entity.Name}</span>");
        return findings.KeyOf(entity) is { } key && page.Links.Entity(key) is { } link
            ? Html.Of($"<a class=\"named {FindingMarks.ClassOf(entity.Type)}\" href=\"{link}\">{name}</a>")
            : Html.Of($"<span class=\"named {FindingMarks.ClassOf(entity.Type)}\">{name}</span>");
    }

    private static Html Statements(ArticlePage article, ArticleFindings findings, IReadOnlySet<string> anchors, PageContext page)
    {
        var lines = findings.Analysis.Attributions.Select((one, number) => Statement(one, number, article, findings, anchors, page)).ToList();
        return lines.Count == 0 ? Html.Empty : Section("says", page.Words.Findings.Statements, lines, LinesShown, page);
    }

    private static Html Statement(Attribution one, int number, ArticlePage article, ArticleFindings findings, IReadOnlySet<string> anchors, PageContext page)
    {
        var words = page.Words.Findings;
        var speaker = Named(one.Speaker, one.SpeakerText ?? "", findings, page);
        var role = Html.When(one.Role, text => Html.Of($" <span class=\"role\">{text}</span>"));
        var id = FindingMarks.Id('q', number);
        var text = Cut(findings.Analysis.Text[one.Start..one.End]);
        var said = anchors.Contains(id) ? Html.Of($"<a href=\"#{id}\">{text}</a>") : Html.Text(text);
        IEnumerable<Html> links = one.Via.Count == 0 ? [] : [HeadlineViews.Outlet(article.Outlet, page), .. one.Via.Select(via => Named(via, via, findings, page)), speaker];
        var chain = one.Via.Count == 0 ? Html.Empty : Html.Of($"<span class=\"chain\">{Chain(links, words)}</span>");
        return Html.Of($"<li>{(chain.IsEmpty ? speaker : chain)}{role} <span class=\"quiet\">{words.Kind(one.Kind)}</span><span class=\"passage\"{HeadlineViews.Lang(article.Language, article.Title)}>{said}</span></li>\n");
    }

    /// <summary>Each has it from the next; the arrow is a word to those who hear it.</summary>
    internal static Html Chain(IEnumerable<Html> links, FindingWords words)
        => Html.Join(links.Select((link, place) => place == 0 ? link : Html.Of($" <span aria-hidden=\"true\">←</span><span class=\"unseen\"> {words.HasItFrom} </span> {link}")));

    private static Html Named(string? name, string otherwise, ArticleFindings findings, PageContext page)
        => findings.Analysis.Entities.FirstOrDefault(entity => entity.Name == name) is { } entity ? Link(entity, findings, page) : Html.Text(name ?? otherwise);

    private static Html Times(ArticleAnalysis analysis, IReadOnlySet<string> anchors, PageContext page)
    {
        var words = page.Words.Findings;
        var lines = analysis.Times.Select((time, number) => (Time: time, Id: FindingMarks.Id('t', number))).DistinctBy(static one => (one.Time.Text, one.Time.Value)).Select(one =>
        {
            var text = anchors.Contains(one.Id) ? Html.Of($"<a href=\"#{one.Id}\">{one.Time.Text}</a>") : Html.Text(one.Time.Text);
            return Html.Of($"<li>{text} = {TimeValueText.Of(one.Time.Value, page.Words.Language)} <span class=\"quiet\">{words.CountedFrom(one.Time.Anchor)}</span></li>\n");
        }).ToList();
        return lines.Count == 0 ? Html.Empty : Section("times", words.Times, lines, LinesShown, page);
    }

    // A date is told among the times.
    private static Html Figures(ArticleAnalysis analysis, IReadOnlySet<string> anchors, PageContext page)
    {
        var words = page.Words.Findings;
        var lines = analysis.Claims.Select((claim, number) => (Claim: claim, Id: FindingMarks.Id('c', number))).Where(static one => one.Claim.Kind != "date").Select(one =>
        {
            var figure = FigureText.Of(one.Claim, page.Words.Language);
            var text = anchors.Contains(one.Id) ? Html.Of($"<a href=\"#{one.Id}\">{figure}</a>") : Html.Text(figure);
            return Html.Of($"<li>{text} <span class=\"quiet\">{words.ClaimKind(one.Claim.Kind)}</span><span class=\"passage\">{Cut(one.Claim.About)}</span></li>\n");
        }).ToList();
        return lines.Count == 0 ? Html.Empty : Section("figures", words.Figures, lines, LinesShown, page);
    }

    private static Html Doubtful(ArticleAnalysis analysis, PageContext page)
    {
        var words = page.Words.Findings;
        var lines = analysis.Entities.SelectMany(static entity => entity.Glosses.Where(static gloss => gloss.IsDoubtful).Select(gloss => (entity.Name, gloss.Text))).Distinct()
            .Select(one => Html.Of($"<li><mark class=\"doubt\">{one.Name} ({one.Text})</mark> <span class=\"quiet\">{words.DoubtfulExplained}</span></li>\n")).ToList();
        return lines.Count == 0 ? Html.Empty : Section("doubts", words.Doubtful, lines, LinesShown, page);
    }

    private static Html Section(string name, string title, List<Html> lines, int shown, PageContext page)
    {
        var rest = lines.Count > shown + 2 ? lines[shown..] : [];
        return Html.Of($"""
            <h3>{title}</h3>
            <ul class="{name}">
            {lines.Take(lines.Count - rest.Count)}</ul>
            {(rest.Count == 0 ? Html.Empty : Html.Of($"<details><summary>{page.Words.Findings.AndMore(rest.Count)}</summary><ul class=\"{name}\">\n{rest}</ul></details>\n"))}
            """);
    }

    private static string Cut(string text)
    {
        var line = text.Replace('\n', ' ');
        return line.Length <= LongestPassage ? line : line[..(char.IsHighSurrogate(line[LongestPassage - 1]) ? LongestPassage - 1 : LongestPassage)] + "…";
    }
}
