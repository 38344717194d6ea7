using Annals.Pages.Words;
using Annals.Publish.Editions;
using Annals.Publish.Forms;
using Annals.Publish.Selecting;

namespace Annals.Publish.Epub;

/// <summary>EPUB 3.3: a day, an outlet or a search as a book, with its pictures and the post files it was made of.</summary>
public sealed class EpubForm : IFileForm
{
    internal const string FormName = "epub";

    public string Name => FormName;

    public string About => "EPUB 3.3: a book of a day, an outlet or a search, with pictures";

    public string Ending => ".epub";

    public void Write(ExportRun run, Stream output)
    {
        // The state that is given out dates it, not the hour at which that is done: the same state is the same bytes.
        var madeAt = run.Selection.Articles.SelectMany(article => article.Revisions).Select(revision => revision.Line.At).DefaultIfEmpty().Max();
        EpubWriter.Write(EditionBook.Of(new EditionComposer(madeAt).Compose(SubjectOf(run.Selection.Query), run), run), output);
    }

    private static EditionSubject SubjectOf(SelectionQuery query) => new()
    {
        From = query.From is { } from ? DateText.DayOf(from) : null,
        To = query.To is { } to ? DateText.DayOf(to.AddTicks(-1)) : null,
        Outlet = query.Outlet,
        Query = query.Text,
    };
}
