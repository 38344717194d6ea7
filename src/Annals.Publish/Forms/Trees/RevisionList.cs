using System.Buffers;
using Annals.Archive.Importing;
using Annals.Publish.Forms.JsonLines;

namespace Annals.Publish.Forms.Trees;

/// <summary>
/// <c>revisions.jsonl</c> at the root of a tree: what the journal says of every revision in it, in the journal's order.
/// With it the tree can be taken back whole; without it its posts are imported as they lie.
/// </summary>
internal static class RevisionList
{
    public const string FileName = "revisions.jsonl";

    /// <param name="write">Writes one revision's line, and whatever belongs to it into the tree.</param>
    public static void Write(ExportRun run, Stream output, WriteRevision write)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        foreach (var (article, revision, isLast) in JsonLinesForm.InOrder(run.Selection))
        {
            if (run.Read(revision) is not { } file)
            {
                continue;
            }

            write(buffer, article, revision, file);
            output.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
            if (isLast)
            {
                run.Wrote(article);
            }
        }
    }

    public static bool IsIn(ImportPath folder)
        => folder.Has(FileName) && JsonLinesReader.Recognises(ImportPath.Open(Path.Combine(folder.Path, FileName)).Head.Span);

    public static IEnumerable<ImportItem> Read(ImportPath folder, string takenFrom, Func<string, string> bodyOf)
        => JsonLinesReader.ReadFile(Path.Combine(folder.Path, FileName), takenFrom, new BesideFiles(folder.Path, bodyOf));
}

internal delegate void WriteRevision(IBufferWriter<byte> line, Selecting.SelectedArticle article, Selecting.SelectedRevision revision, byte[] file);
