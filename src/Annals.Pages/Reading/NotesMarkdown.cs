using System.Globalization;
using System.Text;
using Annals.Pages.Articles;
using Annals.Pages.Words;

namespace Annals.Pages.Reading;

/// <summary>All notes and highlights as a Markdown file: what others wrote is escaped, so that it stays text.</summary>
public static class NotesMarkdown
{
    public const string MediaType = "text/markdown";

    private const string Special = "\\`*_{}[]<>#|~";

    /// <param name="archive">Where the archive is served for others; null where nobody said.</param>
    public static string Of(NotesPage notes, Uri? archive, Vocabulary words)
    {
        var text = new StringBuilder().Append("# ").Append(words.NotesAndHighlights).Append('\n');
        foreach (var article in notes.Notes.GroupBy(static noted => noted.Id))
        {
            var first = article.First();
            var address = Annals.Archive.ArticleId.TryParse(first.Id, out var id) ? PermanentAddress.Of(id, first.Note.Revision) : "";
            text.Append("\n## ").Append(Escaped(first.Article?.Title ?? first.Title)).Append("\n\n");
            text.Append(first.Article is { } known ? $"{Escaped(known.Outlet)}, {DateText.Machine(DateText.DayOf(known.At))}. " : "");
            text.Append(CultureInfo.InvariantCulture, $"{(archive is null ? address : new Uri(archive, address[1..]).AbsoluteUri)}{(first.Url is { } url ? $" ({url})" : "")}\n");
            foreach (var noted in article.OrderBy(static noted => noted.Note.Number))
            {
                Append(text, noted.Note);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, NoteLine note)
    {
        foreach (var line in (note.Quote ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append("\n> ").Append(Escaped(line));
        }

        text.Append(note.Quote is null ? "" : "\n");
        // What the reader wrote may be Markdown, and is left as it is.
        text.Append(note.Text.Length == 0 ? "" : $"\n{note.Text}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n({DateText.Machine(DateText.DayOf(note.WrittenAt))})\n");
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            escaped.Append(Special.Contains(character, StringComparison.Ordinal) ? "\\" : "").Append(character is '\r' or '\n' ? ' ' : character);
        }

        return escaped.ToString();
    }
}
