using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Annals.Capture.Fetching;

/// <summary>Counts and traces fetches, for whoever listens; costs next to nothing when nobody does. A trace names the host alone: addresses of feeds may hold secrets.</summary>
internal static class FetchTelemetry
{
    private const string Name = "Annals.Capture";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Fetches = Meter.CreateCounter<long>("annals.fetches", description: "Fetches, by what was asked for and how it ended.");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("annals.fetch.duration", "s", "Time of a fetch, redirects and waiting for the host's turn included.");

    /// <param name="clock">Real time.</param>
    public static async Task<FetchResult> WatchAsync(FetchRequest request, TimeProvider clock, Func<Task<FetchResult>> fetch)
    {
        var kind = KeyValuePair.Create<string, object?>("kind", request.Kind.ToString());
        using var activity = Source.StartActivity("fetch", ActivityKind.Client);
        var started = clock.GetTimestamp();
        var result = await fetch();
        Durations.Record(clock.GetElapsedTime(started).TotalSeconds, kind);
        Fetches.Add(1, kind, KeyValuePair.Create<string, object?>("outcome", result.Outcome.ToString()));
        if (activity is not null)
        {
            activity.SetTag("annals.fetch.kind", kind.Value);
            activity.SetTag("annals.fetch.outcome", result.Outcome.ToString());
            activity.SetTag("server.address", WebAddress.Parse(request.Url)?.IdnHost);
            activity.SetStatus(result.Outcome is FetchOutcome.Ok or FetchOutcome.NotModified ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        }

        return result;
    }
}
