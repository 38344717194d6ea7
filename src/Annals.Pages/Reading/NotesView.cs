using System.Globalization;
using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Reading;

/// <summary>Notes and highlights, each with what changes it.</summary>
internal static class NotesView
{
    public const string Action = "/notes";

    /// <summary>Under the article: what is there, and a field for more.</summary>
    public static Html Under(string article, int revision, ArticleReading reading, PageContext page)
    {
        var words = page.Words;
        if (reading.Notes.Count == 0 && page.ChangeToken is null)
        {
            return Html.Empty;
        }

        var field = Html.Of($"{Hidden("article", article)}{Hidden("revision", Number(revision))}<label class=\"unseen\" for=\"note\">{words.NoteLabel}</label><textarea id=\"note\" name=\"text\" rows=\"3\" maxlength=\"{NoteLine.LongestText}\" required></textarea><p><button>{words.SaveNote}</button></p>");
        return Html.Of($"""
            <section class="notes" id="notes" aria-labelledby="notes-title">
            <h2 id="notes-title">{words.YourNotes}</h2>
            {reading.Notes.Select(note => Note(note, article, page))}{ChangeForm.Of(page, page.Links.Own(Action), "note", field)}
            </section>
            {Pen(article, revision, page)}
            """);
    }

    /// <summary>What the script shows beside a passage that is selected; nobody sees it without.</summary>
    public static Html Pen(string article, int revision, PageContext page)
        => page.ChangeToken is null ? Html.Empty : Html.Of($"<div class=\"pen\" id=\"pen\" hidden>{ChangeForm.Of(page, page.Links.Own(Action), "highlight", Html.Of($"{Hidden("article", article)}{Hidden("revision", Number(revision))}{Hidden("quote", "")}{Hidden("prefix", "")}<button>{page.Words.Highlight}</button>"))}</div>\n");

    public static Html Quote(string quote) => Html.Of($"<blockquote>{quote}</blockquote>\n");

    public static Html Text(string text) => Html.Join(text.Split('\n').Where(static line => line.Trim().Length > 0).Select(static line => Html.Of($"<p>{line}</p>\n")));

    /// <summary>The forms that change or remove a note; nothing where nothing can be changed.</summary>
    public static Html Tools(int number, string text, PageContext page)
    {
        var words = page.Words;
        var note = Number(number);
        var edit = Html.Of($"{Hidden("note", note)}<label class=\"unseen\" for=\"note-{note}\">{words.NoteLabel}</label><textarea id=\"note-{note}\" name=\"text\" rows=\"3\" maxlength=\"{NoteLine.LongestText}\">{text}</textarea><p><button>{words.SaveNote}</button></p>");
        return page.ChangeToken is null ? Html.Empty : Html.Of($"""
            <div class="tools"><details><summary>{words.EditNote}</summary>{ChangeForm.Of(page, page.Links.Own(Action), "note", edit)}</details>{ChangeForm.Of(page, page.Links.Own(Action), "remove-note", Html.Of($"<button name=\"remove\" value=\"{note}\">{words.RemoveNote}</button>"))}</div>

            """);
    }

    private static Html Note(NoteLine note, string article, PageContext page)
    {
        var words = page.Words;
        var passage = note.Quote is not { } quote ? Html.Empty
            : note.IsHere ? Html.Of($"<blockquote><a href=\"#h{note.Number}\">{quote}</a></blockquote>\n")
            : Html.Of($"{Quote(quote)}<p class=\"quiet\">{words.HighlightGone(note.Revision)} <a href=\"{page.Links.Revision(article, note.Revision)}\">{words.ToThatVersion}</a></p>\n");
        return Html.Of($"""
            <div class="note" id="n{note.Number}">
            {passage}{Text(note.Text)}<p class="from">{HeadlineViews.Moment(note.WrittenAt, words.Language)}</p>
            {Tools(note.Number, note.Text, page)}</div>

            """);
    }

    internal static Html Hidden(string name, string value) => Html.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
