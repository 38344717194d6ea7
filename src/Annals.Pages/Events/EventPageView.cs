using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;
using Annals.Stories.Comparing;
using Annals.Stories.Grouping;
using Annals.Stories.Origins;

namespace Annals.Pages.Events;

public static class EventPageView
{
    public static string Render(EventPage one, PageContext page)
    {
        var words = page.Words.Stories;
        return new Document
        {
            Title = one.Event.Lead.Title,
            Section = "events",
            FurtherSheet = page.Links.FindingsSheet,
            Main = Html.Of($"""
                <div class="sheet wide dossier">
                <header class="head"><p class="kicker">{Kicker(one, page)}</p><h1{HeadlineViews.Lang(one.Event.Lead.Language, one.Event.Lead.Title)}>{one.Event.Lead.Title}</h1><p class="standfirst">{EventViews.Facts(one.Event with { Sources = one.Comparison.Origins.Sources.Count, Kind = null, Place = null, Happened = null }, page)}</p>{TakeAlong.Of($"event:{one.Event.Id}", one.Files, page)}</header>
                {Picture(one.Event.Lead)}<section aria-labelledby="headlines">
                <h2 id="headlines">{words.Headlines}</h2>
                <ol class="headlines">
                {one.Comparison.Articles.Select(article => Line(article, one, page))}</ol>
                </section>
                {ClaimMatrix.Of(one.Comparison, page)}{Happenings.Of(one.Timeline, words.Timeline, page)}{Origins(one.Comparison.Origins, page)}{FigureViews.Of(one.Comparison.Figures, page)}{WordViews.Of(one.Comparison.Words, page)}{Decisions.OnEvent(one, page)}</div>

                """),
        }.Render(page);
    }

