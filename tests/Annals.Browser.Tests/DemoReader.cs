using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Capture;
using Annals.Capture.Fetching;
using Annals.Capture.Health;
using Annals.Capture.Images;
using Annals.Capture.Politeness;
using Annals.Capture.Rounds;
using Annals.Capture.Subscriptions;
using Annals.Index;
using Annals.Web;
using Annals.Web.Demo;

namespace Annals.Browser.Tests;

/// <summary>The demo as a person meets it, inside the test: outlets, two rounds of capture, index, reader.</summary>
public sealed class DemoReader : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("annals-browser-").FullName;
    private DemoOutlets? _outlets;
    private ArchiveWriter? _writer;
    private CaptureSession? _session;
    private ArchiveIndex? _index;
    private ReaderServer? _server;

    public Uri Address => _server!.Address;

    public ArchiveIndex Index => _index!;

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        _outlets = await DemoOutlets.StartAsync(TimeProvider.System, cancellation);
        var folder = ArchiveFolder.OpenOrCreate(_root);
        _writer = ArchiveWriter.Open(folder, TimeProvider.System);
        var settings = new CaptureSettings
        {
            Fetching = new FetchSettings { AllowPrivate = true },
            Politeness = new PolitenessSettings { Gap = TimeSpan.FromMilliseconds(1) },
        };
        _session = CaptureSession.Open(_writer, settings, TimeProvider.System, new Random(1));
        _session.Subscriptions.Add(_outlets.Feeds.Select(feed => new Subscription { FeedUrl = feed }));
        var round = new FetchRound(_session);
        await round.RunAsync(new FetchOptions { Force = true }, progress: null, cancellation);
        await round.RunAsync(new FetchOptions { Force = true }, progress: null, cancellation);
        _index = ArchiveIndex.Open(folder);
        _index.CatchUp(progress: null, cancellation);
        var pictures = new ImageKeeper(_session);
        _server = await ReaderServer.StartAsync(new ReaderOptions { Folder = folder, Index = _index, Port = 0, Feeds = () => FeedHealthReport.Of(_session), Pictures = (url, cancel) => pictures.GetAsync(url, article: null, cancel) }, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _index?.Dispose();
        _session?.Dispose();
        _writer?.Dispose();
        if (_outlets is not null)
        {
            await _outlets.DisposeAsync();
        }

        Directory.Delete(_root, recursive: true);
    }
}
