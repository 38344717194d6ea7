using System.Diagnostics;
using System.Diagnostics.Metrics;
using Annals.Archive;
using Annals.Index.Articles;

namespace Annals.Web.Watching;

/// <summary>What a running reader measures beside its requests. Looked up when somebody asks, not before.</summary>
internal static class ReaderMeters
{
    public const string Name = "Annals.Web";

    /// <param name="meter">Holds them as long as it lives.</param>
    public static void AddTo(Meter meter, ReaderOptions options)
    {
        meter.CreateObservableGauge("annals.articles", () => Known(() => (long)options.Index.Count(ArticleFilter.All)), description: "Articles in the index.");
        meter.CreateObservableGauge("annals.index.position", () => Known(() => options.Index.RecentPosition.Sequence), description: "Lines of the journal that the index has taken in.");
        meter.CreateObservableGauge("annals.feeds", () => Feeds(options), description: "Feeds, by how they are.");
        meter.CreateObservableGauge("annals.page_cache.size", () => (long)options.Pages.Bytes, "By", "Memory of the pages that are kept made.");
        meter.CreateObservableCounter("annals.page_cache.requests", () => Cache(options), description: "Pages asked for, by whether they were there.");
        meter.CreateObservableGauge("process.resident_memory", static () => Environment.WorkingSet, "By", "Resident memory of the process.");
        meter.CreateObservableGauge("process.start_time", static () => new DateTimeOffset(Process.GetCurrentProcess().StartTime).ToUnixTimeSeconds(), "s", "When the process began, in seconds since 1970.");
        meter.CreateObservableCounter("process.cpu", static () => Environment.CpuUsage.TotalTime.TotalSeconds, "s", "Processor time of the process.");
        meter.CreateObservableGauge("dotnet.gc.heap", static () => GC.GetTotalMemory(forceFullCollection: false), "By", "Memory that objects take.");
    }

    private static IEnumerable<Measurement<long>> Feeds(ReaderOptions options)
        => options.Feeds().GroupBy(static feed => feed.Status).Select(static group => new Measurement<long>(group.LongCount(), KeyValuePair.Create<string, object?>("state", group.Key.ToString())));

    private static IEnumerable<Measurement<long>> Cache(ReaderOptions options) =>
    [
        new(options.Pages.Hits, KeyValuePair.Create<string, object?>("result", "hit")),
        new(options.Pages.Misses, KeyValuePair.Create<string, object?>("result", "miss")),
    ];

    // An index that cannot be read is no reason to measure nothing else.
    private static IEnumerable<Measurement<long>> Known(Func<long> look)
    {
        try
        {
            return [new Measurement<long>(look())];
        }
        catch (ArchiveException)
        {
            return [];
        }
    }
}