    // The first article's; what it shows is told there.
    private static Html Picture(Headline lead)
        => Html.When(lead.Image, image => Html.Of($"<p class=\"leadpicture\"><img src=\"{image}\"{Html.When(lead.ImageSet, set => Html.Of($" srcset=\"{set}\" sizes=\"(max-width: 40rem) 100vw, 24rem\""))} alt=\"\" decoding=\"async\"></p>\n"));

    private static Html Kicker(EventPage one, PageContext page)
    {
        var list = Html.When(page.Links.Events(), link => Html.Of($"<a href=\"{link}\">{page.Words.Stories.Events}</a>"));
        return Html.Join([list, .. EventViews.Told(one.Event, page).Select(static part => Html.Text(part))], " · ");
    }

    private static Html Line(ComparedArticle article, EventPage one, PageContext page)
    {
        var words = page.Words.Stories;
        var origin = one.Comparison.Origins.Articles.FirstOrDefault(known => known.Article == article.Article);
        var decided = one.Decided.Contains(article.Article) ? Html.Of($" <span class=\"tag\">{words.Decided}</span>") : Html.Empty;
        var why = one.Reasons.TryGetValue(article.Article, out var reason) ? Html.Of($"<details class=\"why\"><summary>{words.WhyTogether}</summary>{Why(reason, page)}</details>") : Html.Empty;
        return Html.Of($"""
            <li id="a-{article.Article}"><p class="from">{HeadlineViews.Outlet(article.Outlet, page)} {HeadlineViews.Moment(article.Published, page.Words.Language)}{decided}</p>
            <p class="title"><a href="{page.Links.Article(article.Article)}"{HeadlineViews.Lang(null, article.Headline)}>{article.Headline}</a></p>
            {(origin is null ? Html.Empty : Html.Of($"<p class=\"basis\">{Basis(origin, one.Comparison.Origins, page)}</p>"))}{why}</li>

            """);
    }

    /// <summary>What two articles share, in words.</summary>
    internal static string Why(Reason reason, PageContext page)
    {
        var words = page.Words.Stories;
        var separator = page.Words.ListSeparator;
        var parts = new List<string>();
        if (reason.Occasion is { } occasion)
        {
            var verb = occasion.IsAhead == occasion.IsAheadThere ? words.SameOccasion : occasion.IsAhead ? words.Announces : words.TellsOutcome;
            parts.Add($"{verb} {DateText.Day(occasion.First, page.Words.Language)}{(occasion.Place is { } place ? $" · {place}" : "")}");
        }

        if (reason.IsCopy)
        {
            parts.Add(words.SameText);
        }

        if (reason.Names.Count > 0)
        {
            parts.Add($"{words.SharedNames} {string.Join(separator, reason.Names.Select(static name => name.Name))}");
        }

        if (reason.Words.Count > 0)
        {
            parts.Add($"{words.SharedWords} {string.Join(separator, reason.Words.Select(static word => $"“{word}”"))}");
        }

        if (reason.Days.Count > 0)
        {
            parts.Add($"{words.SharedDays} {string.Join(separator, reason.Days.Select(day => DateText.Day(day, page.Words.Language)))}");
        }

        parts.Add(parts.Count == 0 ? words.LikeText : words.HoursApart(reason.HoursApart));
        return string.Join(page.Words.Language == UiLanguage.Chinese ? "；" : "; ", parts);
    }

    private static Html Basis(ArticleOrigin origin, OriginTree tree, PageContext page)
    {
        var words = page.Words.Stories;
        var text = origin.Basis switch
        {
            OriginBasis.Own => words.ItsOwn,
            OriginBasis.Copy => words.CopyOf(tree.Articles.FirstOrDefault(other => other.Article == origin.CopyOf)?.Outlet ?? origin.Source),
            OriginBasis.Credit => words.CreditedTo(origin.Source),
            _ => words.From(origin.Source),
        };
        return origin.Evidence is { } evidence ? Html.Of($"<a class=\"evidence\" href=\"{page.Links.Passage(evidence.Article, evidence.Start, evidence.End)}\" title=\"{evidence.Sentence}\">{text}</a>") : Html.Text(text);
    }

    /// <summary>A branch for each independent source, with the articles that rest on it.</summary>
    private static Html Origins(OriginTree tree, PageContext page)
    {
        var words = page.Words.Stories;
        return tree.Sources.Count == 0 ? Html.Empty : Html.Of($"""
            <section aria-labelledby="origins">
            <h2 id="origins">{words.Origins}</h2>
            <p class="standfirst">{words.Summary(tree.Articles.Count, tree.Articles.Select(static article => article.Outlet).Distinct().Count(), tree.Sources.Count)}</p>
            <ul class="tree">
            {tree.Sources.Select(source => Source(source, tree, page))}</ul>
            {Steps(tree, page)}</section>

            """);
    }

    private static Html Source(IndependentSource source, OriginTree tree, PageContext page)
        => Html.Of($"""
            <li><strong{HeadlineViews.Lang(null, source.Name)}>{source.Name}</strong> <span class="quiet">{page.Words.Count(source.Articles.Count)}</span>
            <ul>
            {tree.Articles.Where(article => source.Articles.Contains(article.Article)).Select(article => Html.Of($"<li>{HeadlineViews.Outlet(article.Outlet, page)} <a href=\"{page.Links.Article(article.Article)}\"{HeadlineViews.Lang(null, article.Headline)}>{article.Headline}</a> <span class=\"quiet\">{Basis(article, tree, page)}</span></li>\n"))}</ul></li>

            """);

    // Who has it from whom, with the words that say so.
    private static Html Steps(OriginTree tree, PageContext page)
        => tree.Edges.Count == 0 ? Html.Empty : Html.Of($"""
            <ul class="steps">
            {tree.Edges.Select(edge => Html.Of($"<li><strong>{edge.From}</strong> <span aria-hidden=\"true\">←</span><span class=\"unseen\"> {page.Words.Findings.HasItFrom} </span> <strong>{edge.To}</strong> {PassageView.Sentence(edge.Evidence[0], page)}</li>\n"))}</ul>

            """);
}
