using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Annals.Cli.Running;

/// <summary>
/// Sends traces of requests, fetches and index batches, and all figures, to a collector, when OpenTelemetry's own variables
/// name one (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; protocol, headers and the rest as its specification has them).
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Sources = "Annals.*";

    private readonly TracerProvider _traces;
    private readonly MeterProvider _figures;

    private Telemetry()
    {
        _traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe).AddSource(Sources).AddOtlpExporter().Build();
        _figures = Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe).AddMeter(Sources).AddOtlpExporter().Build();
    }

    /// <summary>Null when nobody wants to know.</summary>
    public static Telemetry? Start() => Environment.GetEnvironmentVariable(Endpoint) is { Length: > 0 } ? Make() : null;

    /// <summary>Sends what is left, for some seconds at most.</summary>
    public void Dispose()
    {
        _traces.Dispose();
        _figures.Dispose();
    }

    // So that a run without a collector loads none of it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Telemetry Make() => new();

    private static void Describe(ResourceBuilder resource)
    {
        if (Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME") is null or "")
        {
            resource.AddService("annals", serviceVersion: typeof(Telemetry).Assembly.GetName().Version!.ToString(3));
        }
    }
}
