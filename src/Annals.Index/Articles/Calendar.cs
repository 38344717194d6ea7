using Annals.Index.Searching;

namespace Annals.Index.Articles;

/// <summary>How many articles each outlet and each day has, counted from memory once for every state of the index.</summary>
internal sealed class Calendar
{
    private const long Day = 86_400_000;

    private readonly Snapshot _snapshot;
    private readonly Dictionary<string, IReadOnlyList<DaySummary>> _daysByOutlet = [];
    private readonly Lock _gate = new();
    private readonly Lazy<IReadOnlyList<OutletSummary>> _outlets;
    private readonly Lazy<(DateTimeOffset? First, DateTimeOffset? Last)> _span;

    public Calendar(Snapshot snapshot)
    {
        _snapshot = snapshot;
        _outlets = new Lazy<IReadOnlyList<OutletSummary>>(CountOutlets);
        _span = new Lazy<(DateTimeOffset?, DateTimeOffset?)>(FindSpan);
    }

    /// <summary>Most articles first.</summary>
    public IReadOnlyList<OutletSummary> Outlets => _outlets.Value;

    public (DateTimeOffset? First, DateTimeOffset? Last) Span => _span.Value;

    /// <summary>Newest first.</summary>
    /// <param name="outlet">Null for all.</param>
    public IReadOnlyList<DaySummary> Days(string? outlet)
    {
        lock (_gate)
        {
            if (!_daysByOutlet.TryGetValue(outlet ?? "", out var days))
            {
                _daysByOutlet[outlet ?? ""] = days = CountDays(outlet is null ? null : _snapshot.OutletRow(outlet) ?? -1);
            }

            return days;
        }
    }

    private List<OutletSummary> CountOutlets()
    {
        var counts = new int[_snapshot.Outlets.Count];
        var newest = new long[counts.Length];
        foreach (var (outlet, published) in Documents())
        {
            newest[outlet] = counts[outlet]++ == 0 ? published : Math.Max(newest[outlet], published);
        }

        return [.. counts.Select((count, row) => (count, row)).Where(pair => pair.count > 0)
            .Select(pair => new OutletSummary(_snapshot.Outlets[pair.row] ?? "", pair.count, DateTimeOffset.FromUnixTimeMilliseconds(newest[pair.row])))
            .OrderByDescending(outlet => outlet.Count).ThenBy(outlet => outlet.Outlet, StringComparer.Ordinal)];
    }

    private List<DaySummary> CountDays(int? wanted)
    {
        var counts = new Dictionary<long, int>();
        foreach (var (outlet, published) in Documents())
        {
            if (wanted is null || outlet == wanted)
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, DayOf(published), out _)++;
            }
        }

        return [.. counts.OrderByDescending(pair => pair.Key).Select(pair => new DaySummary(
            DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(pair.Key * Day).UtcDateTime), pair.Value))];
    }

    private (DateTimeOffset?, DateTimeOffset?) FindSpan()
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var (_, published) in Documents())
        {
            (first, last) = (Math.Min(first, published), Math.Max(last, published));
        }

        return first > last ? (null, null) : (DateTimeOffset.FromUnixTimeMilliseconds(first), DateTimeOffset.FromUnixTimeMilliseconds(last));
    }

    // Rounded down, also before 1970.
    private static long DayOf(long published) => (published / Day) - (published % Day < 0 ? 1 : 0);

    private IEnumerable<(int Outlet, long Published)> Documents()
    {
        foreach (var view in _snapshot.Segments)
        {
            for (var document = 0; document < view.Documents.Count; document++)
            {
                if (!view.IsReplaced[document])
                {
                    yield return (view.Documents.Outlets[document], view.Documents.Published[document]);
                }
            }
        }
    }
}
