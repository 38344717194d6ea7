using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Annals.Archive.Journal;

namespace Annals.Archive.Readers;

/// <summary>A reader's lines as JSON, written as the journal's are.</summary>
[JsonSerializable(typeof(ReaderLine))]
internal sealed partial class ReaderJson : JsonSerializerContext
{
    private static JsonTypeInfo<ReaderLine> Line { get; } =
        new ReaderJson(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            AllowOutOfOrderMetadataProperties = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new UtcTimeConverter(), new ArticleIdConverter() },
        }).ReaderLine;

    /// <summary>The lines with their line feeds.</summary>
    public static byte[] Write(IEnumerable<ReaderLine> lines)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        foreach (var line in lines)
        {
            using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Line.Options.Encoder }))
            {
                JsonSerializer.Serialize(json, line, Line);
            }

            bytes.Write("\n"u8);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <param name="trouble">Why it cannot be read; empty when it can.</param>
    /// <returns>Null for a line that is none.</returns>
    public static ReaderLine? Read(ReadOnlySpan<byte> line, out string trouble)
    {
        try
        {
            var read = JsonSerializer.Deserialize(line, Line);
            trouble = read is null ? "it says nothing" : "";
            return read;
        }
        catch (JsonException exception)
        {
            trouble = exception.Message;
            return null;
        }
    }

    private sealed class ArticleIdConverter : JsonConverter<ArticleId>
    {
        public override ArticleId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => reader.TokenType == JsonTokenType.String && Archive.ArticleId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("it names no article");

        public override void Write(Utf8JsonWriter writer, ArticleId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
