using System.Text;
using Annals.Pages.Markup;
using Annals.Pages.Words;
using Annals.Publish.Epub;
using Annals.Publish.Forms;

namespace Annals.Publish.Editions;

/// <summary>An edition as an EPUB book: front page, a chapter for each outlet, a file for each article, and the post files that it was made of.</summary>
public static class EditionBook
{
    private const string Front = "front.xhtml";
    private const string About = "about.xhtml";

    /// <param name="run">Where the pictures and post files come from; what cannot be read is left out of the book, and said there.</param>
    public static EpubBook Of(Edition edition, ExportRun run)
    {
        var words = EditionWords.Of(edition.Language);
        var views = new EditionViews(edition, new EditionLinks(Front, Path, picture => PicturePath(picture)));
        var inside = new EditionViews(edition, new EditionLinks("../" + Front, article => article.Id.Value + ".xhtml", picture => "../" + PicturePath(picture)));
        var cover = edition.Leads.SelectMany(lead => lead.Article.Pictures).FirstOrDefault();
        return new EpubBook
        {
            Identifier = edition.Identifier,
            Title = $"Annals · {words.TitleOf(edition.Subject)}",
            Language = words.Tag,
            ModifiedAt = edition.MadeAt,
            Date = edition.Subject.From is { } from ? DateText.Machine(from) : null,
            Description = $"{words.TitleOf(edition.Subject)}: {words.Counts(edition.Count, edition.Sections.Count)}",
            Subject = words.Subject,
            Rights = words.Rights,
            Contributors = [.. edition.Sections.Select(section => section.Outlet)],
            AccessibilitySummary = words.AccessibilitySummary,
            ContentsTitle = words.Contents,
            LandmarksTitle = words.Landmarks,
            Items =
            [
                new EpubItem("style.css", "text/css", EditionStyle.WriteBook),
                Page(Front, words.FrontPage, words, Html.Of($"{views.Masthead()}{views.Leads()}{views.Contents()}"), "front"),
                .. edition.Sections.SelectMany(section => section.Articles).Select(article => Article(article, inside, words)),
                Page(About, words.AboutThisEdition, words, views.Colophon(), "about"),
                .. edition.Pictures.Select(picture => Picture(picture, picture == cover, run)),
                .. EpubAttachments.Of(edition, run),
            ],
            Contents =
            [
                new EpubEntry(words.FrontPage, Front),
                .. edition.Sections.Select(section => new EpubEntry(section.Outlet, Path(section.Articles[0]))
                {
                    Entries = [.. section.Articles.Select(article => new EpubEntry(article.Title, Path(article), article.Language))],
                }),
                new EpubEntry(words.AboutThisEdition, About),
            ],
            Landmarks = [("bodymatter", words.FrontPage, Front), ("colophon", words.AboutThisEdition, About)],
        };
    }

    internal static string PicturePath(EditionPicture picture) => "pictures/" + picture.Name;

    private static string Path(EditionArticle article) => $"articles/{article.Id}.xhtml";

    private static EpubItem Page(string path, string title, EditionWords words, Html body, string kind)
        => new(path, "application/xhtml+xml", Text(() => EpubPage.Of(title, words.Tag, "", body, kind))) { IsRead = true };

    private static EpubItem Article(EditionArticle article, EditionViews views, EditionWords words)
        => new(Path(article), "application/xhtml+xml", Text(() =>
        {
            var body = Html.Of($"<section epub:type=\"chapter\" role=\"doc-chapter\">\n{views.Article(article, "h1")}</section>\n");
            var page = EpubPage.Of(article.Title, words.Tag, "../", body, "article");
            return page.Replace(" src=\"" + EditionPicture.Scheme, " src=\"../pictures/", StringComparison.Ordinal);
        }))
        {
            IsRead = true,
        };

    private static EpubItem Picture(EditionPicture picture, bool isCover, ExportRun run)
        => new(PicturePath(picture), picture.Type, stream => stream.Write(run.Read(picture.Path, picture.Sha256) ?? []))
        {
            Properties = isCover ? "cover-image" : null,
            IsPackable = false,
        };

    private static Action<Stream> Text(Func<string> text) => stream => stream.Write(Encoding.UTF8.GetBytes(text()));
}
