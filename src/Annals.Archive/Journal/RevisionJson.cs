using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Annals.Archive.Journal;

/// <summary>
/// A revision's line of the journal on its way to another archive and back: the same keys, without what is this
/// archive's own affair (number and hash of the line, when it was written, where the predecessor was put).
/// </summary>
public static class RevisionJson
{
    private static readonly string[] OwnAffairs = ["seq", "prev", "at", "before", "takenFrom"];

    private static readonly JsonTypeInfo<RevisionKept> Whole = (JsonTypeInfo<RevisionKept>)JournalJson.Entry.Options.GetTypeInfo(typeof(RevisionKept));

    private static readonly JsonTypeInfo<RevisionKept> Partial = WithoutRequirements();

    /// <summary>Writes the line's keys into the object that the caller has begun.</summary>
    public static void WriteKeys(Utf8JsonWriter json, RevisionKept line)
    {
        using var keys = JsonSerializer.SerializeToDocument(line, Whole);
        foreach (var key in keys.RootElement.EnumerateObject())
        {
            if (!OwnAffairs.Contains(key.Name, StringComparer.Ordinal))
            {
                key.WriteTo(json);
            }
        }
    }

    /// <summary>What such an object says. Other keys are passed over; keys that are not there are empty.</summary>
    /// <exception cref="JsonException">The text is no such object.</exception>
    public static RevisionKept Read(ReadOnlySpan<byte> json)
    {
        var line = JsonSerializer.Deserialize(json, Partial) ?? throw new JsonException("null is no revision");
        return line with
        {
            Sequence = 0,
            Previous = "",
            At = default,
            Before = null,
            Article = line.Article ?? "",
            Url = line.Url ?? "",
            Path = line.Path ?? "",
            Sha256 = line.Sha256 ?? "",
            Title = line.Title ?? "",
            Outlet = line.Outlet ?? "",
            Via = line.Via is { Length: > 0 } via ? via : "import",
        };
    }

    // Other programs write such objects too, and know neither paths nor hashes.
    private static JsonTypeInfo<RevisionKept> WithoutRequirements()
    {
        var options = new JsonSerializerOptions(JournalJson.Entry.Options)
        {
            TypeInfoResolver = JournalJson.Entry.Options.TypeInfoResolver!.WithAddedModifier(static type =>
            {
                foreach (var property in type.Properties)
                {
                    property.IsRequired = false;
                }
            }),
        };
        return (JsonTypeInfo<RevisionKept>)options.GetTypeInfo(typeof(RevisionKept));
    }
}
