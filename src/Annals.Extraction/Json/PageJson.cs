using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Extraction.Pages;

namespace Annals.Extraction.Json;

/// <summary>A page as the JSON of <c>annals extract</c>: one object, stable keys in this order, unknown values null, dates ISO 8601 UTC.</summary>
public static class PageJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Page page, bool explain = false)
    {
        ArgumentNullException.ThrowIfNull(page);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(page, json, explain);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>With <paramref name="explain"/> a last key <c>explanation</c> says which rule kept or dropped what.</summary>
    public static void Write(Page page, Utf8JsonWriter json, bool explain = false)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("url", page.CanonicalUrl);
        json.WriteString("title", page.Title);
        json.WriteString("byline", page.Byline);
        json.WriteString("published", Instant(page.Published));
        json.WriteString("modified", Instant(page.Modified));
        json.WriteString("language", page.Language);
        json.WriteString("site", page.Site);
        WriteLeadImage(page.LeadImage, json);
        json.WriteStartArray("images");
        foreach (var image in page.Images)
            json.WriteStringValue(image);
        json.WriteEndArray();
        json.WriteString("articleBody", page.ArticleBody);
        json.WriteString("html", page.Html);
        json.WriteString("excerpt", page.Excerpt);
        json.WriteNumber("wordCount", page.WordCount);
        if (explain)
            WriteExplanation(page, json);
        json.WriteEndObject();
    }

    private static string? Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void WriteLeadImage(LeadImage? image, Utf8JsonWriter json)
    {
        if (image is null)
        {
            json.WriteNull("leadImage");
            return;
        }

        json.WriteStartObject("leadImage");
        json.WriteString("url", image.Url);
        json.WriteString("caption", image.Caption);
        json.WriteString("credit", image.Credit);
        json.WriteEndObject();
    }

    private static void WriteExplanation(Page page, Utf8JsonWriter json)
    {
        json.WriteStartArray("explanation");
        foreach (var step in page.Explanation)
        {
            json.WriteStartObject();
            json.WriteString("rule", step.Rule);
            json.WriteBoolean("kept", step.Kept);
            json.WriteString("snippet", step.Snippet);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
