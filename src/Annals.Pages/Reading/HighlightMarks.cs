using System.Globalization;
using Annals.Archive.Readers;
using Annals.Pages.Articles;

namespace Annals.Pages.Reading;

/// <summary>Puts <c>&lt;mark id="h3"&gt;</c> around the passages that the reader highlighted, wherever they stand in the text that is shown.</summary>
public static class HighlightMarks
{
    /// <param name="sanitised">Markup out of the sanitiser, its sentences marked or not.</param>
    /// <param name="found">Numbers of the notes whose passages are there.</param>
    public static string In(string sanitised, IReadOnlyList<Note> notes, out IReadOnlySet<int> found)
    {
        var here = new HashSet<int>();
        found = here;
        foreach (var note in notes)
        {
            // Each in the markup that the one before left: two may overlap.
            var shown = ShownText.Of(sanitised);
            if (note.Quote?.PlaceIn(shown.Text) is var (start, length))
            {
                here.Add(note.Number);
                sanitised = Wrap(sanitised, shown, start, start + length, note.Number);
            }
        }

        return sanitised;
    }

    private static string Wrap(string html, ShownText shown, int start, int end, int number)
    {
        var pieces = ShownText.Balanced(html, shown.Starts[start], shown.Ends[end - 1]);
        var marked = html;
        // From the last to the first, so that what is put in moves nothing that is still to come.
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            var (from, to) = pieces[i];
            var id = i == 0 ? string.Create(CultureInfo.InvariantCulture, $" id=\"h{number}\"") : "";
            marked = $"{marked[..from]}<mark class=\"highlight\"{id}>{marked[from..to]}</mark>{marked[to..]}";
        }

        return marked;
    }
}
