using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Index.Articles;
using Annals.Index.Revisions;
using Annals.Pages.Articles;
using Annals.Pages.Citing;
using Annals.Pages.Layout;
using Annals.Pages.Notices;
using Annals.Pages.Revisions;
using Annals.Publish.Site.Findings;

namespace Annals.Publish.Site;

/// <summary>An article's own pages: as it stands, each revision before, and what changed from one to the next.</summary>
internal sealed class ArticlePages(SiteOptions options, ArticleSource source, SiteLists lists, SiteRows rows, SitePictures pictures, Slugs tags, SiteFindings? findings, PageContext context)
{
    private const string Up = "../../";

    /// <summary>Writes the pages of one article. Safe for many threads on different rows.</summary>
    /// <param name="current">The article as it stands; null when its file cannot be read.</param>
    /// <returns>The keys of the pictures that they show; null when there are none.</returns>
    public ulong[]? Write(int row, PostFile? current, Action<string, string> write)
    {
        var article = source[row];
        var shown = new List<ulong>();
        var revisions = article.Revision > 1 ? options.Index.Revisions(article.Id) : [Only(article)];
        foreach (var revision in revisions)
        {
            var isNewest = revision.Number == article.Revision;
            var page = Page(row, article, revision, revisions, isNewest ? current : source.Post(revision.Path), shown);
            write(isNewest ? SitePaths.Article(page.Id) : SitePaths.Revision(page.Id, revision.Number), ArticlePageView.Render(page, context));
        }

        for (var i = 1; i < revisions.Count; i++)
        {
            write(SitePaths.Comparison(article.Id.Value, revisions[i - 1].Number, revisions[i].Number), Comparison(article, revisions, i));
        }

        return shown.Count == 0 ? null : [.. shown];
    }

    /// <summary>An article's text as feeds carry it, with pictures from wherever others can load them.</summary>
    public ShownBody BodyForFeeds(ArticleDetail article)
        => source.Post(article.Path) is { } post
            ? ShownBody.Of(post, "", article.Url, url => options.Address is { } address && pictures.Find(url, []) is { } path ? new Uri(address, path).AbsoluteUri : url, isNumbered: false)
            : ShownBody.Empty;

    /// <summary>How an article begins, and its first picture, where the archive has one.</summary>
    public (string? Opening, string? Picture) Lead(ArticleDetail article)
    {
        if (source.Post(article.Path) is not { } post)
        {
            return (null, null);
        }

        var body = ShownBody.Of(post, "", article.Url, static _ => null, isNumbered: false);
        return (body.Opening(), body.Lead is { } lead ? pictures.Find(lead, []) : null);
    }

    /// <summary>The first picture of some articles that the archive has, as a path from the site's root; null for none.</summary>
    public string? PictureOf(IEnumerable<ArticleId> ids)
        => ids.Select(options.Index.Find).OfType<ArticleDetail>().Select(article => Lead(article).Picture).FirstOrDefault(static picture => picture is not null);

    // The index's row of a revision that stands is the article's own; nine in ten articles have no other.
    private static RevisionSummary Only(ArticleDetail article)
        => new(article.Revision, article.Path, article.Sha256, article.CapturedAt, article.CapturedAt, article.Title);

    private ArticlePage Page(int row, ArticleDetail article, RevisionSummary revision, IReadOnlyList<RevisionSummary> revisions, PostFile? post, List<ulong> shown)
    {
        var missing = new List<MissingLine>();
        var body = post is null ? ShownBody.Empty : ShownBody.Of(post, "", article.Url, Show);
        return ArticlePage.Of(article, revision, revisions, body) with
        {
            Missing = missing,
            Tags = rows.Tags.TryGetValue(row, out var numbers) ? [.. numbers.Select(number => tags.Names[number])] : [],
            Citation = Cite(article, revision),
            // Only the article as it stands was analysed.
            Findings = revision.Number == article.Revision && body.Html.Length > 0 ? findings?.FindingsOf(article.Id) : null,
            Previous = lists.Previous[row] is > 0 and var previous ? Headline.Of(source[previous]) : null,
            Next = lists.Next[row] is > 0 and var next ? Headline.Of(source[next]) : null,
        };

        // A picture that is not kept gets an address within the page, which loads nothing, and is then replaced by a note.
        string? Show(string url)
        {
            if (pictures.Find(url, shown) is { } path)
            {
                return Up + path;
            }

            var mark = FormattableString.Invariant($"#picture-{missing.Count + 1}");
            missing.Add(new MissingLine(mark, "", null, url));
            return mark;
        }
    }

    private Citation? Cite(ArticleDetail article, RevisionSummary revision)
        => Citation.Of(article, revision, [], sentence: null, archive: null) is not { } citation ? null
            : citation with { Address = options.Address is { } address ? new Uri(address, revision.Number == article.Revision ? SitePaths.Article(article.Id.Value) : SitePaths.Revision(article.Id.Value, revision.Number)).AbsoluteUri : PermanentAddress.Of(article.Id, revision.Number) };

    private string Comparison(ArticleDetail article, IReadOnlyList<RevisionSummary> revisions, int after)
    {
        try
        {
            var comparison = new ComparisonPage
            {
                Id = article.Id.Value,
                Outlet = article.Outlet,
                Language = article.Language,
                Diff = RevisionComparer.Compare(options.Folder, revisions[after - 1], revisions[after]),
                Revisions = [.. revisions.Select(known => new RevisionLine(known.Number, known.CapturedAt, known.Title))],
            };
            return ComparisonPageView.Render(comparison, context);
        }
        catch (ArchiveException)
        {
            // A file of the two cannot be read; the rest of the site is none the worse for it.
            return NoticeView.Failed(context);
        }
    }
}
