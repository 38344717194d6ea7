using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Reading;
using Annals.Publish.Forms;
using Annals.Publish.Output;
using Annals.Publish.Selecting;

namespace Annals.Publish.Warc;

/// <summary>
/// WARC 1.1 (ISO 28500:2017), the form in which libraries keep the web: the raw pages and pictures as resources under the
/// addresses where they were fetched, every post file as a conversion of its page, and what the journal says of it as metadata.
/// </summary>
/// <param name="segmentBytes">A file is closed when it is longer than this.</param>
public sealed class WarcForm(long segmentBytes = WarcForm.DefaultSegmentBytes) : ITreeForm
{
    /// <summary>One gigabyte, as annex C.1 of the standard advises.</summary>
    public const long DefaultSegmentBytes = 1_000_000_000;

    internal const string FormName = "warc";

    public string Name => FormName;

    public string About => "WARC 1.1: raw pages, pictures and posts, as web archives keep them";

    public void Write(ExportRun run, OutputFolder output) => WriteTo(run, output.Root);

    /// <summary>Writes <c>annals-00000.warc.gz</c> and so on; each appears whole or not at all.</summary>
    public void WriteTo(ExportRun run, string folder)
    {
        using var segments = new WarcSegments(folder, segmentBytes, (writer, name) => Info(writer, name, run.Selection));
        var export = new WarcExport(run, segments);
        export.WriteRevisions();
        export.WritePictures();
        segments.Complete();
    }

    private static void Info(WarcWriter writer, string name, Selection selection)
    {
        var root = selection.JournalRoot.ToHex();
        var block = Encoding.UTF8.GetBytes(new WarcFields()
            .Add("software", "Annals")
            .Add("format", "WARC File Format 1.1")
            .Add("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/")
            .Add("description", string.Create(CultureInfo.InvariantCulture, $"{selection.Articles.Count} articles of an archive whose journal has {selection.JournalSize} lines and the root {root} (RFC 9162, section 2.1)"))
            .ToString());

        // The state that is given out dates it, not the hour at which that is done: the same state is the same bytes.
        var now = WarcTime.ToText(selection.Articles.SelectMany(article => article.Revisions).Select(revision => revision.Line.At).DefaultIfEmpty().Max());
        writer.Write(
            new WarcFields()
                .Add("WARC-Type", "warcinfo")
                .Add("WARC-Record-ID", $"<urn:uuid:{NamedUuid.For("warcinfo", name, now, root)}>")
                .Add("WARC-Date", now)
                .Add("WARC-Filename", name)
                .Add("Content-Type", "application/warc-fields"),
            block);
    }
}

/// <summary>The records of one export.</summary>
internal sealed class WarcExport(ExportRun run, WarcSegments segments)
{
    /// <summary>Names the part that a record plays, for whoever takes it back; other readers pass over it (section 5.20).</summary>
    public const string Part = "Annals-Part";

    /// <summary>RFC 6906 and annex B of the standard's second edition.</summary>
    public const string IdenticalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What was written under which payload, so that the same bytes are written once.
    private readonly Dictionary<string, (string Id, string Uri, string Date)> _payloads = [];
    private readonly HashSet<string> _pictures = [];

    // In the journal's order: taken back in it, revisions get their numbers again, and files their names.
    public void WriteRevisions()
    {
        foreach (var (article, revision) in run.Selection.Articles.SelectMany(article => article.Revisions.Select(revision => (article, revision))).OrderBy(step => step.revision.Line.Sequence))
        {
            if (run.Read(revision) is not { } file)
            {
                continue;
            }

            var pages = revision.Pages is { } kept ? kept.Pages.Select(page => Page(page, kept.Captured)).OfType<KeptRecord>().ToList() : [];
            Post(article, revision, file, pages);
            if (run.Selection.Query != new SelectionQuery())
            {
                _pictures.UnionWith(ShownPictures.Of(file, revision.Line.Url).Select(run.FindPicture).OfType<BlobKept>().Select(blob => blob.Url));
            }

            if (revision == article.Current)
            {
                run.Wrote(article);
            }
        }
    }

    /// <summary>All pictures of a whole archive, or those that the articles show which were meant.</summary>
    public void WritePictures()
    {
        var isWhole = run.Selection.Query == new SelectionQuery();
        foreach (var blob in run.Selection.Catalog.Blobs().Where(blob => isWhole || _pictures.Contains(blob.Url)).OrderBy(blob => blob.Sequence))
        {
            if (run.Read(blob.Path, blob.Sha256) is { } bytes)
            {
                Resource("picture", blob.Url, blob.At, blob.Type, bytes);
            }
        }
    }

    private KeptRecord? Page(KeptPage page, DateTimeOffset captured)
    {
        try
        {
            var bytes = RawPages.Read(run.Selection.Folder, page);
            return new KeptRecord(Resource("page", page.Url, captured, page.Type, bytes), page.Url);
        }
        catch (ArchiveException exception)
        {
            run.Leave(page.Path, exception.Message);
            return null;
        }
    }

