using System.Text.RegularExpressions;
using Annals.Archive;
using Annals.Archive.Writing;
using Annals.Capture;
using Annals.Capture.Fetching;
using Annals.Capture.Health;
using Annals.Capture.Politeness;
using Annals.Capture.Rounds;
using Annals.Capture.Subscriptions;
using Annals.Index;
using Annals.Web.Demo;

namespace Annals.Web.Tests.Managing;

/// <summary>The demo's outlets, an archive that captures from them, and the reader over it: what <c>annals up --demo</c> is, without its loop.</summary>
public sealed class ManagingFixture : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("annals-managing-").FullName;
    private DemoOutlets? _outlets;
    private ArchiveWriter? _writer;
    private ArchiveIndex? _index;
    private ReaderServer? _server;

    public HttpClient Client { get; private set; } = new();

    public CaptureSession Session { get; private set; } = null!;

    public ReaderOptions Options { get; private set; } = null!;

    /// <summary>The outlets' feeds.</summary>
    public IReadOnlyList<Subscription> Outlets { get; private set; } = [];

    public ArchiveFolder Folder => _writer!.Folder;

    public async ValueTask InitializeAsync()
    {
        _outlets = await DemoOutlets.StartAsync(TimeProvider.System, Cancellation);
        Outlets = SubscriptionList.Read(System.Text.Encoding.UTF8.GetBytes(_outlets.Opml), "demo");
        _writer = ArchiveWriter.Open(ArchiveFolder.OpenOrCreate(_root), TimeProvider.System);
        var settings = new CaptureSettings
        {
            Fetching = new FetchSettings { AllowPrivate = true },
            Politeness = new PolitenessSettings { Gap = TimeSpan.Zero, PauseBeforeSecondTry = TimeSpan.Zero, Patience = TimeSpan.Zero },
        };
        Session = CaptureSession.Open(_writer, settings, TimeProvider.System, new Random(1));
        Session.Subscriptions.Add(Outlets.Take(4));
        await new FetchRound(Session).RunAsync(new FetchOptions { Force = true, Recheck = false }, null, Cancellation);
        _index = ArchiveIndex.Open(_writer.Folder);
        _index.CatchUp(progress: null, Cancellation);
        Options = new ReaderOptions { Folder = _writer.Folder, Index = _index, Port = 0, Session = Session, Feeds = () => FeedHealthReport.Of(Session) };
        _server = await ReaderServer.StartAsync(Options, Cancellation);
        Client = ReaderFixture.ClientFor(_server);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await (_server?.DisposeAsync() ?? default);
        _index?.Dispose();
        Session.Dispose();
        _writer?.Dispose();
        await (_outlets?.DisposeAsync() ?? default);
        await DeleteAsync();
    }

    // A client that ended in the middle of a request leaves it to the server, which may still be closing a file of the index.
    private async Task DeleteAsync()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Directory.Delete(_root, recursive: true);
                return;
            }
            catch (IOException) when (tries < 20)
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    public Task<string> GetAsync(string path) => Client.GetStringAsync(path, Cancellation);

    /// <summary>Sends a form as a page of ours would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
        => await Client.PostAsync(path, new FormUrlEncodedContent([.. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)), new("token", await TokenAsync())]), Cancellation);

    public async Task<string> TokenAsync() => ValueOf(await GetAsync("/feeds"), "token");

    /// <summary>The value of a hidden field.</summary>
    public static string ValueOf(string page, string name) => Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
