using System.Text.Encodings.Web;
using System.Text.Json;

namespace Annals.Stories.Passages;

/// <summary>How records of this floor are written as JSON: stable keys, unknown values null, names of enums small with hyphens.</summary>
internal static class JsonOut
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Name<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return string.Concat(name.Select((character, i) => char.IsUpper(character) && i > 0 ? "-" + char.ToLowerInvariant(character) : char.ToLowerInvariant(character).ToString()));
    }

    public static void Array<T>(Utf8JsonWriter json, string key, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(key);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Strings(Utf8JsonWriter json, string key, IEnumerable<string> values)
    {
        json.WriteStartArray(key);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public static void Passage(Utf8JsonWriter json, string key, Passage? passage)
    {
        if (passage is null)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartObject(key);
        Passage(json, passage);
        json.WriteEndObject();
    }

    public static void Passage(Utf8JsonWriter json, Passage passage)
    {
        json.WriteString("article", passage.Article);
        json.WriteNumber("start", passage.Start);
        json.WriteNumber("end", passage.End);
        json.WriteString("text", passage.Text);
        json.WriteString("sentence", passage.Sentence);
    }

    /// <summary>UTC, as <c>2022-09-16T04:16:34Z</c>.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
