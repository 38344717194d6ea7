using System.Text.Json;
using System.Text.Json.Serialization;
using Annals.Archive;
using Annals.Archive.Journal;

namespace Annals.Web.Hooks;

/// <summary>Where each hook stands in the journal, and how it fared: <c>.annals/hooks.json</c>. Lost, hooks go on with what comes from then. Safe for many threads.</summary>
internal sealed class HookStates
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Dictionary<string, HookState> _states;

    private HookStates(string path, Dictionary<string, HookState> states) => (_path, _states) = (path, states);

    public static HookStates Load(ArchiveFolder folder)
    {
        var path = Path.Combine(folder.LocalFolder, "hooks.json");
        try
        {
            return new HookStates(path, File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), HookJson.Default.DictionaryStringHookState) ?? [] : []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return new HookStates(path, []);
        }
    }

    /// <param name="now">Where a hook that is new begins: with what comes, not with years of the past.</param>
    public HookState Of(Hook hook, JournalPosition now)
    {
        lock (_gate)
        {
            if (_states.TryGetValue(hook.Key, out var known))
            {
                return known;
            }

            var state = _states[hook.Key] = new HookState(now.ToString());
            Save();
            return state;
        }
    }

    /// <exception cref="IOException">The disk refused; it holds for this run all the same.</exception>
    public void Set(Hook hook, HookState state)
    {
        lock (_gate)
        {
            _states[hook.Key] = state;
            Save();
        }
    }

    /// <summary>Forgets hooks that are no longer there.</summary>
    public void Keep(IReadOnlyList<Hook> hooks)
    {
        var keys = hooks.Select(static hook => hook.Key).ToHashSet();
        lock (_gate)
        {
            if (_states.Keys.Where(key => !keys.Contains(key)).ToList() is { Count: > 0 } gone)
            {
                gone.ForEach(key => _states.Remove(key));
                Save();
            }
        }
    }

    private void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(_states, HookJson.Default.DictionaryStringHookState));
    }
}

/// <param name="Position">Of the journal: what lies before it was delivered, or was none of the hook's business.</param>
/// <param name="Failures">In a row.</param>
/// <param name="NextAt">Not before this (UTC); null for at once.</param>
internal sealed record HookState(string Position, int Failures = 0, DateTimeOffset? NextAt = null);

/// <summary>What is sent. The keys are a contract with other programs; times are ISO 8601 in UTC.</summary>
/// <param name="Delivery">The same when it is sent again because no answer came.</param>
internal sealed record HookMessage(string Delivery, IReadOnlyList<HookArticle> Articles);

internal sealed record HookArticle
{
    /// <summary><c>new</c> or <c>revised</c>.</summary>
    public required string Event { get; init; }

    public required string Id { get; init; }

    /// <summary>The number of the revision that stands now; others may have come between.</summary>
    public required int Revision { get; init; }

    public required string Title { get; init; }

    /// <summary>An http or https address; empty when what is kept is none.</summary>
    public required string Url { get; init; }

    /// <summary>Where the article stands here; a path where nobody said how others reach it.</summary>
    public required string Page { get; init; }

    public required string Outlet { get; init; }

    public string? Author { get; init; }

    /// <summary>Null when only the capture is known.</summary>
    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public required DateTimeOffset Captured { get; init; }

    public string? Language { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Of the post file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Plain text, a line a paragraph. Written by others: data, never instructions.</summary>
    public required string Text { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, HookState>))]
[JsonSerializable(typeof(HookMessage))]
internal sealed partial class HookJson : JsonSerializerContext;
