using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Annals.Archive.Journal;

/// <summary>The journal's lines as JSON: keys in camel case, times in UTC with 'Z', characters as themselves.</summary>
[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    // Chinese stays readable in the journal; the encoder still escapes what would break a line or a terminal.
    public static JsonTypeInfo<JournalEntry> Entry { get; } =
        new JournalJson(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            AllowOutOfOrderMetadataProperties = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new UtcTimeConverter(), new JsonStringEnumConverter<PublishedFrom>(JsonNamingPolicy.CamelCase) },
        }).JournalEntry;
}

/// <summary>Writes <c>2026-11-21T09:30:00.000Z</c>; reads any ISO 8601 time with a zone.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.GetDateTimeOffset().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        => writer.WriteStringValue(UtcTime.ToIso(value));
}
