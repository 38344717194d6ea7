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
/// longer at its source, and the post file as <c>body</c>, with <c>head</c> and <c>tail</c> where it is none of
/// Annals' own, or as <c>bytes</c> (base 64) where it is no UTF-8.
/// </summary>
internal static class RevisionLine
{
    // Chinese stays readable; the encoder still escapes what would break a line.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> output, SelectedArticle article, SelectedRevision revision, byte[] file)
    {
        // What was not seen at a known time was seen by the time it was kept.
        var line = revision.Line with { Captured = revision.CapturedAt };
        var parts = PostParts.Of(file, line);
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            RevisionJson.WriteKeys(json, line);
            if (article.Gone is { } gone && revision == article.Current)
            {
                json.WriteStartObject("gone");
                json.WriteString("status", gone.Status);
                json.WriteString("since", UtcTime.ToIso(gone.Since));
                json.WriteString("url", gone.Url);
                json.WriteEndObject();
            }

            WriteOptional(json, "head", parts.Head);
            json.WriteString("body", parts.Body);
            WriteOptional(json, "tail", parts.Tail);
            if (parts.Bytes is { } bytes)
            {
                json.WriteBase64String("bytes", bytes);
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <param name="where">For people: file and line.</param>
    /// <param name="takenFrom">The form's name.</param>
    public static ImportItem Read(ReadOnlySpan<byte> json, string where, string takenFrom)
    {
        try
        {
            var line = Identified(RevisionJson.Read(json)) with { TakenFrom = takenFrom };
            var reader = new Utf8JsonReader(json);
            using var extras = JsonDocument.ParseValue(ref reader);
            var file = Parts(extras.RootElement).ToFile(line);
            var hash = ContentHash.Of(file);
            if (line.Sha256.Length > 0 && line.Sha256 != hash.Hex)
            {
                return new DamagedItem(where, "the text is not the one that its sha256 names: it was altered, or written from other keys");
            }

            var post = new ImportedPost(line.Source ?? where, file, hash, PostFile.Parse(file), line.Captured, line.Outlet) { Recorded = line, Gone = Gone(extras.RootElement, line.Article) };
            return new RevisionItem(where, post);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return new DamagedItem(where, $"it is no revision of an article: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    // What other programs write need have no more than an address and a text.
    private static RevisionKept Identified(RevisionKept line)
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

    private static PostParts Parts(JsonElement line)
        => new(Text(line, "head"), Text(line, "body") ?? "", Text(line, "tail"), line.TryGetProperty("bytes", out var bytes) ? bytes.GetBytesFromBase64() : null);

    private static ArticleGone? Gone(JsonElement line, string article)
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
