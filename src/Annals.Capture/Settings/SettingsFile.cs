using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Annals.Archive;
using Annals.Capture.Rechecks;

namespace Annals.Capture.Settings;

/// <summary>
/// Reads and changes the owner's wishes in <c>annals.json</c>. Keys that are not known here stay where they are; a wish that was not
/// changed is not rewritten. The file is replaced whole, and only by one that Annals understands.
/// </summary>
public static class SettingsFile
{
    private const string UsualEditions = "editions";

    private static readonly char[] Blanks = [' ', ',', ';', '\t', '，', '、', '　'];

    /// <summary>The file as it stands.</summary>
    /// <exception cref="ArchiveException">It cannot be read.</exception>
    public static string Read(ArchiveFolder folder)
    {
        try
        {
            return File.ReadAllText(folder.SettingsFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {folder.SettingsFile}: {exception.Message}", exception);
        }
    }

    /// <exception cref="ArchiveException">The file cannot be read, or is no JSON.</exception>
    public static OwnersSettings Of(ArchiveFolder folder)
    {
        var marker = Parse(Read(folder), folder);
        var edition = marker["edition"] as JsonObject;
        return new OwnersSettings
        {
            Pages = marker["pages"] is not JsonValue pages || pages.GetValueKind() != JsonValueKind.False,
            Images = marker["images"] is JsonValue images ? images.GetValueKind() switch { JsonValueKind.False => "none", JsonValueKind.String => images.GetValue<string>(), _ => "all" } : "all",
            Recheck = marker["recheck"] switch
            {
                JsonArray steps => string.Join(' ', steps.Select(Text)),
                JsonValue value when value.GetValueKind() == JsonValueKind.False => "never",
                _ => "",
            },
            RssHub = Text(marker["rsshub"]),
            Address = Text(marker["address"]),
            Edition = edition is null ? "" : edition["every"] is { } every ? Text(every) : "day",
            EditionFolder = edition is null ? "" : Text(edition["to"]),
        };
    }

    /// <summary>What cannot be meant; empty when all can.</summary>
    public static IReadOnlyList<SettingProblem> Check(OwnersSettings settings)
    {
        var problems = new List<SettingProblem>();
        void Demand(bool isSo, string setting, string message)
        {
            if (!isSo)
            {
                problems.Add(new SettingProblem(setting, message));
            }
        }

        Demand(settings.Images is "all" or "none" || ByteSize.Parse(settings.Images) is > 0, nameof(settings.Images), "write an amount such as 500MB or 5GB");
        Demand(settings.Recheck is "" or "never" || Steps(settings.Recheck).All(RecheckPlan.IsStep), nameof(settings.Recheck), "write times after the first capture, such as 1h 6h 1d 7d (m minutes, h hours, d days)");
        Demand(settings.RssHub.Length == 0 || WebAddress(settings.RssHub) is not null, nameof(settings.RssHub), "write an address that begins with https:// or http://, or leave it empty");
        Demand(settings.Address.Length == 0 || WebAddress(settings.Address) is { Query: "", Fragment: "" }, nameof(settings.Address), "write an address that begins with https:// or http:// and has neither ? nor #, or leave it empty");
        Demand(settings.Edition is "" or "day" or "week", nameof(settings.Edition), "day, week or none");
        Demand(!settings.EditionFolder.AsSpan().ContainsAnyInRange('\0', '\x1f'), nameof(settings.EditionFolder), "write a folder, relative to the archive");
        return problems;
    }

    /// <param name="settings">Such that <see cref="Check"/> finds nothing wrong.</param>
    /// <returns>False when everything is as it was, and nothing was written.</returns>
    /// <exception cref="ArchiveException">The file is not understood.</exception>
    /// <exception cref="IOException">The disk refused; the file is as before.</exception>
    public static bool Save(ArchiveFolder folder, OwnersSettings settings)
    {
        var (text, before) = (Read(folder), Of(folder));
        if (settings == before)
        {
            return false;
        }

        var marker = Parse(text, folder);
        SetWhen(settings.Pages != before.Pages, marker, "pages", settings.Pages ? null : JsonValue.Create(false));
        SetWhen(settings.Images != before.Images, marker, "images", settings.Images switch { "all" => null, "none" => JsonValue.Create(false), var most => JsonValue.Create(most) });
        SetWhen(settings.Recheck != before.Recheck, marker, "recheck", settings.Recheck switch { "" => null, "never" => JsonValue.Create(false), var steps => new JsonArray([.. Steps(steps).Select(step => (JsonNode)step)]) });
        SetWhen(settings.RssHub != before.RssHub, marker, "rsshub", settings.RssHub.Length == 0 ? null : JsonValue.Create(settings.RssHub));
        SetWhen(settings.Address != before.Address, marker, "address", settings.Address.Length == 0 ? null : JsonValue.Create(settings.Address));
        SetWhen((settings.Edition, settings.EditionFolder) != (before.Edition, before.EditionFolder), marker, "edition", Edition(settings, marker["edition"] as JsonObject));
        var bytes = Write(marker, isIndented: text.TrimEnd().Contains('\n', StringComparison.Ordinal));
        ArchiveFolder.CheckSettings(bytes);
        AtomicFile.Write(folder.SettingsFile, bytes);
        return true;
    }

    private static JsonObject? Edition(OwnersSettings settings, JsonObject? before)
    {
        if (settings.Edition.Length == 0)
        {
            return null;
        }

        var edition = before?.DeepClone().AsObject() ?? [];
        edition["every"] = settings.Edition;
        edition["to"] = settings.EditionFolder.Length == 0 ? UsualEditions : settings.EditionFolder;
        return edition;
    }

    private static void SetWhen(bool isChanged, JsonObject marker, string key, JsonNode? value)
    {
        if (isChanged && value is null)
        {
            marker.Remove(key);
        }
        else if (isChanged)
        {
            marker[key] = value;
        }
    }

    private static byte[] Write(JsonObject marker, bool isIndented)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = isIndented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            marker.WriteTo(writer);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static JsonObject Parse(string text, ArchiveFolder folder)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new JsonException("no object");
        }
        catch (JsonException exception)
        {
            throw new ArchiveException($"{folder.SettingsFile} is damaged: {exception.Message}", exception);
        }
    }

    private static string[] Steps(string text) => text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    private static Uri? WebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static string Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
}