    private void Post(SelectedArticle article, SelectedRevision revision, byte[] file, List<KeptRecord> pages)
    {
        var uri = UriOf(revision.Line.Url, $"urn:annals:{article.Id}");
        var date = WarcTime.ToText(revision.CapturedAt);
        var id = NamedUuid.For("post", revision.Line.Article, revision.Line.Sha256, date);
        var facts = Facts(article, revision, id, pages);
        segments.Write(
            new WarcFields()
                .Add("WARC-Type", "metadata")
                .Add("WARC-Record-ID", $"<urn:uuid:{NamedUuid.For("facts", id)}>")
                .Add("WARC-Date", date)
                .Add("WARC-Target-URI", uri)
                .Add("WARC-Refers-To", $"<urn:uuid:{id}>")
                .Add(Part, "facts")
                .Add("Content-Type", "application/json"),
            facts);
        segments.Write(
            new WarcFields()
                .Add("WARC-Type", pages.Count > 0 ? "conversion" : "resource")
                .Add("WARC-Record-ID", $"<urn:uuid:{id}>")
                .Add("WARC-Date", date)
                .Add("WARC-Target-URI", uri)
                .Add("WARC-Refers-To", pages.Count > 0 ? $"<urn:uuid:{pages[0].Id}>" : null)
                .Add(Part, "post")
                .Add("WARC-Payload-Digest", WarcDigest.Of(file))
                .Add("Content-Type", "text/markdown; charset=UTF-8"),
            file);
    }

    private static byte[] Facts(SelectedArticle article, SelectedRevision revision, string post, List<KeptRecord> pages)
    {
        using var block = new MemoryStream();
        using (var json = new Utf8JsonWriter(block, Options))
        {
            json.WriteStartObject();
            json.WriteString("post", "urn:uuid:" + post);
            json.WriteStartObject("revision");
            // What was not seen at a known time was seen by the time it was kept.
            RevisionJson.WriteKeys(json, revision.Line with { Captured = revision.CapturedAt });
            json.WriteEndObject();
            if (revision.Pages is { } kept && pages.Count > 0)
            {
                json.WriteStartObject("pages");
                json.WriteString("captured", UtcTime.ToIso(kept.Captured));
                json.WriteStartArray("records");
                pages.ForEach(page => json.WriteStringValue("urn:uuid:" + page.Id));
                json.WriteEndArray();
                if (kept.FeedText is { } feedText)
                {
                    json.WriteString("feedText", feedText);
                }

                json.WriteEndObject();
            }

            if (article.Gone is { } gone && revision == article.Current)
            {
                json.WriteStartObject("gone");
                json.WriteString("status", gone.Status);
                json.WriteString("since", UtcTime.ToIso(gone.Since));
                json.WriteString("url", gone.Url);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return block.ToArray();
    }

    /// <summary>Something that was fetched and of which the protocol's own headers were not kept (section 6.4); the same payload again is a revisit (section 6.7).</summary>
    /// <returns>The record's id.</returns>
    private string Resource(string part, string url, DateTimeOffset at, string? type, byte[] bytes)
    {
        var (date, digest, uri) = (WarcTime.ToText(at), WarcDigest.Of(bytes), UriOf(url, "urn:annals:" + part));
        var id = NamedUuid.For(part, url, date, digest);
        var fields = new WarcFields()
            .Add("WARC-Type", _payloads.ContainsKey(digest) ? "revisit" : "resource")
            .Add("WARC-Record-ID", $"<urn:uuid:{id}>")
            .Add("WARC-Date", date)
            .Add("WARC-Target-URI", uri)
            .Add(Part, part)
            .Add("WARC-Payload-Digest", digest);
        if (_payloads.TryGetValue(digest, out var first))
        {
            // The same page under the same address at the same time is the same record, and written already.
            if (first.Id != id)
            {
                segments.Write(
                    fields.Add("WARC-Profile", IdenticalPayload)
                        .Add("WARC-Refers-To", $"<urn:uuid:{first.Id}>")
                        .Add("WARC-Refers-To-Target-URI", first.Uri)
                        .Add("WARC-Refers-To-Date", first.Date)
                        .Add("Annals-Content-Type", type),
                    []);
            }

            return id;
        }

        _payloads[digest] = (id, uri, date);
        segments.Write(fields.Add("Content-Type", string.IsNullOrWhiteSpace(type) ? null : type), bytes);
        return id;
    }

    // A record's target must be a URI; addresses of imported posts are whatever stood there.
    private static string UriOf(string url, string otherwise)
        => Uri.TryCreate(url, UriKind.Absolute, out var uri) && !uri.AbsoluteUri.AsSpan().ContainsAnyExceptInRange('!', '~') ? uri.AbsoluteUri : otherwise;

    private sealed record KeptRecord(string Id, string Url);
}
