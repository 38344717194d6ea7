using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Annals.Web.Watching;

/// <summary>
/// Keeps what the meters of this process measure and writes it as Prometheus reads it (text format 0.0.4): names with
/// underscores and their unit, counters with <c>_total</c>. Safe for many threads.
/// </summary>
internal sealed class MetricsBook : IDisposable
{
    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Lock _asking = new();
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Family> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    /// <param name="own">This reader's meter; those of capture and index are the process's.</param>
    public MetricsBook(Meter own)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == own || instrument.Meter.Name is "Annals.Capture" or "Annals.Index")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    public string Write()
    {
        lock (_asking)
        {
            lock (_gate)
            {
                foreach (var family in _families.Values.Where(static family => family.IsObserved))
                {
                    family.Series.Clear();
                }
            }

            // Looking things up takes a moment, in which answers must still be measured.
            _listener.RecordObservableInstruments();
            var text = new StringBuilder();
            lock (_gate)
            {
                foreach (var family in _families.Values)
                {
                    family.WriteTo(text);
                }
            }

            return text.ToString();
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        lock (_gate)
        {
            if (!_families.TryGetValue(instrument.Name, out var family))
            {
                _families[instrument.Name] = family = Family.Of(instrument);
            }

            if (!family.Series.TryGetValue(labels, out var series))
            {
                family.Series[labels] = series = new Series();
            }

            series.Take(value, family);
        }
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            labels.Append(labels.Length == 0 ? "" : ",").Append(name.Replace('.', '_')).Append("=\"").Append(Escaped(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")).Append('"');
        }

        return labels.ToString();
    }

    private static string Escaped(string text)
        => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private sealed record Family(string Name, string Help, string Kind, bool IsObserved)
    {
        public SortedDictionary<string, Series> Series { get; } = new(StringComparer.Ordinal);

        public static Family Of(Instrument instrument)
        {
            var kind = instrument.GetType().Name is var type && type.Contains("Histogram", StringComparison.Ordinal) ? "histogram" : type.Contains("Counter", StringComparison.Ordinal) ? "counter" : "gauge";
            var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
            return new Family(instrument.Name.Replace('.', '_') + unit + (kind == "counter" ? "_total" : ""), instrument.Description ?? "", kind, instrument.IsObservable);
        }

        public void WriteTo(StringBuilder text)
        {
            text.Append("# HELP ").Append(Name).Append(' ').Append(Help).Append('\n');
            text.Append("# TYPE ").Append(Name).Append(' ').Append(Kind).Append('\n');
            foreach (var (labels, series) in Series)
            {
                if (Kind == "histogram")
                {
                    series.WriteHistogram(text, Name, labels);
                }
                else
                {
                    Line(text, Name, "", labels, series.Sum);
                }
            }
        }
    }

    private sealed class Series
    {
        private readonly long[] _buckets = new long[Bounds.Length];
        private long _count;

        public double Sum { get; private set; }

        public void Take(double value, Family family)
        {
            Sum = family.IsObserved ? value : Sum + value;
            _count++;
            for (var i = 0; i < Bounds.Length; i++)
            {
                _buckets[i] += value <= Bounds[i] ? 1 : 0;
            }
        }

        public void WriteHistogram(StringBuilder text, string name, string labels)
        {
            for (var i = 0; i < Bounds.Length; i++)
            {
                Line(text, name, "_bucket", With(labels, Number(Bounds[i])), _buckets[i]);
            }

            Line(text, name, "_bucket", With(labels, "+Inf"), _count);
            Line(text, name, "_sum", labels, Sum);
            Line(text, name, "_count", labels, _count);
        }

        private static string With(string labels, string bound) => $"{labels}{(labels.Length == 0 ? "" : ",")}le=\"{bound}\"";
    }

    private static void Line(StringBuilder text, string name, string ending, string labels, double value)
    {
        text.Append(name).Append(ending);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
