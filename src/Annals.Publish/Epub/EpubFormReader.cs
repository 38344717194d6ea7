using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Archive.Writing;
using Annals.Publish.Forms;
using Annals.Publish.Forms.JsonLines;

namespace Annals.Publish.Epub;

/// <summary>Takes back the post files and pictures out of a book that Annals made. Of a damaged book what is still whole is taken.</summary>
public sealed class EpubFormReader : IFormReader
{
    public string Name => EpubForm.FormName;

    public string Expects => "an EPUB book that Annals made";

    public bool Recognises(ImportPath path) => path.Head.Span is var head && head.StartsWith("PK\u0003\u0004"u8) && head[..Math.Min(head.Length, 128)].IndexOf("mimetypeapplication/epub+zip"u8) >= 0;

    public IEnumerable<ImportItem> Read(ImportPath path, CancellationToken cancellation)
    {
        using var book = BookFiles.Open(path.Path);
        foreach (var problem in book.Problems)
        {
            yield return problem;
        }

        if (book.Read($"{EpubWriter.Folder}/{EpubAttachments.ListName}") is not { } list)
        {
            foreach (var item in WithoutList(book, path.Path))
            {
                yield return item;
            }

            yield break;
        }

        foreach (var line in Lines(list))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Item(line, book, path.Path);
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(byte[] list)
    {
        for (var start = 0; start < list.Length;)
        {
            var end = Array.IndexOf(list, (byte)'\n', start);
            end = end < 0 ? list.Length : end;
            if (end > start)
            {
                yield return list.AsMemory(start, end - start);
            }

            start = end + 1;
        }
    }

    // The posts are there, but not what the journal said of them: they come as bare files do.
    private static IEnumerable<ImportItem> WithoutList(BookFiles book, string path)
    {
        var posts = book.Names.Where(name => name.StartsWith($"{EpubWriter.Folder}/posts/", StringComparison.Ordinal) && name.EndsWith(".md", StringComparison.Ordinal)).ToList();
        yield return new DamagedItem(path, posts.Count > 0 ? $"{EpubAttachments.ListName} is missing: the posts are taken without what the journal said of them" : "it has no post files: it is a book that Annals did not make, or they were taken out");
        foreach (var name in posts)
        {
            yield return book.Read(name) is { } file ? Bare($"{path}, {name}", file) : new DamagedItem($"{path}, {name}", "it is damaged");
        }
    }

    private static RevisionItem Bare(string where, byte[] file)
    {
        var post = PostFile.Parse(file);
        return new RevisionItem(where, new ImportedPost(where, file, ContentHash.Of(file), post, null, post.Outlet ?? "unknown"));
    }

    private static ImportItem Item(ReadOnlyMemory<byte> line, BookFiles book, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var entry = json.RootElement;
            return entry.TryGetProperty("picture", out var picture) ? Picture(entry, picture.GetString() ?? "", book, path) : Post(entry, book, path);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new DamagedItem($"{path}, {EpubAttachments.ListName}", $"a line of it cannot be read: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static ImportItem Picture(JsonElement entry, string name, BookFiles book, string path)
    {
        var where = $"{path}, {name}";
        return book.Read($"{EpubWriter.Folder}/{name}") is { } bytes && ContentHash.Of(bytes).Hex == entry.GetProperty("sha256").GetString()
            ? new PictureItem(where, entry.GetProperty("url").GetString() ?? "", entry.GetProperty("type").GetString() ?? "", bytes)
            : new DamagedItem(where, "the picture is missing or altered");
    }

    private static ImportItem Post(JsonElement entry, BookFiles book, string path)
    {
        var name = entry.GetProperty("post").GetString() ?? "";
        var where = $"{path}, {name}";
        var line = RevisionLine.Identified(RevisionJson.Read(System.Text.Encoding.UTF8.GetBytes(entry.GetProperty("revision").GetRawText()))) with { TakenFrom = EpubForm.FormName };
        if (book.Read($"{EpubWriter.Folder}/{name}") is not { } file)
        {
            return new DamagedItem(where, "the post file is missing or damaged");
        }

        var hash = ContentHash.Of(file);
        return hash.Hex == line.Sha256
            ? new RevisionItem(where, new ImportedPost(line.Source ?? where, file, hash, PostFile.Parse(file), line.Captured, line.Outlet) { Recorded = line, Gone = RevisionLine.Gone(entry, line.Article) })
            : new DamagedItem(where, "the post is not the one that was kept: its SHA-256 is another");
    }
}
