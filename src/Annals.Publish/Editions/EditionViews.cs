using Annals.Pages.Articles;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Publish.Editions;

/// <summary>The parts of an edition as markup that is HTML and XML at once, for a book and for a page alike.</summary>
internal sealed class EditionViews(Edition edition, EditionLinks links)
{
    private readonly EditionWords _words = EditionWords.Of(edition.Language);

    public Html Masthead()
        => Html.Of($"""
            <header class="masthead">
            <p class="name"><span lang="en" xml:lang="en">Annals</span></p>
            <p class="motto">{_words.Motto}</p>
            <h1>{_words.TitleOf(edition.Subject)}</h1>
            <p class="counts">{_words.Counts(edition.Count, edition.Sections.Count)}</p>
            </header>

            """);

    public Html Leads()
        => Html.Of($"""
            <div class="leads">
            {edition.Leads.Take(1).Select(lead => Lead(lead, isFirst: true))}<div class="seconds">
            {edition.Leads.Skip(1).Select(lead => Lead(lead, isFirst: false))}</div>
            </div>

            """);

    /// <summary>Every headline, by outlet.</summary>
    public Html Contents()
        => Html.Of($"""
            <div class="contents">
            <h2>{_words.ByOutlet}</h2>
            {edition.Sections.Select(section => Html.Of($"""
                <div class="index">
                <h3>{section.Outlet}</h3>
                <ul>
                {section.Articles.Select(article => Html.Of($"<li{Lang(article)}><a href=\"{links.Article(article)}\">{article.Title}</a></li>\n"))}</ul>
                </div>

                """))}</div>

            """);

    public Html Article(EditionArticle article, string heading)
        => Html.Of($"""
            <header class="head">
            <p class="kicker">{article.Outlet} <time datetime="{DateText.Machine(article.Time)}">{DateText.DayAndClock(article.Time, edition.Language)}</time></p>
            {Html.RawSanitised($"<{heading}")}{Lang(article)}>{article.Title}{Html.RawSanitised($"</{heading}>")}
            {Html.When(article.Author, author => Html.Of($"<p class=\"byline\">{_words.By} <span{Lang(article)}>{author}</span></p>\n"))}</header>
            <div class="text"{Lang(article)}>
            {(article.Body.Length > 0 ? Html.RawSanitised(article.Body) : Html.Of($"<p>{_words.NoText}</p>"))}
            </div>
            {Provenance(article)}
            """);

    public Html Colophon()
        => Html.Of($"""
            <h2>{_words.AboutThisEdition}</h2>
            <p>{_words.TitleOf(edition.Subject)}: {_words.Counts(edition.Count, edition.Sections.Count)}, {_words.PictureCounts(edition.Pictures.Count, edition.Articles.Sum(article => article.MissingPictures))}.</p>
            <p>{_words.MadeAt(DateText.DayAndClock(edition.MadeAt, edition.Language))} {_words.Identifier("urn:uuid:" + edition.Identifier)}</p>
            <h3>{_words.HowChosen}</h3>
            <p>{_words.ChosenRule}</p>
            <ol>
            {edition.Leads.Select(lead => Html.Of($"<li><span{Lang(lead.Article)}>{lead.Article.Title}</span> ({lead.Article.Outlet}): {_words.WhyLeads(lead)}</li>\n"))}</ol>
            {Html.When(edition.LeftOut.Count > 0 ? edition.LeftOut : null, NotPrinted)}<p>{_words.Rights}</p>

            """);

    private Html NotPrinted(IReadOnlyList<Forms.LeftOut> files)
        => Html.Of($"<h3>{_words.NotPrinted}</h3>\n<ul>\n{files.Select(file => Html.Of($"<li>{file.Path}: {file.Reason}</li>\n"))}</ul>\n");

    private Html Lead(Lead lead, bool isFirst)
    {
        var article = lead.Article;
        var picture = article.Pictures.Count > 0 ? article.Pictures[0] : null;
        return Html.Of($"""
            <div class="{(isFirst ? "lead first" : "lead")}">
            {Html.When(picture, shown => Html.Of($"<p class=\"picture\"><img src=\"{Html.RawSanitised(links.Picture(shown))}\" alt=\"\"/></p>\n"))}<p class="kicker">{article.Outlet} <time datetime="{DateText.Machine(article.Time)}">{DateText.DayAndClock(article.Time, edition.Language)}</time></p>
            <h2{Lang(article)}><a href="{links.Article(article)}">{article.Title}</a></h2>
            {Html.When(article.Opening, opening => Html.Of($"<p class=\"opening\"{Lang(article)}>{opening}</p>\n"))}{Also(lead)}</div>

            """);
    }

    private Html Also(Lead lead)
        => lead.Others.Count == 0
            ? Html.Empty
            : Html.Of($"<p class=\"also\">{_words.AlsoIn} {Html.Join(lead.Others.Select(other => Html.Of($"<a href=\"{links.Article(other)}\">{other.Outlet}</a>")), ", ")}</p>\n");

    // Where it comes from, and what proves it.
    private Html Provenance(EditionArticle article)
    {
        var address = PermanentAddress.Of(article.Id, article.Revision);
        var permanent = edition.Address is { } served ? BookAddress.Of(new Uri(served, address.TrimStart('/')).AbsoluteUri) : null;
        return Html.Of($"""
            <footer class="source">
            <p>{_words.Source}: {(BookAddress.Of(article.Url) is { } url ? Html.Of($"<a href=\"{url}\">{article.Url}</a>") : Html.Text(article.Url))}</p>
            <p>{_words.Permalink}: {(permanent is null ? Html.Text(address) : Html.Of($"<a href=\"{permanent}\">{permanent}</a>"))} ({_words.Revision(article.Revision)}). {_words.Captured}: {DateText.DayAndClock(article.CapturedAt, edition.Language)}. {_words.Published}: {(article.IsTimePublished ? DateText.DayAndClock(article.Time, edition.Language) : _words.PublishedUnknown)}.</p>
            <p>SHA-256: <span class="hash">{article.Sha256}</span></p>
            <p><a href="{links.Front}">{_words.BackToFront}</a></p>
            </footer>

            """);
    }

    private static Html Lang(EditionArticle article) => article.Language is { } tag ? Html.Of($" lang=\"{tag}\" xml:lang=\"{tag}\"") : Html.Empty;
}
