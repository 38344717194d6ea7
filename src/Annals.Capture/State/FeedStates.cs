using System.Collections.Concurrent;
using System.Text.Json;
using Annals.Archive;
using Annals.Capture.Health.Watching;
using Annals.Capture.Politeness;

namespace Annals.Capture.State;

/// <summary>
/// The local memory of all feeds, in <c>.annals/feeds.json</c>. A missing or unreadable file is an empty memory: it costs
/// one unconditional request a feed and nothing else.
/// </summary>
public sealed class FeedStates
{
    private readonly ConcurrentDictionary<string, FeedState> _feeds = new();
    private readonly Lock _saving = new();
    private readonly string _path;

    private FeedStates(string path) => _path = path;

    public static FeedStates Load(ArchiveFolder folder, HostGates gates, RobotsCache robots)
    {
        var states = new FeedStates(Path.Combine(folder.LocalFolder, "feeds.json"));
        var saved = Read(states._path);
        foreach (var (feed, state) in saved.Feeds)
        {
            states._feeds[feed] = Whole(state);
        }

        gates.Restore(saved.Holds);
        robots.Restore(saved.Robots);
        return states;
    }

    /// <summary>The memory as it was last saved, for a door that only reads.</summary>
    public static IReadOnlyDictionary<string, FeedState> Read(ArchiveFolder folder)
        => Read(Path.Combine(folder.LocalFolder, "feeds.json")).Feeds.ToDictionary(feed => feed.Key, feed => Whole(feed.Value));

    public FeedState Of(string feed) => _feeds.GetValueOrDefault(feed) ?? FeedState.Empty;

    public void Set(string feed, FeedState state) => _feeds[feed] = state;

    /// <summary>The subscription has moved: what is known of the feed moves with it.</summary>
    public void Move(string from, string to)
    {
        if (_feeds.TryRemove(from, out var state))
        {
            _feeds[to] = state;
        }
    }

    /// <exception cref="ArchiveException">The disk refused.</exception>
    public void Save(HostGates gates, RobotsCache robots)
    {
        lock (_saving)
        {
            var state = new LocalState
            {
                Feeds = Sorted(_feeds),
                Holds = Sorted(gates.Holds),
                Robots = Sorted(robots.Known.Where(known => known.Value.Rules is not null)),
            };
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(state, LocalStateJson.Default.LocalState));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new ArchiveException($"cannot write {_path}: {exception.Message}", exception);
            }
        }
    }

    // A file of an earlier version lacks what was added since, and the deserialiser then leaves null.
    private static FeedState Whole(FeedState state) => state with
    {
        Seen = state.Seen ?? [],
        Filtered = state.Filtered ?? [],
        SkipHours = state.SkipHours ?? [],
        SkipDays = state.SkipDays ?? [],
        Damage = state.Damage ?? [],
        ZoneHistory = state.ZoneHistory ?? [],
        OwedPages = state.OwedPages ?? [],
        GonePages = state.GonePages ?? [],
        Waiting = state.Waiting ?? [],
        FeedWatch = Whole(state.FeedWatch),
        PageWatch = Whole(state.PageWatch),
    };

    private static WatchState? Whole(WatchState? watch) => watch is null ? null : watch with { Samples = watch.Samples ?? [], Runs = watch.Runs ?? [] };

    private static LocalState Read(string path)
    {
        try
        {
            var state = JsonSerializer.Deserialize(File.ReadAllBytes(path), LocalStateJson.Default.LocalState);
            return state is { Feeds: not null, Holds: not null, Robots: not null } ? state : new LocalState();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return new LocalState();
        }
    }

    private static Dictionary<string, T> Sorted<T>(IEnumerable<KeyValuePair<string, T>> pairs)
        => pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value);
}
