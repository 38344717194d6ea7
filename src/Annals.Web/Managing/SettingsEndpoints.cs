using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Annals.Archive.Reading;
using Annals.Capture;
using Annals.Capture.Settings;
using Annals.Pages.Managing;
using Annals.Web.Accounts;
using Annals.Web.Serving;

namespace Annals.Web.Managing;

/// <summary>The page of settings, and of how the archive stands.</summary>
internal sealed class SettingsEndpoints(ReaderOptions options, ChangeDoor door, ManagingDesk desk)
{
    // The whole journal is read for it.
    private static readonly TimeSpan SizesAreGoodFor = TimeSpan.FromMinutes(1);

    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> Changeable = ["format", "about", "pages", "images", "recheck", "rsshub", "address", "edition"];

    private readonly Lock _gate = new();
    private (DateTimeOffset At, StorageReport Report)? _sizes;

    public void Map(IEndpointRouteBuilder routes)
    {
        var shown = routes.MapGroup("").WithMetadata(new ForOwners());
        shown.Map("/settings", context =>
        {
            var shown = Page(SettingsFile.Of(options.Folder)) with { IsSaved = context.Request.Query["saved"].ToString() switch { "1" => true, "0" => false, _ => null } };
            return desk.ShowAsync(context, page => SettingsPageView.Render(shown, page));
        });
        door.MapForOwners(routes, "/settings/save", desk.Change(static links => links.Settings, (session, context, form) => Task.FromResult(Save(session, context, form))));
    }

    private ChangeOutcome Save(CaptureSession session, HttpContext context, IFormCollection form)
    {
        var wished = Read(form);
        if (SettingsFile.Check(wished) is { Count: > 0 } problems)
        {
            var shown = Page(wished) with { Problems = problems.ToDictionary(problem => Enum.Parse<Setting>(problem.Setting), problem => problem.Message) };
            return ChangeOutcome.Refuse(page => SettingsPageView.Render(shown, page));
        }

        var isChanged = SettingsFile.Save(session.Writer.Folder, wished);
        if (isChanged)
        {
            session.TakeSettings();
            session.Wishes.Wake();
        }

        var back = desk.LinksOf(context).Settings;
        return ChangeOutcome.GoTo($"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}saved={(isChanged ? 1 : 0)}");
    }

    private static OwnersSettings Read(IFormCollection form)
    {
        string Field(string name) => form[name].ToString().Trim();
        return new OwnersSettings
        {
            Pages = Field("pages") != "no",
            Images = Field("images") switch { "all" or "" => "all", "none" => "none", _ => Field("amount") },
            Recheck = string.Join(' ', Field("recheck").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            RssHub = Field("rsshub"),
            Address = Field("address"),
            Edition = Field("edition"),
            EditionFolder = Field("editionfolder"),
        };
    }

    private SettingsPage Page(OwnersSettings settings) => new()
    {
        KeepsPages = settings.Pages,
        Images = settings.Images,
        Recheck = settings.Recheck,
        RssHub = settings.RssHub,
        Address = settings.Address,
        Edition = settings.Edition,
        EditionFolder = settings.EditionFolder,
        Others = Others(),
        Status = Status(),
    };

    private List<(Setting Setting, string Key, string Json)> Others()
        => JsonNode.Parse(SettingsFile.Read(options.Folder)) is JsonObject marker
            ? [.. marker.Where(pair => !Changeable.Contains(pair.Key)).Select(pair => (pair.Key switch { "publish" => Setting.Publish, "holds" => Setting.Holds, _ => Setting.Other }, pair.Key, Json(pair.Value)))]
            : [];

    private static string Json(JsonNode? node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, AsWritten))
        {
            if (node is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                node.WriteTo(writer);
            }
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private ArchiveStatus Status()
    {
        var sizes = Sizes();
        return new ArchiveStatus
        {
            Path = options.Folder.Root,
            Version = VersionText,
            IndexedLines = options.Index.Position.Sequence,
            Parts =
            [
                (ArchivePart.Posts, sizes.Posts.Files, sizes.Posts.Bytes),
                (ArchivePart.Revisions, sizes.Revisions.Files, sizes.Revisions.Bytes),
                (ArchivePart.Images, sizes.Images.Files, sizes.Images.Bytes),
                (ArchivePart.Pages, sizes.Pages.Files, sizes.Pages.Bytes),
                (ArchivePart.Journal, sizes.Journal.Files, sizes.Journal.Bytes),
                (ArchivePart.Index, sizes.Index.Files, sizes.Index.Bytes),
                (ArchivePart.SmallCopies, sizes.Thumbs.Files, sizes.Thumbs.Bytes),
            ],
            Disk = Disk(),
            Troubles = options.Troubles.Last,
        };
    }

    private static string VersionText { get; } = typeof(SettingsEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private StorageReport Sizes()
    {
        lock (_gate)
        {
            var now = options.Clock.GetUtcNow();
            if (_sizes is not { } known || now - known.At > SizesAreGoodFor)
            {
                _sizes = known = (now, StorageReport.Of(options.Folder));
            }

            return known.Report;
        }
    }

    private (long Free, long All)? Disk()
    {
        try
        {
            var disk = new DriveInfo(options.Folder.Root);
            return disk.TotalSize > 0 ? (disk.AvailableFreeSpace, disk.TotalSize) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
