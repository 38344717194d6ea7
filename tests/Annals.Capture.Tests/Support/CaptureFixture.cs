using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Archive.Reading;
using Annals.Archive.Writing;
using Annals.Capture.Fetching;
using Annals.Capture.Politeness;
using Annals.Capture.Rounds;
using Annals.Capture.Subscriptions;

namespace Annals.Capture.Tests.Support;

/// <summary>An empty archive, a server, and everything between the two.</summary>
public sealed class CaptureFixture : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), "annals-" + Path.GetRandomFileName());

    public CaptureFixture()
    {
        Folder = ArchiveFolder.OpenOrCreate(_root);
        Writer = ArchiveWriter.Open(Folder, Clock);
        Session = NewSession();
    }

    public FaultyServer Server { get; } = new();

    public TestClock Clock { get; } = new();

    public ArchiveFolder Folder { get; }

    public ArchiveWriter Writer { get; }

    public CaptureSession Session { get; private set; }

    public string Feed => Server.Root + "/feed.xml";

    public Catalog Catalog => Writer.Catalog;

    public IReadOnlyList<JournalEntry> Journal => [.. JournalReader.Read(Folder).Select(line => line.Entry).OfType<JournalEntry>()];

    public IReadOnlyList<RevisionKept> Revisions => [.. Journal.OfType<RevisionKept>()];

    public static CaptureSettings Settings { get; } = new()
    {
        Fetching = new FetchSettings { AllowPrivate = true, Deadline = TimeSpan.FromSeconds(10) },
        Politeness = new PolitenessSettings { Gap = TimeSpan.Zero, PauseBeforeSecondTry = TimeSpan.Zero, Patience = TimeSpan.Zero },
    };

    public void Subscribe(params string[] paths)
        => Session.Subscriptions.Add(paths.Select(path => new Subscription { FeedUrl = Server.Root + path, Title = "Outlet" }));

    /// <summary>An hour later: one round over all feeds, due or not.</summary>
    public Task<RoundSummary> PollAsync(bool force = true) => PollAsync(new FetchOptions { Force = force });

    public Task<RoundSummary> PollAsync(FetchOptions options)
    {
        Clock.Now += TimeSpan.FromHours(1);
        return new FetchRound(Session).RunAsync(options, null, TestContext.Current.CancellationToken);
    }

    public CaptureSession NewSession() => CaptureSession.Open(Writer, Settings, Clock, new Random(1));

    /// <summary>As after a restart.</summary>
    public void Restart()
    {
        Session.Dispose();
        Session = NewSession();
    }

    public void ForgetLocalState()
    {
        File.Delete(Path.Combine(Folder.LocalFolder, "feeds.json"));
        Restart();
    }

    public PostFile Post(RevisionKept revision) => PostFile.Parse(File.ReadAllBytes(Folder.Resolve(revision.Path)));

    public void Dispose()
    {
        Session.Dispose();
        Writer.Dispose();
        Server.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
