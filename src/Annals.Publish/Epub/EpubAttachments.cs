using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Publish.Editions;
using Annals.Publish.Forms;
using Annals.Publish.Selecting;

namespace Annals.Publish.Epub;

/// <summary>
/// The post files that a book was made of, all revisions byte for byte, beside the pages that people read; and one list of
/// JSON Lines that says what each is, so that <c>annals import</c> brings them back.
/// </summary>
internal static class EpubAttachments
{
    public const string ListName = "posts/annals.jsonl";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<EpubItem> Of(Edition edition, ExportRun run)
    {
        var printed = edition.Articles.Select(article => article.Id).ToHashSet();
        var revisions = run.Selection.Articles.Where(article => printed.Contains(article.Id))
            .SelectMany(article => article.Revisions.Select(revision => (Article: article, Revision: revision)))
            .OrderBy(step => step.Revision.Line.Sequence).ToList();
        var kept = new List<(SelectedArticle Article, SelectedRevision Revision)>();
        foreach (var step in revisions)
        {
            yield return new EpubItem(PathOf(step.Revision), "text/markdown", stream =>
            {
                if (run.Read(step.Revision) is { } file)
                {
                    stream.Write(file);
                    kept.Add(step);
                }
            });
        }

        // Written last: it names what could be read.
        yield return new EpubItem(ListName, "application/jsonl", stream =>
        {
            kept.ForEach(step => Line(stream, json => Revision(json, step.Article, step.Revision)));
            foreach (var picture in edition.Pictures)
            {
                Line(stream, json => Picture(json, picture));
            }
        });
    }

    private static string PathOf(SelectedRevision revision) => $"posts/{revision.Line.Article}.{revision.Line.Revision}.md";

    private static void Revision(Utf8JsonWriter json, SelectedArticle article, SelectedRevision revision)
    {
        json.WriteString("post", PathOf(revision));
        json.WriteStartObject("revision");
        // What was not seen at a known time was seen by the time it was kept.
        RevisionJson.WriteKeys(json, revision.Line with { Captured = revision.CapturedAt });
        json.WriteEndObject();
        if (article.Gone is { } gone && revision == article.Current)
        {
            json.WriteStartObject("gone");
            json.WriteString("status", gone.Status);
            json.WriteString("since", UtcTime.ToIso(gone.Since));
            json.WriteString("url", gone.Url);
            json.WriteEndObject();
        }
    }

    private static void Picture(Utf8JsonWriter json, EditionPicture picture)
    {
        json.WriteString("picture", EditionBook.PicturePath(picture));
        json.WriteString("url", picture.Url);
        json.WriteString("type", picture.Type);
        json.WriteString("sha256", picture.Sha256);
    }

    private static void Line(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        stream.Write(Encoding.UTF8.GetBytes("\n"));
    }
}
