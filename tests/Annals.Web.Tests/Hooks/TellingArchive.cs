using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Capture;
using Annals.Capture.Fetching;
using Annals.Capture.Politeness;
using Annals.Index;

namespace Annals.Web.Tests.Hooks;

/// <summary>An archive that captures, served or not; others can reach it, as its owner says, under <c>https://news.example/</c>.</summary>
internal sealed class TellingArchive : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("annals-telling-").FullName;
    private readonly ArchiveWriter _writer;
    private ReaderServer? _server;

    private TellingArchive(bool allowPrivate)
    {
        var folder = ArchiveFolder.OpenOrCreate(_root);
        File.WriteAllText(folder.SettingsFile, "{\"format\":1,\"address\":\"https://news.example\"}");
        _writer = ArchiveWriter.Open(ArchiveFolder.Open(_root), new StandingClock(ReaderFixture.Now));
        Index = ArchiveIndex.Open(_writer.Folder);
        Session = CaptureSession.Open(
            _writer,
            new CaptureSettings { Fetching = new FetchSettings { AllowPrivate = allowPrivate }, Politeness = new PolitenessSettings { Gap = TimeSpan.Zero, PauseBeforeSecondTry = TimeSpan.Zero, Patience = TimeSpan.Zero } },
            TimeProvider.System,
            new Random(1));
    }

    public ArchiveIndex Index { get; }

    public CaptureSession Session { get; }

    public ArchiveFolder Folder => _writer.Folder;

    public List<string> Reports { get; } = [];

    public HttpClient Client { get; private set; } = new();

    public static async Task<TellingArchive> StartAsync(CancellationToken cancellation, bool allowPrivate = true, bool isServed = false)
    {
        var archive = new TellingArchive(allowPrivate);
        archive.Keep("老新闻", "早就有了。");
        if (isServed)
        {
            archive._server = await ReaderServer.StartAsync(new ReaderOptions { Folder = archive.Folder, Index = archive.Index, Port = 0, Session = archive.Session, Report = archive.Report }, cancellation);
            archive.Client = ReaderFixture.ClientFor(archive._server);
        }

        return archive;
    }

    /// <summary>Keeps an article, or a further revision of the one with that title.</summary>
    public void Keep(string title, string text, string outlet = "云津日报")
    {
        _writer.Keep([ReaderFixture.Article($"https://outlet.example/{Uri.EscapeDataString(title)}", title, outlet, ReaderFixture.Now, $"<p>{text}</p>")]);
        Index.CatchUp(progress: null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await (_server?.DisposeAsync() ?? default);
        Session.Dispose();
        Index.Dispose();
        _writer.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private void Report(string what)
    {
        lock (Reports)
        {
            Reports.Add(what);
        }
    }
}
