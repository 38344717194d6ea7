using System.Text;
using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Archive.Writing;
using Annals.Index;
using Annals.Index.Knowledge;
using Annals.Pages.Words;
using Annals.Publish.Site;
using Annals.Stories.Keeping;

namespace Annals.Publish.Tests.Support;

/// <summary>An archive of invented articles and a site of it, in folders of their own, gone when the test is.</summary>
public sealed class TestSite : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("annals-site-").FullName;

    public TestSite() => Folder = ArchiveFolder.OpenOrCreate(Path.Combine(_root, "archive"));

    public static DateTimeOffset Now { get; } = new(2024, 5, 3, 8, 0, 0, TimeSpan.Zero);

    public ArchiveFolder Folder { get; }

    public string Root => Path.Combine(_root, "site");

    /// <summary>The folder in which the site stands.</summary>
    public string Around => _root;

    public static Draft Draft(string slug, string title, string html, string outlet = "渭滩日报", int hour = 1) => new()
    {
        Url = $"https://news.example/{slug}",
        Title = title,
        Outlet = outlet,
        Body = html,
        PublishedAt = Now.AddHours(-hour),
        CapturedAt = Now,
        Feed = "https://news.example/feed.xml",
        Guid = slug,
        Fingerprint = title + html,
    };

    public static string IdOf(string slug) => ArticleId.For(CanonicalUrl.From($"https://news.example/{slug}")).Value;

    public TestSite Keep(params Draft[] drafts)
    {
        using var writer = ArchiveWriter.Open(Folder, new StoppedClock());
        writer.Keep(drafts);
        return this;
    }

    /// <summary>Keeps many small articles, an hour apart, the newest first.</summary>
    public TestSite KeepMany(int count, string outlet = "渭滩日报")
        => Keep([.. Enumerable.Range(0, count).Select(n => Draft($"{outlet}-{n}", $"第{n}号消息", $"<p>渭滩的第{n}件事。</p>", outlet, count - n))]);

    public TestSite Import(string content)
    {
        using var writer = ArchiveWriter.Open(Folder, new StoppedClock());
        var bytes = Encoding.UTF8.GetBytes(content);
        writer.Keep([new ImportedPost("2024-05-03-post.md", bytes, ContentHash.Of(bytes), PostFile.Parse(bytes), null, "渭滩日报")]);
        return this;
    }

    public TestSite KeepPicture(string url, string name)
    {
        using var writer = ArchiveWriter.Open(Folder, new StoppedClock());
        writer.KeepBlob(Encoding.UTF8.GetBytes("picture " + name), "image/png", url);
        return this;
    }

    public SiteResult Build(string? address = null, UiLanguage language = UiLanguage.Chinese, string? to = null, bool isWhole = false, DateTimeOffset? now = null)
    {
        using var index = ArchiveIndex.Open(Folder);
        index.CatchUp(null, TestContext.Current.CancellationToken);
        using var knowledge = KnowledgeStore.Exists(Folder) ? KnowledgeStore.Open(Folder) : null;
        using var stories = StoryStore.Exists(Folder) ? StoryStore.Open(Folder) : null;
        return SiteBuilder.Build(
            new SiteOptions { Folder = Folder, Index = index, Knowledge = knowledge, Stories = stories, To = to ?? Root, Language = language, Address = address is null ? null : new Uri(address), IsWhole = isWhole, Now = now ?? Now, OriginalOfPicture = url => url },
            TestContext.Current.CancellationToken);
    }

    /// <summary>Does what <c>annals analyze</c> does.</summary>
    public TestSite Analyse()
    {
        using var knowledge = KnowledgeStore.Open(Folder);
        knowledge.CatchUp(null, TestContext.Current.CancellationToken);
        using var stories = StoryStore.Open(Folder);
        stories.CatchUp(knowledge, null, TestContext.Current.CancellationToken);
        return this;
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public string Article(string slug) => Read(PathOf(slug));

    public static string PathOf(string slug) => $"a/{IdOf(slug)[0]}/{IdOf(slug)}.html";

    public bool Has(string path) => File.Exists(Path.Combine(Root, path));

    /// <summary>Every file with its content, but for those that say when and how it was made.</summary>
    public static SortedDictionary<string, string> Contents(string root, bool withSearch = true)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(root, file);
            if (path != ".annals-site" && (withSearch || !path.StartsWith("search/", StringComparison.Ordinal)))
            {
                contents[path] = File.ReadAllText(file);
            }
        }

        return contents;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
