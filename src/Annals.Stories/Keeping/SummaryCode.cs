using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>Features, summaries and reasons as the store keeps them: JSON; vectors as bytes, weights in half precision, which they have from the start.</summary>
internal static class SummaryCode
{
    // Characters as they are take half the room of escapes.
    private static readonly SummaryJson Json = new(new JsonSerializerOptions(SummaryJson.Default.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Pack(EventSummary summary) => JsonSerializer.SerializeToUtf8Bytes(summary, Json.EventSummary);

    public static EventSummary UnpackSummary(ReadOnlySpan<byte> packed) => JsonSerializer.Deserialize(packed, SummaryJson.Default.EventSummary) ?? throw new JsonException("a summary is null");

    public static byte[] Pack(ArticleFeatures features) => JsonSerializer.SerializeToUtf8Bytes(features, Json.ArticleFeatures);

    public static ArticleFeatures UnpackFeatures(ReadOnlySpan<byte> packed) => JsonSerializer.Deserialize(packed, SummaryJson.Default.ArticleFeatures) ?? throw new JsonException("features are null");

    public static byte[]? Pack(Reason? reason) => reason is null ? null : JsonSerializer.SerializeToUtf8Bytes(reason, Json.Reason);

    public static Reason? UnpackReason(ReadOnlySpan<byte> packed) => packed.IsEmpty ? null : JsonSerializer.Deserialize(packed, SummaryJson.Default.Reason);
}

internal sealed class TermVectorConverter : JsonConverter<TermVector>
{
    private const int Width = 6;

    public override TermVector Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var bytes = reader.GetBytesFromBase64();
        var (terms, weights) = (new uint[bytes.Length / Width], new float[bytes.Length / Width]);
        MemoryMarshal.Cast<byte, uint>(bytes.AsSpan(0, terms.Length * 4)).CopyTo(terms);
        var halves = MemoryMarshal.Cast<byte, Half>(bytes.AsSpan(terms.Length * 4));
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)halves[i];
        }

        return new TermVector(terms, weights);
    }

    public override void Write(Utf8JsonWriter writer, TermVector value, JsonSerializerOptions options)
    {
        var bytes = new byte[value.Terms.Count * Width];
        var terms = MemoryMarshal.Cast<byte, uint>(bytes.AsSpan(0, value.Terms.Count * 4));
        var halves = MemoryMarshal.Cast<byte, Half>(bytes.AsSpan(value.Terms.Count * 4));
        for (var i = 0; i < value.Terms.Count; i++)
        {
            (terms[i], halves[i]) = (value.Terms[i], (Half)value.Weights[i]);
        }

        writer.WriteBase64StringValue(bytes);
    }
}

[JsonSourceGenerationOptions(Converters = [typeof(TermVectorConverter)])]
[JsonSerializable(typeof(EventSummary))]
[JsonSerializable(typeof(ArticleFeatures))]
[JsonSerializable(typeof(Reason))]
internal sealed partial class SummaryJson : JsonSerializerContext;
