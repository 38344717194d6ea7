using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Archive;
using Annals.Language.Attributions;

namespace Annals.Index.Knowledge;

/// <summary>Answers of <see cref="KnowledgeStore"/> as JSON: stable keys, unknown values null, times in UTC, offsets in UTF-16 units of the analysed text.</summary>
public static class KnowledgeJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One JSON object.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>The same as text.</summary>
    public static string Text(Action<Utf8JsonWriter> write) => System.Text.Encoding.UTF8.GetString(Bytes(write));

    public static void Entities(Utf8JsonWriter json, string key, IEnumerable<EntitySummary> entities) => Array(json, key, entities, Entity);

    public static void Entity(Utf8JsonWriter json, EntitySummary entity)
    {
        json.WriteString("key", entity.Key);
        json.WriteString("name", entity.Name);
        json.WriteString("type", EntityKey.WordOf(entity.Type));
        json.WriteString("latin", entity.Latin);
        json.WriteBoolean("known", entity.IsKnown);
        json.WriteNumber("articles", entity.Articles);
        json.WriteNumber("mentions", entity.Mentions);
    }

    public static void Profile(Utf8JsonWriter json, EntityProfile profile)
    {
        Entity(json, profile.Entity);
        Array(json, "forms", profile.Forms, static (json, form) =>
        {
            json.WriteString("text", form.Text);
            json.WriteNumber("count", form.Count);
            Outlets(json, form.Outlets);
        });
        Array(json, "latinNames", profile.Latin, static (json, latin) =>
        {
            json.WriteString("text", latin.Text);
            json.WriteNumber("articles", latin.Articles);
            json.WriteBoolean("doubtful", latin.IsDoubtful);
            json.WriteString("nameOf", latin.Conflict?.Name);
            Array(json, "examples", latin.Examples, Span);
        });
        Array(json, "roles", profile.Roles, static (json, role) =>
        {
            json.WriteString("text", role.Text);
            json.WriteNumber("count", role.Count);
            json.WriteString("first", UtcTime.ToIso(role.First));
            json.WriteString("last", UtcTime.ToIso(role.Last));
            Array(json, "examples", role.Examples, Span);
        });
        Array(json, "months", profile.Months, Month);
        Outlets(json, profile.Outlets);
        Array(json, "together", profile.Together, static (json, other) =>
        {
            json.WriteString("key", other.Entity.Key);
            json.WriteString("name", other.Entity.Name);
            json.WriteString("type", EntityKey.WordOf(other.Entity.Type));
            json.WriteNumber("articles", other.Articles);
        });
        json.WriteNumber("statements", profile.Statements);
        Entities(json, "joined", profile.Joined);
        Entities(json, "ambiguous", profile.Ambiguous);
    }

    public static void Article(Utf8JsonWriter json, ArticleRef article)
    {
        json.WriteString("id", article.Id.Value);
        json.WriteString("title", article.Title);
        json.WriteString("outlet", article.Outlet);
        json.WriteString("published", UtcTime.ToIso(article.Published));
    }

    public static void Articles(Utf8JsonWriter json, string key, IEnumerable<ArticleRef> articles) => Array(json, key, articles, Article);

    public static void Statements(Utf8JsonWriter json, string key, IEnumerable<Statement> statements) => Array(json, key, statements, static (json, one) =>
    {
        Within(json, one.Article);
        json.WriteString("speaker", one.Speaker);
        json.WriteString("speakerKey", one.SpeakerKey);
        json.WriteString("role", one.Role);
        Strings(json, "via", one.Via);
        json.WriteString("verb", one.Verb);
        json.WriteString("kind", one.Kind switch { SpeechKind.Quote => "quote", SpeechKind.Mixed => "mixed", _ => "paraphrase" });
        json.WriteString("text", one.Text);
        json.WriteBoolean("cut", one.IsCut);
        json.WriteNumber("start", one.Start);
        json.WriteNumber("end", one.End);
    });

    public static void Quotations(Utf8JsonWriter json, string key, IEnumerable<Quotation> quotations) => Array(json, key, quotations, Quotation);

    public static void Quotation(Utf8JsonWriter json, Quotation quotation)
    {
        json.WriteString("id", quotation.Id);
        json.WriteString("text", quotation.Text);
        json.WriteString("speaker", quotation.Speaker);
        json.WriteString("speakerKey", quotation.SpeakerKey);
        Strings(json, "otherSpeakers", quotation.OtherSpeakers);
        json.WriteNumber("outlets", quotation.Outlets);
        Array(json, "carriers", quotation.Carriers, static (json, carrier) =>
        {
            Within(json, carrier.Article);
            json.WriteString("speaker", carrier.Speaker);
            json.WriteString("text", carrier.Text);
            json.WriteNumber("start", carrier.Start);
            json.WriteNumber("end", carrier.End);
            json.WriteNumber("share", Math.Round(carrier.Share, 3));
            Strings(json, "dropped", carrier.Dropped);
        });
    }

    public static void Reliances(Utf8JsonWriter json, string key, IEnumerable<Reliance> reliances) => Array(json, key, reliances, static (json, one) =>
    {
        json.WriteString("outlet", one.Outlet);
        json.WriteStartObject("medium");
        Entity(json, one.Medium);
        json.WriteEndObject();
        json.WriteNumber("articles", one.Articles);
        json.WriteNumber("share", Math.Round(one.Share, 4));
        json.WriteNumber("direct", one.Direct);
        Array(json, "months", one.Months, Month);
        Array(json, "examples", one.Examples, static (json, example) =>
        {
            Within(json, example.Article);
            json.WriteString("text", example.Text);
            json.WriteNumber("start", example.Start);
            json.WriteNumber("end", example.End);
        });
    });

    public static void Figures(Utf8JsonWriter json, string key, IEnumerable<Figure> figures) => Array(json, key, figures, static (json, figure) =>
    {
        json.WriteString("quantity", figure.Quantity);
        Array(json, "counts", figure.Counts, static (json, count) =>
        {
            Within(json, count.Article);
            json.WriteString("value", count.Value);
            json.WriteString("unit", count.Unit);
            json.WriteNumber("start", count.Start);
            json.WriteNumber("end", count.End);
        });
    });

    public static void FiguredPlaces(Utf8JsonWriter json, string key, IEnumerable<FiguredPlace> places) => Array(json, key, places, static (json, place) =>
    {
        json.WriteStartObject("place");
        Entity(json, place.Place);
        json.WriteEndObject();
        json.WriteNumber("articles", place.Articles);
        json.WriteStartArray("quantities");
        foreach (var quantity in place.Quantities)
        {
            json.WriteStringValue(quantity);
        }

        json.WriteEndArray();
    });

    private static void Month(Utf8JsonWriter json, MonthCount month)
    {
        json.WriteString("month", month.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("articles", month.Articles);
        json.WriteNumber("mentions", month.Mentions);
    }

    private static void Outlets(Utf8JsonWriter json, IEnumerable<OutletCount> outlets) => Array(json, "outlets", outlets, static (json, outlet) =>
    {
        json.WriteString("outlet", outlet.Outlet);
        json.WriteNumber("count", outlet.Count);
    });

    private static void Span(Utf8JsonWriter json, EvidenceSpan span)
    {
        Within(json, span.Article);
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }

    private static void Within(Utf8JsonWriter json, ArticleRef article)
    {
        json.WriteStartObject("article");
        Article(json, article);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string key, IEnumerable<string> values)
    {
        json.WriteStartArray(key);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Array<T>(Utf8JsonWriter json, string key, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
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
}
