using System.Globalization;
using Annals.Archive;
using Annals.Pages.Citing;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Reading;

namespace Annals.Pages.Articles;

public static class ArticlePageView
{
    public static string Render(ArticlePage article, PageContext page)
    {
        var text = article.NumberedBody.IsEmpty ? article.Body : article.NumberedBody;
        var marked = Marked(text, article, page);
        return new Document
        {
            Title = article.Title,
            HasMarks = article.Reading is not null,
            FurtherSheet = article.Findings is null && article.Passage is null ? null : page.Links.FindingsSheet,
            Main = Html.Of($"""
                <article class="story{article.Findings switch { null => "", { IsSwitchedInPage: true } => " marked switchable", _ => " marked" }}">
                <header class="head">
                <p class="kicker">{HeadlineViews.Outlet(article.Outlet, page)}</p>
                <h1{HeadlineViews.Lang(article.Language, article.Title)}>{(article.Findings is { } found ? FindingMarks.InTitle(article.Title, found, page) : Html.Text(article.Title))}</h1>
                <p class="byline">{Byline(article, page)}</p>
                {FindingsView.Switch(article, page)}{Html.When(article.Reading, reading => MarkViews.Bar(article.Id, reading.Marks, page))}</header>
                {Html.When(article.Reading?.Trouble, trouble => Html.Of($"<p class=\"banner\" role=\"note\">{page.Words.ReadingNotWritten} {trouble}</p>\n"))}{Gone(article, page)}{OldRevision(article, page)}<div class="text"{HeadlineViews.Lang(article.Language, article.Title)}>
                {(article.Body.IsEmpty ? Html.Of($"<p class=\"quiet\">{page.Words.NoText}</p>") : MissingPictures.In(marked.Markup, article.Missing, page))}
                </div>
                {Html.When(article.Reading, reading => NotesView.Under(article.Id, article.Revision, reading, page))}<aside class="margin" aria-label="{page.Words.AboutThisCopy}">
                {Html.When(article.Findings, told => FindingsView.Panel(article, told, marked.Anchors, page))}<h2>{page.Words.AboutThisCopy}</h2>
                {Facts(article, page)}
                {Revisions(article, page)}{Html.When(article.Citation, citation => Cite(citation, page))}</aside>
                </article>
                {Neighbours(article, page)}
                """),
        }.Render(page);
    }

    private static FindingMarks.Marked Marked(Html text, ArticlePage article, PageContext page)
    {
        var marked = article.Findings is { } findings ? FindingMarks.In(text, findings, page) : new FindingMarks.Marked(text, new HashSet<string>());
        return article.Passage is { } passage ? marked with { Markup = FindingMarks.Here(marked.Markup, passage) } : marked;
    }

    private static Html Byline(ArticlePage article, PageContext page)
    {
        var author = article.Author is { Length: > 0 } name && name != article.Outlet ? Html.Of($"<span class=\"author\">{name}</span>") : Html.Empty;
        var time = article.PublishedAt is { } published
            ? HeadlineViews.Moment(published, page.Words.Language)
            : Html.Of($"{page.Words.CapturedAt} {HeadlineViews.Moment(article.CapturedAt, page.Words.Language)}");
        var source = Address.HostOf(article.Url) is { } host ? Html.Of($"<a href=\"{article.Url}\" rel=\"noopener noreferrer nofollow external\">{host} ↗</a>") : Html.Empty;
        var parts = new[] { author, time, source }.Where(part => !part.IsEmpty).Select(part => Html.Of($"<span>{part}</span>"));
        return Html.Join(parts, " ");
    }

    private static Html OldRevision(ArticlePage article, PageContext page)
        => article.IsOld
            ? Html.Of($"<p class=\"banner\" role=\"note\">{page.Words.OldRevision(article.Revision, article.Revisions.Count)} <a href=\"{page.Links.Article(article.Id)}\">{page.Words.ToNewestRevision}</a></p>\n")
            : Html.Empty;

    private static Html Gone(ArticlePage article, PageContext page)
        => article.GoneSince is { } since
            ? Html.Of($"<p class=\"banner\" role=\"note\">{page.Words.GoneSince} {HeadlineViews.Moment(since, page.Words.Language)}{Html.When(article.GoneStatus, status => Html.Of($" ({page.Words.GoneStatus(status)})"))}</p>\n")
            : Html.Empty;

