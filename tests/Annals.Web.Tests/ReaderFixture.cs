using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Capture.Health;
using Annals.Capture.Images;
using Annals.Index;
using Annals.Index.Knowledge;
using Annals.Stories.Keeping;

namespace Annals.Web.Tests;

/// <summary>A small archive in a folder of its own, indexed, and the reader over it on a free port.</summary>
public sealed class ReaderFixture : IAsyncLifetime
{
    public const string PictureUrl = "https://pictures.example/bridge.png";
    public const string HostileTitle = "</title><script>alert(1)</script>";

    public static readonly DateTimeOffset Now = new(2024, 7, 3, 12, 0, 0, TimeSpan.Zero);
    public static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private readonly string _root = Directory.CreateTempSubdirectory("annals-web-").FullName;
    private ArchiveWriter? _writer;
    private ArchiveIndex? _index;
    private ReaderServer? _server;

    public HttpClient Client { get; private set; } = new();

    public ReaderOptions Options { get; private set; } = null!;

    public ReaderServer Server => _server!;

    public string Bridge { get; } = IdOf("https://outlet.example/bridge");

    public async ValueTask InitializeAsync()
    {
        var folder = ArchiveFolder.OpenOrCreate(_root);
        _writer = ArchiveWriter.Open(folder, new StandingClock(Now));
        Fill(_writer);
        _index = ArchiveIndex.Open(folder);
        _index.CatchUp(progress: null, TestContext.Current.CancellationToken);
        Options = new ReaderOptions
        {
            Folder = folder,
            Index = _index,
            Port = 0,
            Clock = new StandingClock(Now),
            Feeds = () => [new FeedHealth { Feed = "https://outlet.example/feed", Title = "云津日报", Status = FeedStatus.Well, Words = "well", LastSuccessAt = Now.AddMinutes(-5) }],
            Pictures = (url, _) => Task.FromResult(url switch
            {
                PictureUrl => Kept(folder, "bridge.png", Png),
                // What a damaged or meddled-with archive could hold under a picture's name.
                "https://pictures.example/document.png" => Kept(folder, "document.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray()),
                "https://pictures.example/lost.png" => new KeptImage("blobs/00/lost.png", "image/png", null),
                "https://pictures.example/fails.png" => throw new InvalidOperationException("the picture's server is on fire"),
                _ => new KeptImage(null, null, "404"),
            }),
            Missing = static url => url == "https://pictures.example/gone.png" ? new MissingPicture("not found (404)", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), 1, null) : null,
        };
        _server = await ReaderServer.StartAsync(Options, TestContext.Current.CancellationToken);
        Client = ClientFor(_server);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _index?.Dispose();
        _writer?.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Keeps one more article and brings the index up to it.</summary>
    public void Keep(string url, string title, string body = "<p>又一篇。</p>")
    {
        _writer!.Keep([Article(url, title, url.Contains("other", StringComparison.Ordinal) ? "南汀广播" : "云津日报", Now, body)]);
        _index!.CatchUp(progress: null, TestContext.Current.CancellationToken);
    }

    /// <summary>Does what <c>annals analyze</c> does.</summary>
    public void Analyse()
    {
        using var knowledge = KnowledgeStore.Open(Options.Folder);
        knowledge.CatchUp(progress: null, TestContext.Current.CancellationToken);
        using var stories = StoryStore.Open(Options.Folder);
        stories.CatchUp(knowledge, progress: null, TestContext.Current.CancellationToken);
    }

    public static HttpClient ClientFor(ReaderServer server)
        => new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = server.Address };

    public static string IdOf(string url) => ArticleId.For(CanonicalUrl.From(url)).Value;

    public static Draft Article(string url, string title, string outlet, DateTimeOffset published, string body) => new()
    {
        Url = url,
        Title = title,
        Outlet = outlet,
        Body = body,
        PublishedAt = published,
        CapturedAt = Now,
        Fingerprint = title + body,
    };

    private static KeptImage Kept(ArchiveFolder folder, string name, byte[] bytes)
    {
        Directory.CreateDirectory(folder.BlobsFolder);
        File.WriteAllBytes(Path.Combine(folder.BlobsFolder, name), bytes);
        return new KeptImage("blobs/" + name, "image/png", null);
    }

    private static void Fill(ArchiveWriter writer)
    {
        writer.Keep([
            Article("https://outlet.example/bridge", "望川大桥将于今晨通车", "云津日报", Now.AddHours(-5), "<p>大桥将于今晨通车。</p>"),
            Article("https://outlet.example/meter", "老城区试装智能水表", "南汀广播", Now.AddHours(-4), "<div>最近更新： 21 分钟前</div><p><img alt='&quot;水表&quot; &lt;装&gt;' src=\"https://pictures.example/gone.png\">漏水一小时内可知。市水务集团昨天起在老城区四个街道试装一万二千只智能水表，管网渗漏即有提示。</p><hr><div>更多：<br><a href=\"https://feeds.example\">https://feeds.example</a></div>"),
            Article("https://harbour.example/quay", "Harbour to lengthen container quay", "A/B & Co. 100%", Now.AddDays(-1), "<p>Work starts in January.</p>"),
            Article("https://hostile.example/x", HostileTitle, "敌意 <b>", Now.AddDays(-2), "<p onclick=alert(1)>text<script>alert(1)</script><a href='javascript:alert(1)'>link</a><iframe src='https://www.youtube.com/embed/abc'></iframe></p>"),
        ]);
        writer.Keep([Article("https://outlet.example/bridge", "望川大桥今晨通车", "云津日报", Now.AddHours(-5), $"<p>今晨六时整，望川大桥正式通车，两岸车程由渡轮的四十分钟缩至八分钟，首日免费。</p><p><img src=\"{PictureUrl}\" srcset=\"{PictureUrl} 1x, https://pictures.example/bridge@2x.png 2x\" alt=\"大桥\"><a href=\"/other\">相关</a></p>") with { Tags = ["桥梁/道路", "<i>"] }]);
    }
}
