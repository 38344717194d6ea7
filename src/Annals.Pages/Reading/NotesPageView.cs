using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Reading;

public static class NotesPageView
{
    public static string Render(NotesPage notes, PageContext page)
        => new Document
        {
            Title = page.Words.NotesAndHighlights,
            Section = "notes",
            Main = Html.Of($"""
                <div class="sheet notes">
                <header class="head"><h1>{page.Words.NotesAndHighlights}</h1>{(notes.Notes.Count == 0 ? Html.Empty : Html.When(page.Links.NotesFile, file => Html.Of($"<p class=\"standfirst\"><a href=\"{file}\" download>{page.Words.ExportNotes}</a></p>")))}</header>
                {(notes.Notes.Count == 0 ? Html.Of($"<p class=\"quiet\">{page.Words.NothingNoted}</p>\n") : Html.Join(notes.Notes.Select(note => Note(note, page))))}</div>

                """),
        }.Render(page);

    private static Html Note(NotedArticle noted, PageContext page)
    {
        var title = noted.Article is { } article
            ? Html.Of($"<h2>{HeadlineViews.Link(article, page)}</h2>\n<p class=\"from\">{HeadlineViews.Outlet(article.Outlet, page)} {HeadlineViews.Moment(article.At, page.Words.Language)}</p>\n")
            : Html.Of($"<h2>{noted.Title}</h2>\n");
        return Html.Of($"""
            <article class="note" id="n{noted.Note.Number}">
            {title}{Html.When(noted.Note.Quote, NotesView.Quote)}{NotesView.Text(noted.Note.Text)}<p class="from">{HeadlineViews.Moment(noted.Note.WrittenAt, page.Words.Language)}</p>
            {NotesView.Tools(noted.Note.Number, noted.Note.Text, page)}</article>

            """);
    }
}
