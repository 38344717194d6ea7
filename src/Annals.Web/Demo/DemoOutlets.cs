using System.Net;
using System.Net.Sockets;
using System.Security;
using Annals.Web.Demo.Outlets;
using Annals.Web.Demo.Sites;
using Microsoft.Net.Http.Headers;

namespace Annals.Web.Demo;

/// <summary>
/// Six small outlets on the loopback interface, one port each, for trying Annals without a network. They speak real
/// HTTP, so that what fetches them (with private addresses allowed) is what fetches the world.
/// </summary>
/// <remarks>
/// The Courier corrects an article once its feed was polled: the second poll brings a revision. Nantingʼs feed is
/// malformed and has a date that reads NaN. Fields Weekly's text is only on its pages. Haiyu publishes in Big5.
/// </remarks>
public sealed class DemoOutlets : IAsyncDisposable
{
    // The same ports each time, when they are free: a demo started again on its archive then meets its articles again.
    private const int FirstPort = 18427;
    private const int MostTries = 5;

    private static readonly DemoOutlet[] All =
    [
        YunjinDaily.Outlet, HaiyuTimes.Outlet, LanmouthCourier.Outlet, FieldsWeekly.Outlet, NantingRadio.Outlet, TonglianAgency.Outlet,
    ];

    private readonly WebApplication _application;
    private readonly IReadOnlyList<DemoSite> _sites;

    private DemoOutlets(WebApplication application, IReadOnlyList<DemoSite> sites)
    {
        _application = application;
        _sites = sites;
    }

    /// <summary>The feeds' addresses.</summary>
    public IReadOnlyList<string> Feeds => [.. _sites.Select(site => site.FeedUrl)];

    /// <summary>The subscriptions to all of them, as OPML 2.0.</summary>
    public string Opml
    {
        get
        {
            var outlines = _sites.Select(site => $"    <outline type=\"rss\" text=\"{SecurityElement.Escape(site.Outlet.Name)}\" title=\"{SecurityElement.Escape(site.Outlet.Name)}\" xmlUrl=\"{SecurityElement.Escape(site.FeedUrl)}\" language=\"{site.Outlet.Language}\" />\n");
            return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n  <head><title>Annals demo</title></head>\n  <body>\n{string.Concat(outlines)}  </body>\n</opml>\n";
        }
    }

    /// <param name="clock">Articles are dated back from its present.</param>
    public static async Task<DemoOutlets> StartAsync(TimeProvider clock, CancellationToken cancellationToken = default)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await StartAsync(FreePorts(), clock.GetUtcNow(), cancellationToken);
            }
            catch (IOException) when (tries < MostTries)
            {
                // Between looking for free ports and taking them another demo, started at the same moment, took one.
            }
        }
    }

    private static async Task<DemoOutlets> StartAsync(int[] ports, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var sites = All.Zip(ports, (outlet, port) => (port, site: new DemoSite(outlet, $"http://127.0.0.1:{port}", start))).ToDictionary(pair => pair.port, pair => pair.site);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => Array.ForEach(ports, port => kestrel.Listen(IPAddress.Loopback, port)));
        var application = builder.Build();
        application.Run(context => AnswerAsync(context, sites[context.Connection.LocalPort]));
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException)
        {
            await application.DisposeAsync();
            throw;
        }

        return new DemoOutlets(application, [.. sites.Values]);
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, DemoSite site)
    {
        var response = context.Response;
        if (site.Answer(context.Request.Path.Value ?? "/") is not { } answer)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var headers = response.GetTypedHeaders();
        headers.ETag = answer.ETag is null ? null : new EntityTagHeaderValue(answer.ETag);
        headers.LastModified = answer.LastModified;
        if (answer.ETag is not null && context.Request.Headers.IfNoneMatch.Contains(answer.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private static int[] FreePorts()
    {
        var wanted = Enumerable.Range(FirstPort, All.Length).ToArray();
        return Array.TrueForAll(wanted, IsFree) ? wanted : AnyFreePorts();
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int[] AnyFreePorts()
    {
        var listeners = All.Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            listeners.ForEach(listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }
}
