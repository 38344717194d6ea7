using System.Buffers;
using Annals.Publish.Selecting;

namespace Annals.Publish.Forms.JsonLines;

/// <summary>JSON Lines: one revision a line, in the order in which they were kept. Everything but pictures and raw pages.</summary>
public sealed class JsonLinesForm : IFileForm
{
    internal const string FormName = "jsonl";

    public string Name => FormName;

    public string About => "JSON Lines: every revision with all that is known of it";

    public string Ending => ".jsonl";

    public void Write(ExportRun run, Stream output)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        foreach (var (article, revision, isLast) in InOrder(run.Selection))
        {
            if (run.Read(revision) is { } file)
            {
                RevisionLine.Write(buffer, article, revision, file);
                output.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
                if (isLast)
                {
                    run.Wrote(article);
                }
            }
        }
    }

    // The journal's order: taken back in it, revisions get their numbers again, and files their names.
    internal static IEnumerable<(SelectedArticle Article, SelectedRevision Revision, bool IsLast)> InOrder(Selection selection)
        => selection.Articles
            .SelectMany(article => article.Revisions.Select(revision => (article, revision, revision == article.Current)))
            .OrderBy(step => step.revision.Line.Sequence);
}
