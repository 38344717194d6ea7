using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Annals.Index.Following;

/// <summary>Counts and traces what is indexed, for whoever listens.</summary>
internal static class BatchTelemetry
{
    private const string Name = "Annals.Index";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Lines = Meter.CreateCounter<long>("annals.index.lines", description: "Lines of the journal taken into the index.");

    /// <param name="write">False when the batch was another process's to write.</param>
    public static bool Watch(Batch batch, Func<bool> write)
    {
        using var activity = Source.StartActivity("index batch");
        activity?.SetTag("annals.index.lines", batch.Lines);
        activity?.SetTag("annals.index.articles", batch.Articles);
        var isWritten = write();
        if (isWritten)
        {
            Lines.Add(batch.Lines);
        }

        return isWritten;
    }
}
