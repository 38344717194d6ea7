using System.Globalization;
using Annals.Language.Comparing;
using Annals.Pages.Articles;
using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Revisions;

public static class ComparisonPageView
{
    public static string Render(ComparisonPage comparison, PageContext page)
    {
        var (diff, words) = (comparison.Diff, page.Words);
        return new Document
        {
            Title = words.ComparisonTitle(diff.After.Title),
            Main = Html.Of($"""
                <article class="story comparison">
                <header class="head">
                <p class="kicker">{HeadlineViews.Outlet(comparison.Outlet, page)}</p>
                <h1{HeadlineViews.Lang(comparison.Language, diff.After.Title)}>{Parts(diff.Title)}</h1>
                <p class="byline"><span>{words.Compared(diff.Before.Number, diff.After.Number)}</span> <span>{HeadlineViews.Moment(diff.Before.CapturedAt, words.Language)} → {HeadlineViews.Moment(diff.After.CapturedAt, words.Language)}</span></p>
                <p class="classes">{Classes(diff.Classes, page)}</p>
                </header>
                <div class="text"{HeadlineViews.Lang(comparison.Language, diff.After.Title)}>
                {diff.Text.Select(Block)}{Pictures(comparison, page)}</div>
                <aside class="margin" aria-label="{words.RevisionsTitle(comparison.Revisions.Count)}">
                <h2>{words.RevisionsTitle(comparison.Revisions.Count)}</h2>
                <ol class="revisions" reversed>
                {comparison.Revisions.Reverse().Select(revision => Revision(revision, comparison, page))}</ol>
                </aside>
                </article>
                """),
        }.Render(page);
    }

    private static Html Block(DiffBlock block) => Html.Of($"<p{(block.IsChanged ? Html.Empty : Html.Of($" class=\"same\""))}>{Parts(block)}</p>\n");

    private static Html Parts(DiffBlock block) => Html.Join(block.Parts.Select(Part), "");

    private static Html Part(DiffPart part) => part.Kind switch
    {
        DiffKind.Removed => Html.Of($"<del>{part.Text}</del>"),
        DiffKind.Added => Html.Of($"<ins>{part.Text}</ins>"),
        _ => Html.Text(part.Text),
    };

    private static Html Classes(ChangeClass classes, PageContext page)
        => classes == ChangeClass.None
            ? Html.Text(page.Words.NothingVisibleChanged)
            : Html.Join(Enum.GetValues<ChangeClass>().Where(one => one != ChangeClass.None && classes.HasFlag(one)).Select(one => Html.Of($"<span class=\"tag\">{page.Words.ChangeClass(one)}</span>")), " ");

    private static Html Pictures(ComparisonPage comparison, PageContext page)
        => comparison.Diff.PicturesRemoved.Count + comparison.Diff.PicturesAdded.Count == 0
            ? Html.Empty
            : Html.Of($"""
                <h2>{page.Words.ChangeClass(ChangeClass.Pictures)}</h2>
                <ul class="pictures">
                {comparison.Diff.PicturesRemoved.Select(url => Html.Of($"<li><del class=\"address\">{url}</del></li>\n"))}{comparison.Diff.PicturesAdded.Select(url => Html.Of($"<li><ins class=\"address\">{url}</ins></li>\n"))}</ul>

                """);

    private static Html Revision(RevisionLine revision, ComparisonPage comparison, PageContext page)
    {
        var number = revision.Number.ToString(CultureInfo.InvariantCulture);
        var address = revision.Number == comparison.Revisions[^1].Number ? page.Links.Article(comparison.Id) : page.Links.Revision(comparison.Id, revision.Number);
        var label = Html.Of($"<a href=\"{address}\"><span class=\"number\">{number}</span> {HeadlineViews.Moment(revision.CapturedAt, page.Words.Language)}</a>");
        var isShown = revision.Number == comparison.Diff.After.Number && comparison.Diff.Before.Number == revision.Number - 1;
        var changes = revision.Number == 1 ? Html.Empty
            : isShown ? Html.Of($" <strong>{page.Words.WhatChanged}</strong>")
            : Html.Of($" <a href=\"{page.Links.Comparison(comparison.Id, revision.Number - 1, revision.Number)}\">{page.Words.WhatChanged}</a>");
        return Html.Of($"<li{(isShown ? Html.Of($" aria-current=\"true\"") : Html.Empty)}>{label}{changes}</li>\n");
    }
}
