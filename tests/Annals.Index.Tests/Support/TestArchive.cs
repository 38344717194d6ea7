using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Archive.Writing;
using Annals.Index.Following;
using Annals.Index.Searching;

namespace Annals.Index.Tests.Support;

/// <summary>An archive in a folder of its own, gone when the test is. Its articles tell of the town of Weitan, which exists nowhere else.</summary>
public sealed class TestArchive : IDisposable
{
    public TestArchive() => Folder = ArchiveFolder.OpenOrCreate(Directory.CreateTempSubdirectory("annals-index-").FullName);

    public static DateTimeOffset Now { get; } = new(2024, 5, 3, 8, 0, 0, TimeSpan.Zero);

    public ArchiveFolder Folder { get; }

    public string IndexFile => Path.Combine(Folder.LocalFolder, "index.db");

    public static Draft Draft(string slug, string title, string text, string outlet = "渭滩日报") => new()
    {
        Url = $"https://news.example/{slug}",
        Title = title,
        Outlet = outlet,
        Body = $"<p>{text}</p>",
        PublishedAt = Now.AddHours(-1),
        CapturedAt = Now,
        Feed = "https://news.example/feed.xml",
        Guid = slug,
        Fingerprint = title + text,
    };

    public static ArticleId IdOf(string slug) => ArticleId.For(CanonicalUrl.From($"https://news.example/{slug}"));

    public IReadOnlyList<Kept> Keep(params Draft[] drafts)
    {
        using var writer = ArchiveWriter.Open(Folder, new StoppedClock());
        return writer.Keep(drafts);
    }

    /// <summary>Keeps a post file as it is.</summary>
    public Kept Import(string content, string source = "2024-05-03-post.md")
    {
        using var writer = ArchiveWriter.Open(Folder, new StoppedClock());
        var bytes = System.Text.Encoding.UTF8.GetBytes(content);
        return writer.Keep([new ImportedPost(source, bytes, ContentHash.Of(bytes), PostFile.Parse(bytes), null, "渭滩日报")])[0];
    }

    public CatchUpResult CatchUp()
    {
        using var index = ArchiveIndex.Open(Folder);
        return index.CatchUp(null, TestContext.Current.CancellationToken);
    }

    /// <summary>The index, brought up to date.</summary>
    public ArchiveIndex Index()
    {
        var index = ArchiveIndex.Open(Folder);
        index.CatchUp(null, TestContext.Current.CancellationToken);
        return index;
    }

    public void Dispose() => Directory.Delete(Folder.Root, recursive: true);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}

internal static class Searches
{
    /// <summary>The titles found, best first.</summary>
    public static IReadOnlyList<string> Titles(this ArchiveIndex index, string query)
        => [.. index.Search(new SearchQuery { Text = query, Limit = 100 }).Hits.Select(hit => hit.Article.Title)];
}
