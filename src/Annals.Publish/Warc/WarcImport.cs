using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Archive.Writing;
using Annals.Publish.Forms.JsonLines;

namespace Annals.Publish.Warc;

/// <summary>
/// Reads some WARC files as one. Of Annals' own records nothing is kept in memory but where they stand, until the post comes
/// that they belong to. Others' responses are pages; their pictures come last, when it is known which are wanted.
/// </summary>
internal sealed class WarcImport(IReadOnlyList<string> paths) : IDisposable
{
    private readonly List<FileStream> _files = [];
    private readonly Dictionary<string, Found> _pages = [];
    private readonly Dictionary<string, Facts> _facts = [];
    private readonly List<FoundPictureItem> _pictures = [];
    private readonly HashSet<string> _foundPictures = [];

    public void Dispose() => _files.ForEach(file => file.Dispose());

    public IEnumerable<ImportItem> Read(CancellationToken cancellation)
    {
        foreach (var path in paths)
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            _files.Add(file);
            var reader = new WarcReader(file, IsWanted);
            var said = 0;
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var record = reader.Next();
                for (; said < reader.Problems.Count; said++)
                {
                    yield return new DamagedItem($"{path}, {reader.Problems[said].Place}", reader.Problems[said].Message);
                }

                if (record is null)
                {
                    break;
                }

                foreach (var item in Take(record, reader, $"{path}, {record.Place}"))
                {
                    yield return item;
                }
            }
        }

        foreach (var picture in _pictures)
        {
            yield return picture;
        }
    }

    // Only what may be an article or a picture is worth its memory; requests, headers and the like are not.
    private static bool IsWanted(WarcRecord record) => record.Type switch
    {
        "resource" or "conversion" or "metadata" when record.Fields[WarcExport.Part] is { } part => part != "page",
        "response" => record.MediaType is "application/http",
        "resource" => IsPage(record.MediaType),
        _ => false,
    };

    private IEnumerable<ImportItem> Take(WarcRecord record, WarcReader reader, string where)
    {
        switch (record.Fields[WarcExport.Part], record.Type)
        {
            case ("page", "resource" or "revisit"):
                Remember(record, reader);
                return [];
            case ("facts", "metadata"):
                return Note(record, where);
            case ("post", _):
                return [Post(record, where)];
            case ("picture", "resource"):
                Remember(record, reader);
                return record.TargetUri is { } url ? [new PictureItem(where, url, record.MediaType, record.Block)] : [];
            case ("picture", "revisit"):
                return Again(record, where);
            case (null, "response") when record.Block.Length > 0:
                return Response(record, reader, where);
            case (null, "resource"):
                return Resource(record, reader, where);
            default:
                return [];
        }
    }

    private void Remember(WarcRecord record, WarcReader reader)
    {
        // A revisit says nothing itself: what it refers to stands before it.
        var type = record.Fields["Annals-Content-Type"] ?? (record.Type == "revisit" ? null : record.Fields["Content-Type"]);
        var found = record.Type == "revisit"
            ? _pages.TryGetValue(record.RefersTo ?? "", out var first) ? first with { Url = record.TargetUri ?? first.Url, Type = type } : null
            : new Found(reader, record.Place, record.TargetUri ?? "", type);
        if (found is not null && record.Id.Length > 0)
        {
            _pages[record.Id] = found;
        }
    }

    private IEnumerable<ImportItem> Again(WarcRecord record, string where)
        => _pages.TryGetValue(record.RefersTo ?? "", out var first) && record.TargetUri is { } url && first.Reader.ReadAt(first.Place) is { } picture
            ? [new PictureItem(where, url, picture.MediaType, picture.Block)]
            : [new DamagedItem(where, "it repeats a record that is not there")];

    private IEnumerable<ImportItem> Note(WarcRecord record, string where)
    {
        try
        {
            using var json = JsonDocument.Parse(record.Block);
            var facts = json.RootElement;
            var line = RevisionLine.Identified(RevisionJson.Read(System.Text.Encoding.UTF8.GetBytes(facts.GetProperty("revision").GetRawText()))) with { TakenFrom = WarcForm.FormName };
            var pages = facts.TryGetProperty("pages", out var kept) ? kept : default;
            _facts[facts.GetProperty("post").GetString() ?? ""] = new Facts(
                line,
                RevisionLine.Gone(facts, line.Article),
                pages.ValueKind == JsonValueKind.Object ? [.. pages.GetProperty("records").EnumerateArray().Select(id => id.GetString() ?? "")] : [],
                pages.ValueKind == JsonValueKind.Object && pages.TryGetProperty("captured", out var at) ? at.GetDateTimeOffset().ToUniversalTime() : null,
                pages.ValueKind == JsonValueKind.Object && pages.TryGetProperty("feedText", out var text) ? text.GetString() : null);
            return [];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return [new DamagedItem(where, $"what it says of a post cannot be read: {exception.Message.ReplaceLineEndings(" ")}")];
        }
    }

    private ImportItem Post(WarcRecord record, string where)
    {
        var hash = ContentHash.Of(record.Block.Span);
        var post = PostFile.Parse(record.Block);
        var outlet = post.Outlet ?? (Uri.TryCreate(record.TargetUri, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : "unknown");
        if (!_facts.Remove(record.Id, out var facts))
        {
            return new RevisionItem(where, new ImportedPost(record.Id, record.Block, hash, post, record.Date, outlet));
        }

        if (facts.Line.Sha256.Length > 0 && facts.Line.Sha256 != hash.Hex)
        {
            return new DamagedItem(where, "the post is not the one that was kept: its SHA-256 is another");
        }

        var pages = facts.Pages.Select(Page).ToList();
        var imported = new ImportedPost(facts.Line.Source ?? where, record.Block, hash, post, facts.Line.Captured, facts.Line.Outlet) { Recorded = facts.Line, Gone = facts.Gone };
        return new RevisionItem(where, pages.Count == 0 || pages.Contains(null) ? imported : imported with
        {
            Pages = [.. pages.OfType<RawPage>()],
            PagesCapturedAt = facts.PagesCaptured,
            FeedText = facts.FeedText,
        });
    }

    private RawPage? Page(string id)
        => _pages.TryGetValue(id, out var found) && found.Reader.ReadAt(found.Place) is { } record ? RawPage.Of(found.Url, found.Type, record.Block.Span) : null;

    private IEnumerable<ImportItem> Response(WarcRecord record, WarcReader reader, string where)
    {
        if (record.TargetUri is not { } url || HttpMessage.Parse(record.Block) is not { } response)
        {
            return [new DamagedItem(where, "the response in it has no address, or no status line")];
        }

        if (response.Status != 200 || response.Body.Length == 0)
        {
            return [];
        }

        var media = WarcRecord.MediaTypeOf(response.ContentType);
        if (media.StartsWith("image/", StringComparison.Ordinal) || media is "application/octet-stream")
        {
            Picture(reader, record, url, where, block => HttpMessage.Parse(block)?.Body);
            return [];
        }

        if (!IsPage(media) && !(media.Length == 0 && LooksLikePage(response.Body.Span)))
        {
            return [];
        }

        return response.Problem is { } problem
            ? [new DamagedItem(where, $"{url}: the page is not whole: {problem}")]
            : [new FoundPageItem(where, url, response.ContentType, record.Date ?? default, response.Body)];
    }

    private IEnumerable<ImportItem> Resource(WarcRecord record, WarcReader reader, string where)
    {
        if (record.TargetUri is not { } url)
        {
            return [];
        }

        if (record.MediaType.StartsWith("image/", StringComparison.Ordinal))
        {
            Picture(reader, record, url, where, static block => block);
            return [];
        }

        return IsPage(record.MediaType) && record.Block.Length > 0 ? [new FoundPageItem(where, url, record.Fields["Content-Type"], record.Date ?? default, record.Block)] : [];
    }

    private void Picture(WarcReader reader, WarcRecord record, string url, string where, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?> body)
    {
        if (_foundPictures.Add(url))
        {
            _pictures.Add(new FoundPictureItem(where, url, () => reader.ReadAt(record.Place) is { } again ? body(again.Block) : null));
        }
    }

    private static bool IsPage(string media) => media is "text/html" or "application/xhtml+xml";

    private static bool LooksLikePage(ReadOnlySpan<byte> body) => body[..Math.Min(body.Length, 512)].IndexOf("<html"u8) >= 0;

    /// <summary>Where a page or picture stands.</summary>
    private sealed record Found(WarcReader Reader, WarcPlace Place, string Url, string? Type);

    private sealed record Facts(RevisionKept Line, ArticleGone? Gone, IReadOnlyList<string> Pages, DateTimeOffset? PagesCaptured, string? FeedText);
}
