using System.Collections.Concurrent;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Fetching;
using Annals.Capture.State;

namespace Annals.Capture.Rechecks;

/// <summary>
/// The local memory of pages that are asked again, in <c>.annals/rechecks.json</c>. A missing or unreadable file is an empty memory.
/// Safe to use from many threads.
/// </summary>
internal sealed class RecheckMemory
{
    private readonly ConcurrentDictionary<string, RecheckState> _articles = new();
    private readonly ConcurrentDictionary<string, (DateTimeOffset From, int Asked)> _hosts = new();
    private readonly Lock _saving = new();
    private readonly string _path;
    private volatile bool _isChanged;

    private RecheckMemory(string path) => _path = path;

    public static RecheckMemory Load(ArchiveFolder folder)
    {
        var memory = new RecheckMemory(Path.Combine(folder.LocalFolder, "rechecks.json"));
        try
        {
            foreach (var (article, state) in JsonSerializer.Deserialize(File.ReadAllBytes(memory._path), LocalStateJson.Default.DictionaryStringRecheckState) ?? [])
            {
                memory._articles[article] = state;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            // One request without a condition for each young article is all it costs.
        }

        return memory;
    }

    public RecheckState Of(ArticleId article) => _articles.GetValueOrDefault(article.Value) ?? RecheckState.Empty;

    public void Set(ArticleId article, RecheckState state)
    {
        _articles[article.Value] = state;
        _isChanged = true;
    }

    /// <summary>The page has just been read for its text.</summary>
    public void Learn(ArticleId article, Validators? validators)
    {
        if (validators is not null)
        {
            Set(article, new RecheckState { Validators = validators });
        }
    }

    /// <summary>How many pages a host may still be asked now.</summary>
    public int RoomAt(string host, RecheckPlan plan, DateTimeOffset now)
        => _hosts.TryGetValue(host, out var asked) && now - asked.From < plan.Window ? Math.Max(0, plan.MostPerHost - asked.Asked) : plan.MostPerHost;

    public void Ask(string host, RecheckPlan plan, DateTimeOffset now)
        => _hosts.AddOrUpdate(host, (now, 1), (_, asked) => now - asked.From < plan.Window ? (asked.From, asked.Asked + 1) : (now, 1));

    /// <summary>Forgets articles that are not asked any more.</summary>
    public void Prune(Catalog catalog, RecheckPlan plan, DateTimeOffset now)
    {
        foreach (var article in _articles.Keys)
        {
            if (!ArticleId.TryParse(article, out var id) || catalog.Find(id) is not { } known || plan.IsOver(known, now))
            {
                _isChanged |= _articles.TryRemove(article, out _);
            }
        }
    }

    /// <exception cref="ArchiveException">The disk refused.</exception>
    public void Save()
    {
        lock (_saving)
        {
            if (!_isChanged)
            {
                return;
            }

            _isChanged = false;
            var articles = _articles.OrderBy(article => article.Key, StringComparer.Ordinal).ToDictionary(article => article.Key, article => article.Value);
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(articles, LocalStateJson.Default.DictionaryStringRecheckState));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new ArchiveException($"cannot write {_path}: {exception.Message}", exception);
            }
        }
    }
}
