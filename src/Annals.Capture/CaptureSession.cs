using Annals.Archive.Writing;
using Annals.Capture.Evidence;
using Annals.Capture.Fetching;
using Annals.Capture.Filtering;
using Annals.Capture.Pages;
using Annals.Capture.Politeness;
using Annals.Capture.Rechecks;
using Annals.Capture.State;
using Annals.Capture.Subscriptions;

namespace Annals.Capture;

/// <summary>Everything that captures into one archive shares: the way out to the web, what hosts have asked of us, the local memory, the subscriptions.</summary>
public sealed class CaptureSession : IDisposable
{
    private readonly RobotsCache _robots;
    private readonly Random _random;
    private readonly CancellationTokenSource _closing = new();
    private long _savedAt;

    private CaptureSession(ArchiveWriter writer, CaptureSettings settings, TimeProvider clock, TimeProvider wireClock, Random random)
    {
        Writer = writer;
        Settings = settings;
        Clock = clock;
        WireClock = wireClock;
        _random = random;
        _savedAt = wireClock.GetTimestamp();
        Gates = new HostGates(settings.Politeness, wireClock);
        _robots = new RobotsCache(wireClock);
        Fetcher = new WebFetcher(settings.Fetching, Gates, _robots, wireClock);
        Caller = new WebCaller(settings.Fetching, wireClock);
        Filters = FilterFile.Open(writer.Folder);
        Evidence = OutletEvidence.Load(writer.Folder, writer.Catalog);
        Pages = new PageReader(Fetcher, Evidence, KeepsPages);
        Images = Capture.Images.ImageMemory.Load(writer.Folder);
        RecheckPlan = RecheckPlan.Of(writer.Folder);
        Rechecks = RecheckMemory.Load(writer.Folder);
        States = FeedStates.Load(writer.Folder, Gates, _robots);
        Subscriptions = SubscriptionFile.Open(writer.Folder);
        Hubs = new WebSub.HubListening(this);
    }

    public ArchiveWriter Writer { get; }

    public WebFetcher Fetcher { get; }

    /// <summary>Who tells us of news.</summary>
    public WebSub.HubListening Hubs { get; }

    /// <summary>Tells others of news.</summary>
    public WebCaller Caller { get; }

    public SubscriptionFile Subscriptions { get; }

    /// <summary>The archive's clock: what is recorded, and what is due. May stand still.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>Real time: politeness and deadlines.</summary>
    internal TimeProvider WireClock { get; }

    internal CaptureSettings Settings { get; }

    /// <summary>True when the pages that texts are taken from are kept as they came.</summary>
    internal bool KeepsPages => Settings.KeepPages && Writer.Folder.KeepsPages;

    /// <summary>Which pictures are missing, and since when.</summary>
    public Images.ImageMemory Images { get; }

    /// <summary>When pages of known articles are asked again.</summary>
    internal RecheckPlan RecheckPlan { get; private set; }

    internal RecheckMemory Rechecks { get; }

    internal HostGates Gates { get; }

    internal PageReader Pages { get; }

    internal OutletEvidence Evidence { get; }

    public FeedStates States { get; }

    /// <summary>What the owner wants done before the schedule would.</summary>
    public Rounds.PollWishes Wishes { get; } = new();

    /// <summary>What the owner wants kept, skipped and tagged.</summary>
    public FilterFile Filters { get; }

    /// <summary>What could not be understood in the owner's rule files; the other lines hold.</summary>
    public IReadOnlyList<string> RuleProblems => Evidence.Rules.Problems;

    /// <summary>Held while a decision about known articles is carried out, so that two feeds cannot both find one article new.</summary>
    internal Lock Keeping { get; } = new();

    /// <param name="clock">The archive's clock.</param>
    /// <param name="random">Spreads the polls; seed it for a run that can be repeated.</param>
    /// <param name="wireClock">Real time; null for the system's.</param>
    /// <exception cref="Archive.ArchiveException">The subscriptions cannot be read.</exception>
    public static CaptureSession Open(ArchiveWriter writer, CaptureSettings settings, TimeProvider clock, Random random, TimeProvider? wireClock = null)
        => new(writer, settings, clock, wireClock ?? TimeProvider.System, random);

    /// <summary>Takes over what its owner changed in <c>annals.json</c>.</summary>
    /// <exception cref="Archive.ArchiveException">The file is not understood; everything stays as it was.</exception>
    public void TakeSettings()
    {
        RecheckPlan = RecheckPlan.Of(Writer.Folder);
        Writer.Folder.Reload();
    }

    /// <exception cref="Archive.ArchiveException">The disk refused.</exception>
    public void SaveState()
    {
        States.Save(Gates, _robots);
        Evidence.Save();
        Rechecks.Save();
    }

    /// <summary>Saves when the last time was a while ago, so that a round cut off remembers most of what it did.</summary>
    internal void SaveStateNowAndThen()
    {
        var now = WireClock.GetTimestamp();
        var last = Interlocked.Read(ref _savedAt);
        if (WireClock.GetElapsedTime(last, now) > TimeSpan.FromSeconds(5) && Interlocked.CompareExchange(ref _savedAt, now, last) == last)
        {
            SaveState();
        }
    }

    /// <summary>The next throw of the dice; many polls share them.</summary>
    internal double NextChance()
    {
        lock (_random)
        {
#pragma warning disable CA5394 // Spreads polls over time; nothing secret hangs on it.
            return _random.NextDouble();
#pragma warning restore CA5394
        }
    }

    /// <summary>Cancelled when the session ends: what nobody waits for any more must not write after that.</summary>
    internal CancellationToken Closing => _closing.Token;

    public void Dispose()
    {
        _closing.Cancel();
        Fetcher.Dispose();
        Caller.Dispose();
        _closing.Dispose();
    }
}
