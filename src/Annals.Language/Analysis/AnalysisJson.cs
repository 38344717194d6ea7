using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Language.Attributions;
using Annals.Language.Entities;
using Annals.Language.Times;

namespace Annals.Language.Analysis;

/// <summary>An analysis as the JSON of <c>annals analyze</c>: stable keys in this order, unknown values null, offsets in UTF-16 units.</summary>
public static class AnalysisJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ArticleAnalysis analysis, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("text", analysis.Text);
        Array(json, "entities", analysis.Entities, WriteEntity);
        Array(json, "times", analysis.Times, WriteTime);
        Array(json, "events", analysis.Events, (writer, one) =>
        {
            writer.WriteString("type", one.Type);
            Strings(writer, "participants", one.Participants);
            writer.WriteString("place", one.Place);
            writer.WriteString("date", one.Date);
            writer.WriteString("status", one.Status);
            writer.WriteStartArray("evidence");
            foreach (var (start, end) in one.Evidence)
            {
                WriteSpan(writer, analysis.Text, start, end);
            }

            writer.WriteEndArray();
        });
        Array(json, "attributions", analysis.Attributions, (writer, one) => WriteAttribution(writer, analysis.Text, one));
        Array(json, "claims", analysis.Claims, (writer, one) =>
        {
            writer.WriteString("kind", one.Kind);
            writer.WriteString("value", one.Value);
            writer.WriteString("unit", one.Unit);
            writer.WriteString("about", one.About);
            writer.WriteString("subject", one.Subject);
            writer.WriteString("topic", one.Topic);
            WriteSpan(writer, analysis.Text, one.Start, one.End, isObject: false);
        });
        json.WriteEndObject();
    }

    private static void WriteEntity(Utf8JsonWriter json, Entity entity)
    {
        json.WriteString("name", entity.Name);
        json.WriteString("type", entity.Type switch
        {
            EntityType.Person => "person",
            EntityType.Organisation => "organisation",
            EntityType.Place => "place",
            EntityType.EventName => "event-name",
            EntityType.Document => "document",
            _ => "other",
        });
        Array(json, "forms", [.. entity.Mentions.GroupBy(mention => mention.Text).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)], (writer, form) =>
        {
            writer.WriteString("text", form.Key);
            writer.WriteNumber("count", form.Count());
        });
        Array(json, "mentions", entity.Mentions, (writer, mention) =>
        {
            writer.WriteNumber("start", mention.Start);
            writer.WriteNumber("end", mention.End);
            writer.WriteString("text", mention.Text);
        });
        Array(json, "roles", entity.Roles, (writer, role) =>
        {
            writer.WriteString("text", role.Text);
            writer.WriteNumber("start", role.Start);
            writer.WriteNumber("end", role.End);
        });
        json.WriteString("latin", entity.Latin);
        Array(json, "glosses", entity.Glosses, (writer, gloss) =>
        {
            writer.WriteString("text", gloss.Text);
            writer.WriteNumber("start", gloss.Start);
            writer.WriteNumber("end", gloss.End);
            writer.WriteBoolean("doubtful", gloss.IsDoubtful);
        });
    }

    private static void WriteTime(Utf8JsonWriter json, TimeExpression time)
    {
        json.WriteString("text", time.Text);
        json.WriteNumber("start", time.Start);
        json.WriteNumber("end", time.End);
        json.WriteString("value", time.Value);
        json.WriteString("granularity", Hyphenated(time.Granularity.ToString()));
        json.WriteString("anchor", time.Anchor switch
        {
            TimeAnchor.None => "none",
            TimeAnchor.Absolute => "absolute",
            TimeAnchor.Publication => "publication date",
            TimeAnchor.Dateline => "dateline",
            TimeAnchor.EarlierMention => "earlier mention",
            _ => "event",
        });
    }

    private static void WriteAttribution(Utf8JsonWriter json, string text, Attribution one)
    {
        json.WriteString("speaker", one.Speaker ?? one.SpeakerText);
        json.WriteBoolean("named", one.Speaker is not null);
        json.WriteString("role", one.Role);
        Strings(json, "via", one.Via);
        json.WriteString("verb", one.Verb);
        json.WriteString("kind", one.Kind switch { SpeechKind.Quote => "quote", SpeechKind.Mixed => "mixed", _ => "paraphrase" });
        WriteSpan(json, text, one.Start, one.End, isObject: false);
        json.WriteStartObject("cue");
        json.WriteNumber("start", one.CueStart);
        json.WriteNumber("end", one.CueEnd);
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, string text, int start, int end, bool isObject = true)
    {
        if (isObject)
        {
            json.WriteStartObject();
        }

        json.WriteString("text", text.AsSpan(start, end - start));
        json.WriteNumber("start", start);
        json.WriteNumber("end", end);
        if (isObject)
        {
            json.WriteEndObject();
        }
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Hyphenated(string name)
        => string.Concat(name.Select((character, i) => char.IsUpper(character) && i > 0 ? "-" + char.ToLowerInvariant(character) : char.ToLowerInvariant(character).ToString()));
}
