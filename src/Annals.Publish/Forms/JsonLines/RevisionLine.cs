using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Archive.Writing;
using Annals.Publish.Selecting;

namespace Annals.Publish.Forms.JsonLines;

/// <summary>
/// One revision as one JSON object (docs/forms.md): the keys of its line in the journal, <c>gone</c> while the article is no
/// longer at its source, and the post file: as <c>body</c>, with <c>head</c> and <c>tail</c> where it is none of Annals'
/// own, or as <c>bytes</c> (base 64) where it is no UTF-8. Beside a tree of files <c>file</c> or <c>bodyFile</c> name the one in it.
/// </summary>
internal static class RevisionLine
{
    // Chinese stays readable; the encoder still escapes what would break a line.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line with the whole post in it.</summary>
    public static void Write(IBufferWriter<byte> output, SelectedArticle article, SelectedRevision revision, byte[] file)
        => Write(output, article, revision, json => WriteParts(json, PostParts.Of(file, Line(revision)), bodyFile: null));

    /// <summary>The line of a post that lies beside it as it is.</summary>
    public static void WriteBeside(IBufferWriter<byte> output, SelectedArticle article, SelectedRevision revision, string path)
        => Write(output, article, revision, json => json.WriteString("file", path));

    /// <summary>The line of a post whose body alone lies beside it.</summary>
    public static void WriteBeside(IBufferWriter<byte> output, SelectedArticle article, SelectedRevision revision, PostParts parts, string bodyFile)
        => Write(output, article, revision, json => WriteParts(json, parts, bodyFile));

    /// <summary>What the journal says of a revision, for others: what was not seen at a known time was seen by the time it was kept.</summary>
    public static RevisionKept Line(SelectedRevision revision) => revision.Line with { Captured = revision.CapturedAt };

    private static void Write(IBufferWriter<byte> output, SelectedArticle article, SelectedRevision revision, Action<Utf8JsonWriter> writePost)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            RevisionJson.WriteKeys(json, Line(revision));
            if (article.Gone is { } gone && revision == article.Current)
            {
                json.WriteStartObject("gone");
                json.WriteString("status", gone.Status);
                json.WriteString("since", UtcTime.ToIso(gone.Since));
                json.WriteString("url", gone.Url);
                json.WriteEndObject();
            }

            writePost(json);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteParts(Utf8JsonWriter json, PostParts parts, string? bodyFile)
    {
        WriteOptional(json, "head", parts.Head);
        WriteOptional(json, "bodyFile", bodyFile);
        WriteOptional(json, "body", bodyFile is null ? parts.Body : null);
        WriteOptional(json, "tail", parts.Tail);
        if (parts.Bytes is { } bytes)
        {
            json.WriteBase64String("bytes", bytes);
        }
    }

    /// <param name="where">For people: file and line.</param>
    /// <param name="takenFrom">The form's name.</param>
    /// <param name="beside">The files that lie beside the line; null where there can be none.</param>
    public static ImportItem Read(ReadOnlySpan<byte> json, string where, string takenFrom, BesideFiles? beside = null)
    {
        try
        {
            var line = Identified(RevisionJson.Read(json)) with { TakenFrom = takenFrom };
            var reader = new Utf8JsonReader(json);
            using var extras = JsonDocument.ParseValue(ref reader);
            var file = Text(extras.RootElement, "file") is { } path ? Beside(beside).Read(path) : Parts(extras.RootElement, beside).ToFile(line);
            var hash = ContentHash.Of(file);

            // Whoever wrote the line knew the file: a tree of a stranger must not pull in what merely lies on this machine.
            var isBeside = extras.RootElement.TryGetProperty("file", out _) || extras.RootElement.TryGetProperty("bodyFile", out _);
            if ((line.Sha256.Length > 0 || isBeside) && line.Sha256 != hash.Hex)
            {
                return new DamagedItem(where, "the text is not the one that its sha256 names: it was altered, or written from other keys");
            }

            var post = new ImportedPost(line.Source ?? line.Url, file, hash, PostFile.Parse(file), line.Captured, line.Outlet) { Recorded = line, Gone = Gone(extras.RootElement, line.Article) };
            return new RevisionItem(where, post);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            return new DamagedItem(where, $"it is no revision of an article: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    // What other programs write need have no more than an address and a text.
    internal static RevisionKept Identified(RevisionKept line)
    {
        if (string.IsNullOrWhiteSpace(line.Url))
        {
            throw new FormatException("the key url is missing");
        }

        return line with
        {
            Article = ArticleId.TryParse(line.Article, out var id) ? id.Value : line.Article.Length == 0 ? ArticleId.For(CanonicalUrl.From(line.Url)).Value : throw new FormatException($"'{line.Article}' is no article id"),
            Title = line.Title.Length > 0 ? line.Title : line.Url,
            Outlet = line.Outlet.Length > 0 ? line.Outlet : Uri.TryCreate(line.Url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : "unknown",
            PublishedFrom = line.Published is null ? PublishedFrom.Capture : line.PublishedFrom,
        };
    }

    private static BesideFiles Beside(BesideFiles? files) => files ?? throw new FormatException("it names a file, and no files come with it");

    private static PostParts Parts(JsonElement line, BesideFiles? beside)
        => new(Text(line, "head"), Text(line, "bodyFile") is { } path ? Beside(beside).ReadBody(path) : Text(line, "body") ?? "", Text(line, "tail"), line.TryGetProperty("bytes", out var bytes) ? bytes.GetBytesFromBase64() : null);

    internal static ArticleGone? Gone(JsonElement line, string article)
        => line.TryGetProperty("gone", out var gone)
            ? new ArticleGone { Article = article, Status = Text(gone, "status") ?? "", Since = gone.GetProperty("since").GetDateTimeOffset().ToUniversalTime(), Url = Text(gone, "url") ?? "" }
            : null;

    private static string? Text(JsonElement line, string key) => line.TryGetProperty(key, out var value) ? value.GetString() : null;

    private static void WriteOptional(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WriteString(key, value);
        }
    }
}
