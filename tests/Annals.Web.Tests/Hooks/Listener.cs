using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Annals.Web.Tests.Hooks;

/// <summary>Another program on the web, which notes what it is sent and answers as a test wants.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication _application;

    private Listener(WebApplication application) => _application = application;

    public Uri Address { get; private set; } = new("http://localhost/");

    public ConcurrentQueue<Heard> All { get; } = new();

    /// <summary>What to answer, status and body; 200 and nothing unless a test says otherwise.</summary>
    public Func<Heard, (int Status, string Body)> Answer { get; set; } = static _ => (200, "");

    public static async Task<Listener> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var listener = new Listener(builder.Build());
        listener._application.Run(listener.HearAsync);
        await listener._application.StartAsync(cancellation);
        listener.Address = new Uri(listener._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");
        return listener;
    }

    /// <summary>Waits until it has heard so much.</summary>
    public async Task<IReadOnlyList<Heard>> HeardAsync(int count, string method, CancellationToken cancellation)
    {
        while (All.Count(heard => heard.Method == method) < count)
        {
            await Task.Delay(20, cancellation);
        }

        return [.. All.Where(heard => heard.Method == method)];
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task HearAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var heard = new Heard(context.Request.Method, context.Request.Path, context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()), context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());
        All.Enqueue(heard);
        var (status, text) = Answer(heard);
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(text);
    }
}

internal sealed record Heard(string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, byte[] Body);
