using System.Buffers;
using System.Text;
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
    private const int TimeLength = 24;
    private const int IdLength = 12;

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
        trouble = "";
        return ReadPlain(line) ?? ReadAny(line, out trouble);
    }

    /// <summary>
    /// Nearly all lines of a reader of years are these, as they are written here: 100,000 of them took 1.3 s of the start as JSON
    /// (2026-11-21, two busy cores). Null for every other line, however it is meant.
    /// </summary>
    private static ReaderLine? ReadPlain(ReadOnlySpan<byte> line)
    {
        var isRead = line.StartsWith("{\"kind\":\"read\",\"at\":\""u8);
        var rest = isRead ? line["{\"kind\":\"read\",\"at\":\"".Length..] : line.StartsWith("{\"kind\":\"unread\",\"at\":\""u8) ? line["{\"kind\":\"unread\",\"at\":\"".Length..] : default;
        Span<char> letters = stackalloc char[TimeLength + IdLength];
        if (rest.Length != TimeLength + "\",\"article\":\"".Length + IdLength + "\"}".Length
            || !rest[TimeLength..^(IdLength + 2)].SequenceEqual("\",\"article\":\""u8)
            || !rest.EndsWith("\"}"u8)
            || Encoding.ASCII.GetChars(rest[..TimeLength], letters) != TimeLength
            || Encoding.ASCII.GetChars(rest[^(IdLength + 2)..^2], letters[TimeLength..]) != IdLength
            || UtcTime.FromIso(new string(letters[..TimeLength])) is not { } at
            || !Archive.ArticleId.TryParse(new string(letters[TimeLength..]), out var id))
        {
            return null;
        }

        return isRead ? new ArticleRead(id) { At = at } : new ArticleUnread(id) { At = at };
    }

    /// <summary>The plain way to read any line.</summary>
    internal static ReaderLine? ReadAny(ReadOnlySpan<byte> line, out string trouble)
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
