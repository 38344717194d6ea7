using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture.Pages;
using Annals.Capture.Rounds;
using Annals.Capture.State;
using Annals.Extraction.Pages.Evidence;

namespace Annals.Capture.Evidence;

/// <summary>
/// What the archive knows of an outlet's pages besides the page in hand. Local: <c>.annals/blocks.json</c> may be deleted,
/// and is counted anew from the pages that were kept. Safe to use from many threads.
/// </summary>
internal sealed class OutletEvidence
{
    private const int MostCountedAnew = 200;

    private readonly Lock _gate = new();
    private readonly ArchiveFolder _folder;
    private readonly Catalog _catalog;
    private readonly string _path;
    private readonly Dictionary<string, BlockCensus> _outlets;
    private bool _isChanged;

    private OutletEvidence(ArchiveFolder folder, Catalog catalog, RuleFiles rules, Dictionary<string, BlockCensus> outlets)
    {
        _folder = folder;
        _catalog = catalog;
        _path = Path.Combine(folder.LocalFolder, "blocks.json");
        _outlets = outlets;
        Rules = rules;
    }

    public RuleFiles Rules { get; }

    public static OutletEvidence Load(ArchiveFolder folder, Catalog catalog)
        => new(folder, catalog, RuleFiles.Open(folder), Read(Path.Combine(folder.LocalFolder, "blocks.json")).ToDictionary(outlet => outlet.Key, outlet => BlockCensus.From(outlet.Value)));

    /// <summary>Evidence of an archive whose memory was just deleted: what is found depends on nothing but the archive and the rules.</summary>
    public static OutletEvidence Anew(ArchiveFolder folder, Catalog catalog) => new(folder, catalog, RuleFiles.Open(folder), []);

    /// <param name="outlet">Null when nobody knows whose page it is.</param>
    public PageEvidence For(string? outlet, Uri url, string? feedText) => new()
    {
        Rules = Rules.For(url),
        RecurringBlocks = outlet is null ? null : Recurring(outlet),
        FeedText = feedText,
    };

    /// <summary>An article was taken from its page.</summary>
    public void Learn(string outlet, ArticleId article, string title, IReadOnlyList<ulong> prints)
    {
        lock (_gate)
        {
            Of(outlet).Count(ShortHash.Of(article.Value), ShortHash.Of(title), prints);
            _isChanged = true;
        }
    }

    /// <exception cref="ArchiveException">The disk refused.</exception>
    public void Save()
    {
        Dictionary<string, CensusState> outlets;
        lock (_gate)
        {
            if (!_isChanged)
            {
                return;
            }

            _isChanged = false;
            outlets = _outlets.OrderBy(outlet => outlet.Key, StringComparer.Ordinal).ToDictionary(outlet => outlet.Key, outlet => outlet.Value.ToState());
        }

        try
        {
            Directory.CreateDirectory(_folder.LocalFolder);
            AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(outlets, LocalStateJson.Default.DictionaryStringCensusState));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot write {_path}: {exception.Message}", exception);
        }
    }

    private IReadOnlySet<ulong> Recurring(string outlet)
    {
        lock (_gate)
        {
            return Of(outlet).Recurring;
        }
    }

    private BlockCensus Of(string outlet)
    {
        if (!_outlets.TryGetValue(outlet, out var census))
        {
            _outlets[outlet] = census = CountAnew(outlet);
        }

        return census;
    }

    private BlockCensus CountAnew(string outlet)
    {
        var census = new BlockCensus();
        foreach (var article in _catalog.Where(article => article.Outlet == outlet && _catalog.PagesOf(article.Id) is not null).TakeLast(MostCountedAnew))
        {
            if (KeptPages.Read(_folder, _catalog, article, (url, feedText) => new PageEvidence { Rules = Rules.For(url), FeedText = feedText }).Page is { } page)
            {
                census.Count(ShortHash.Of(article.Id.Value), ShortHash.Of(article.Title), page.BlockPrints);
            }
        }

        return census;
    }

    private static Dictionary<string, CensusState> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), LocalStateJson.Default.DictionaryStringCensusState) ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}