    private static Html Facts(ArticlePage article, PageContext page)
    {
        var words = page.Words;
        return Html.Of($"""
            <dl>
            {Fact(words.Published, Published(article, page))}{(article.UpdatedAt is { } updated ? Fact(words.Updated, HeadlineViews.Moment(updated, words.Language)) : Html.Empty)}{Fact(words.CapturedAt, HeadlineViews.Moment(article.CapturedAt, words.Language))}{Fact(words.Source, Source(article))}{(article.Tags.Count == 0 ? Html.Empty : Fact(words.Tags, Html.Join(article.Tags.Select(tag => Html.Of($"<a rel=\"tag\" href=\"{page.Links.Tag(tag)}\">{tag}</a>")), ", ")))}{Fact(words.TextFrom, Html.Text(words.Via(article.Via)))}{Html.When(article.Path, path => Fact(words.File, Html.Of($"<code>{path}</code>")))}{Html.When(article.Sha256, hash => Fact("SHA-256", Html.Of($"<code>{hash}</code>")))}</dl>
            """);
    }

    private static Html Fact(string name, Html value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");

    private static Html Published(ArticlePage article, PageContext page)
    {
        var how = Html.Of($"<span class=\"how\">{page.Words.KnownFrom(article.PublishedFrom)}</span>");
        var raw = Html.When(article.RawPublished, text => Html.Of($" <span class=\"how\">{page.Words.FeedSaid(text)}</span>"));
        return article.PublishedAt is { } published && article.PublishedFrom != PublishedFrom.Capture
            ? Html.Of($"{HeadlineViews.Moment(published, page.Words.Language)} {how}{raw}")
            : Html.Of($"{page.Words.Unknown} {how}{raw}");
    }

    private static Html Source(ArticlePage article)
        => Address.HostOf(article.Url) is null
            ? Html.Of($"<span class=\"address\">{article.Url}</span>")
            : Html.Of($"<a class=\"address\" href=\"{article.Url}\" rel=\"noopener noreferrer nofollow external\">{article.Url}</a>");

    private static Html Revisions(ArticlePage article, PageContext page)
    {
        if (article.Revisions.Count < 2)
        {
            return Html.Of($"<p class=\"quiet\">{page.Words.NeverChanged}</p>\n");
        }

        return Html.Of($"""
            <h2>{page.Words.RevisionsTitle(article.Revisions.Count)}</h2>
            <ol class="revisions" reversed>
            {article.Revisions.Reverse().Select(revision => Revision(revision, article, page))}</ol>

            """);
    }

    private static Html Revision(RevisionLine revision, ArticlePage article, PageContext page)
    {
        var isNewest = revision.Number == article.Revisions[^1].Number;
        var address = isNewest ? page.Links.Article(article.Id) : page.Links.Revision(article.Id, revision.Number);
        var label = Html.Of($"<span class=\"number\">{revision.Number.ToString(CultureInfo.InvariantCulture)}</span> {HeadlineViews.Moment(revision.CapturedAt, page.Words.Language)}");
        var title = revision.Title == article.Title ? Html.Empty : Html.Of($"<span class=\"was\"{HeadlineViews.Lang(article.Language, revision.Title)}>{revision.Title}</span>");
        var changes = revision.Number == 1
            ? Html.Empty
            : Html.Of($" <a class=\"changes\" href=\"{page.Links.Comparison(article.Id, revision.Number - 1, revision.Number)}\">{page.Words.WhatChanged}</a>");
        return revision.Number == article.Revision
            ? Html.Of($"<li aria-current=\"true\">{label}{changes}{title}</li>\n")
            : Html.Of($"<li><a href=\"{address}\">{label}</a>{changes}{title}</li>\n");
    }

    private static Html Cite(Citation citation, PageContext page)
        => Html.Of($"""
            <h2 class="cite">{page.Words.Cite}</h2>
            <p class="citation">{Html.Join(CitationText.Of(citation).TrimEnd('\n').Split('\n').Select(line => Html.Of($"<span>{line}</span>")))}</p>
            {Html.When(page.Links.Citation(citation.Article.Value, citation.Revision, "bibtex"), bibTex => Html.Of($"<p class=\"how\">{page.Words.CiteSentence}</p>\n<p class=\"formats\"><a href=\"{bibTex}\">BibTeX</a> <a href=\"{page.Links.Citation(citation.Article.Value, citation.Revision, "csl-json")}\">CSL-JSON</a></p>\n"))}
            """);

    private static Html Neighbours(ArticlePage article, PageContext page)
        => article.Previous is null && article.Next is null
            ? Html.Empty
            : Html.Of($"""
                <nav class="turn" aria-label="{page.Words.MoreFrom(article.Outlet)}">
                {Html.When(article.Previous, previous => Neighbour(previous, "prev", page.Words.PreviousArticle, page))}{Html.When(article.Next, next => Neighbour(next, "next", page.Words.NextArticle, page))}</nav>

                """);

    private static Html Neighbour(Headline headline, string relation, string label, PageContext page)
        => Html.Of($"<a class=\"{relation}\" rel=\"{relation}\" href=\"{page.Links.Article(headline.Id)}\"><span class=\"label\">{label}</span><span class=\"title\"{HeadlineViews.Lang(headline.Language, headline.Title)}>{headline.Title}</span></a>\n");
}
