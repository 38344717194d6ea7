using System.Text.Json;
using System.Text.Json.Serialization;
using Annals.Language.Entities;
using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>
/// Features, summaries and reasons as the store keeps them: what is long (terms and names) as bytes, the rest as JSON before it. Weights in half precision, which
/// they have from the start.
/// </summary>
internal static class SummaryCode
{
    // Characters as they are take half the room of escapes.
    private static readonly SummaryJson Json = new(new JsonSerializerOptions(SummaryJson.Default.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Pack(EventSummary summary)
    {
        var packed = new MemoryStream();
        using var writer = new BinaryWriter(packed);
        var rest = summary with { Text = TermVector.Empty, Deeds = TermVector.Empty, TitleTerms = TermVector.Empty, TitleDeeds = TermVector.Empty, Names = TermVector.Empty, Named = [] };
        WriteRest(writer, JsonSerializer.SerializeToUtf8Bytes(rest, Json.EventSummary));
        Write(writer, summary.Text, TermVector.Empty);
        Write(writer, summary.Deeds, summary.Text);
        Write(writer, summary.TitleTerms, TermVector.Empty);
        Write(writer, summary.TitleDeeds, summary.TitleTerms);
        Write(writer, summary.Names, TermVector.Empty);
        Write(writer, summary.Named);
        return packed.ToArray();
    }

    public static EventSummary UnpackSummary(ReadOnlySpan<byte> packed)
    {
        using var reader = new BinaryReader(new MemoryStream(packed.ToArray()));
        var rest = JsonSerializer.Deserialize(ReadRest(reader), SummaryJson.Default.EventSummary) ?? throw new JsonException("a summary is null");
        var text = Vector(reader, TermVector.Empty);
        var deeds = Vector(reader, text);
        var title = Vector(reader, TermVector.Empty);
        return rest with { Text = text, Deeds = deeds, TitleTerms = title, TitleDeeds = Vector(reader, title), Names = Vector(reader, TermVector.Empty), Named = Names(reader) };
    }

    public static byte[] Pack(ArticleFeatures features)
    {
        var packed = new MemoryStream();
        using var writer = new BinaryWriter(packed);
        var rest = features with
        {
            Text = TermVector.Empty,
            Deeds = TermVector.Empty,
            TitleTerms = TermVector.Empty,
            TitleDeeds = TermVector.Empty,
            Lead = TermVector.Empty,
            LeadDeeds = TermVector.Empty,
            Names = TermVector.Empty,
            Named = [],
        };
        WriteRest(writer, JsonSerializer.SerializeToUtf8Bytes(rest, Json.ArticleFeatures));
        Write(writer, features.Text, TermVector.Empty);
        Write(writer, features.Deeds, features.Text);
        Write(writer, features.TitleTerms, TermVector.Empty);
        Write(writer, features.TitleDeeds, features.TitleTerms);
        Write(writer, features.Lead, TermVector.Empty);
        Write(writer, features.LeadDeeds, features.Lead);
        Write(writer, features.Names, TermVector.Empty);
        Write(writer, features.Named);
        return packed.ToArray();
    }

    public static ArticleFeatures UnpackFeatures(ReadOnlySpan<byte> packed)
    {
        using var reader = new BinaryReader(new MemoryStream(packed.ToArray()));
        var rest = JsonSerializer.Deserialize(ReadRest(reader), SummaryJson.Default.ArticleFeatures) ?? throw new JsonException("features are null");
        var text = Vector(reader, TermVector.Empty);
        var deeds = Vector(reader, text);
        var title = Vector(reader, TermVector.Empty);
        var titleDeeds = Vector(reader, title);
        var lead = Vector(reader, TermVector.Empty);
        return rest with { Text = text, Deeds = deeds, TitleTerms = title, TitleDeeds = titleDeeds, Lead = lead, LeadDeeds = Vector(reader, lead), Names = Vector(reader, TermVector.Empty), Named = Names(reader) };
    }

    public static byte[]? Pack(Reason? reason) => reason is null ? null : JsonSerializer.SerializeToUtf8Bytes(reason, Json.Reason);

    public static Reason? UnpackReason(ReadOnlySpan<byte> packed) => packed.IsEmpty ? null : JsonSerializer.Deserialize(packed, SummaryJson.Default.Reason);

    private static void WriteRest(BinaryWriter writer, byte[] json)
    {
        writer.Write7BitEncodedInt(json.Length);
        writer.Write(json);
    }

    private static byte[] ReadRest(BinaryReader reader) => reader.ReadBytes(reader.Read7BitEncodedInt());

    // Nearly all terms without the names are among those with them: there a bit says as much as the four bytes of a term.
    private static void Write(BinaryWriter writer, TermVector vector, TermVector among)
    {
        var places = new List<int>(vector.Terms.Count);
        for (int i = 0, at = 0; i < vector.Terms.Count; i++)
        {
            while (at < among.Terms.Count && among.Terms[at] < vector.Terms[i])
            {
                at++;
            }

            places.Add(at < among.Terms.Count && among.Terms[at] == vector.Terms[i] ? at : -1);
        }

        var bits = new byte[(among.Terms.Count + 7) / 8];
        foreach (var place in places.Where(static place => place >= 0))
        {
            bits[place / 8] |= (byte)(1 << (place % 8));
        }

        writer.Write(bits);
        writer.Write7BitEncodedInt(places.Count(static place => place < 0));
        for (var i = 0; i < places.Count; i++)
        {
            if (places[i] < 0)
            {
                writer.Write(vector.Terms[i]);
            }
        }

        foreach (var weight in vector.Weights)
        {
            writer.Write((Half)weight);
        }
    }

    private static TermVector Vector(BinaryReader reader, TermVector among)
    {
        var bits = reader.ReadBytes((among.Terms.Count + 7) / 8);
        var terms = new List<uint>();
        for (var i = 0; i < among.Terms.Count; i++)
        {
            if ((bits[i / 8] >> (i % 8) & 1) != 0)
            {
                terms.Add(among.Terms[i]);
            }
        }

        var others = reader.Read7BitEncodedInt();
        for (var i = 0; i < others; i++)
        {
            terms.Add(reader.ReadUInt32());
        }

        terms.Sort();
        var weights = new float[terms.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)reader.ReadHalf();
        }

        return weights.Length == 0 ? TermVector.Empty : new TermVector([.. terms], weights);
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<FeatureName> names)
    {
        writer.Write7BitEncodedInt(names.Count);
        foreach (var name in names)
        {
            writer.Write(name.Term);
            writer.Write(name.Weight);
            writer.Write((byte)(((int)name.Type << 1) | (name.IsInTitle ? 1 : 0)));
            writer.Write7BitEncodedInt(name.Start);
            writer.Write7BitEncodedInt(name.End - name.Start);
            writer.Write(name.Name);
        }
    }

    private static List<FeatureName> Names(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        var names = new List<FeatureName>(count);
        for (var i = 0; i < count; i++)
        {
            var (term, weight, kind, start, length) = (reader.ReadUInt32(), reader.ReadSingle(), reader.ReadByte(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            names.Add(new FeatureName(term, reader.ReadString(), (EntityType)(kind >> 1), weight, (kind & 1) != 0, start, start + length));
        }

        return names;
    }
}

/// <summary>Of those that stand among the rest, as pairs of numbers.</summary>
internal sealed class TermVectorConverter : JsonConverter<TermVector>
{
    public override TermVector Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (terms, weights) = (new List<uint>(), new List<float>());
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            terms.Add(reader.GetUInt32());
            reader.Read();
            weights.Add(reader.GetSingle());
        }

        return terms.Count == 0 ? TermVector.Empty : new TermVector([.. terms], [.. weights]);
    }

    public override void Write(Utf8JsonWriter writer, TermVector value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        for (var i = 0; i < value.Terms.Count; i++)
        {
            writer.WriteNumberValue(value.Terms[i]);
            writer.WriteNumberValue(value.Weights[i]);
        }

        writer.WriteEndArray();
    }
}

[JsonSourceGenerationOptions(Converters = [typeof(TermVectorConverter)])]
[JsonSerializable(typeof(EventSummary))]
[JsonSerializable(typeof(ArticleFeatures))]
[JsonSerializable(typeof(Reason))]
internal sealed partial class SummaryJson : JsonSerializerContext;
