using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Annals.Web.Watching;

/// <summary>
/// Measures and traces every request, under the names of OpenTelemetry's conventions for HTTP servers. The route is its
/// pattern, never the address that was asked for: that is a stranger's to choose.
/// </summary>
internal sealed class RequestMeter(Meter meter)
{
    private static readonly ActivitySource Source = new(ReaderMeters.Name);

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"];

    private readonly Histogram<double> _durations = meter.CreateHistogram<double>("http.server.request.duration", "s", "Time of an answer, by route and status.");

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var method = Array.Find(Methods, known => known == context.Request.Method) ?? "_OTHER";
        using var activity = Source.StartActivity(method, ActivityKind.Server, ParentOf(context.Request));
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Record(context, method, Stopwatch.GetElapsedTime(started), activity);
        }
    }

    private void Record(HttpContext context, string method, TimeSpan took, Activity? activity)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        var status = context.Response.StatusCode;
        _durations.Record(
            took.TotalSeconds,
            KeyValuePair.Create<string, object?>("http.request.method", method),
            KeyValuePair.Create<string, object?>("http.route", route),
            KeyValuePair.Create<string, object?>("http.response.status_code", status));
        if (activity is not null)
        {
            activity.DisplayName = $"{method} {route}";
            activity.SetTag("http.request.method", method);
            activity.SetTag("http.route", route);
            activity.SetTag("http.response.status_code", status);
            activity.SetStatus(status >= 500 ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        }
    }

    // W3C Trace Context: a proxy in front may have begun the trace.
    private static ActivityContext ParentOf(HttpRequest request)
        => request.Headers.TraceParent.ToString() is { Length: > 0 } parent && ActivityContext.TryParse(parent, request.Headers.TraceState, isRemote: true, out var context) ? context : default;
}
