using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Annals.Pages.Citing;

/// <summary>A citation as CSL-JSON (citation-style-language schema 1.0.2, csl-data): a list of one item, as Zotero and pandoc read it.</summary>
public static class CslJson
{
    public const string MediaType = "application/vnd.citationstyles.csl+json";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Citation citation)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("id", citation.Key);
            json.WriteString("type", "article-newspaper");
            json.WriteString("title", CitationText.Line(citation.Title));
            json.WriteString("container-title", CitationText.Line(citation.Outlet));
            WriteAuthor(json, citation.Author);
            WriteDate(json, "issued", citation.PublishedAt);
            WriteDate(json, "accessed", citation.CapturedAt);
            json.WriteString("URL", CitationText.Line(citation.Url));
            json.WriteString("archive", "Annals");
            json.WriteString("archive_location", citation.Address);
            if (citation.Language is { } language)
            {
                json.WriteString("language", language);
            }

            if (citation.Quotation.Length > 0)
            {
                json.WriteString("abstract", CitationText.Line(citation.Quotation));
            }

            json.WriteString("note", FormattableString.Invariant($"revision {citation.Revision}; SHA-256 of the file: {citation.Sha256}"));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    // One literal name: an outlet's byline is no list that could be taken apart without guessing.
    private static void WriteAuthor(Utf8JsonWriter json, string? author)
    {
        if (author is null)
        {
            return;
        }

        json.WriteStartArray("author");
        json.WriteStartObject();
        json.WriteString("literal", CitationText.Line(author));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteDate(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time?.UtcDateTime is not { } day)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteStartArray("date-parts");
        json.WriteStartArray();
        json.WriteNumberValue(day.Year);
        json.WriteNumberValue(day.Month);
        json.WriteNumberValue(day.Day);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
