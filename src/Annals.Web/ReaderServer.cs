using System.Diagnostics.Metrics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Annals.Web.Accounts;
using Annals.Web.Api;
using Annals.Web.Apps;
using Annals.Web.Assistants;
using Annals.Web.FeedsOut;
using Annals.Web.Findings;
using Annals.Web.Hooks;
using Annals.Web.Images;
using Annals.Web.Live;
using Annals.Web.Managing;
using Annals.Web.Marks;
using Annals.Web.Memento;
using Annals.Web.Offline;
using Annals.Web.Reading;
using Annals.Web.Serving;
using Annals.Web.Watching;
using Annals.Web.WebSub;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Annals.Web;

/// <summary>The live reader: the archive as pages and JSON over HTTP. What it changes, it changes through <see cref="ChangeDoor"/>.</summary>
public sealed class ReaderServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ReaderServer(WebApplication application) => _application = application;

    /// <summary>Where it listens, for a person to open: <c>http://localhost:8427/</c>.</summary>
    public Uri Address { get; private init; } = new("http://localhost/");

    /// <summary>Every address it answers, for tests that hold documents to it.</summary>
    internal IReadOnlyList<Endpoint> Routes => _application.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <exception cref="ListenException">The port is taken, or the address is not this machine's.</exception>
    public static async Task<ReaderServer> StartAsync(ReaderOptions options, CancellationToken cancellationToken = default)
    {
        var application = Build(options);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await application.DisposeAsync();
            throw new ListenException(WhyNot(options, exception), exception);
        }

        return new ReaderServer(application) { Address = AddressOf(application) };
    }

    /// <summary>Finishes the answers under way, for a few seconds at most, then stops listening.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => _application.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private static WebApplication Build(ReaderOptions given)
    {
        var made = new ChangeCount();
        var managing = new ManagingDesk(given, made);
        var knowledge = new KnowledgeShelf(given.Folder, given.Report);
        given.Index.Subjects ??= knowledge.ArticlesOf;
        var options = given with { Pages = new PageCache(PageCache.DefaultBytes), Knowledge = knowledge, Version = () => $"{given.Version()} {made.Now} {knowledge.Version}" };
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        builder.Services.AddResponseCompression(Compress);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Limit(kestrel, options));

        var application = builder.Build();
        var changes = new ChangeDoor(options, ChangeSeal.Open(options.Folder));
        var accounts = new AccountBook(options.Folder, TimeProvider.System, options.Report);
        var sessions = Sessions.Open(options.Folder, options.Clock, options.Report);
        var doorkeeper = new Doorkeeper(options, accounts, sessions);
        var desks = new ReadingDesks(options);
        application.Lifetime.ApplicationStopped.Register(desks.Dispose);
        application.Lifetime.ApplicationStopped.Register(knowledge.Dispose);
        var meter = new Meter(ReaderMeters.Name);
        var book = new MetricsBook(meter);
        application.Lifetime.ApplicationStopped.Register(book.Dispose);
        application.Lifetime.ApplicationStopped.Register(meter.Dispose);
        ReaderMeters.AddTo(meter, options);
        application.Use(new RequestMeter(meter).InvokeAsync);
        if (options.IsBehindProxy)
        {
            // Of this machine's proxy alone, which is the framework's default: others could claim any address.
            application.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        }

        if (options.BasePath.Length > 0)
        {
            application.UsePathBase(options.BasePath);
        }

        application.Use(doorkeeper.IdentifyAsync);
        application.Use(desks.SeatAsync);
        application.Use(new FrontDoor(options, changes).InvokeAsync);
        if (options.NeedsAccounts)
        {
            var calls = new CallLimit(options);
            application.Lifetime.ApplicationStopped.Register(calls.Dispose);
            application.Use(calls.InvokeAsync);
        }

        application.UseResponseCompression();
        application.UseRouting();
        application.Use(doorkeeper.AdmitAsync);
        application.Use(new MethodGate(options).InvokeAsync);
        var signIn = new SignIn(accounts, new SignInLimit(TimeProvider.System), options.Report);
        application.Lifetime.ApplicationStopped.Register(signIn.Dispose);
        Map(application, options, managing, changes, accounts);
        new MetricsEndpoint(options, book).Map(application);
        new AccountEndpoints(options, changes, accounts, sessions, signIn).Map(application);
        ReaderApps.Map(application, options, accounts, signIn, desks, managing, made);
        return application;
    }

    private static void Map(WebApplication application, ReaderOptions options, ManagingDesk managing, ChangeDoor changes, AccountBook accounts)
    {
        var signature = ImageSignature.Open(options.Folder, options.BasePath);
        var analyses = new Analyses(options);
        var library = new Library(options, signature, analyses);
        var events = new EventDesk(options, library, analyses);
        var mementos = new MementoEndpoints(options);
        mementos.Map(application);
        new MarkEndpoints(options, library, changes).Map(application);
        new PageEndpoints(options, library, events, mementos).Map(application);
        new FindingEndpoints(options, changes).Map(application);
        new EventEndpoints(options, events, changes).Map(application);
        var books = new BookEndpoints(options);
        books.Map(application);
        application.Lifetime.ApplicationStopped.Register(books.Dispose);
        new OfflineEndpoints(options).Map(application);
        new LiveEndpoint(options, application.Lifetime.ApplicationStopping).Map(application);
        new FeedEndpoints(options, changes, managing).Map(application);
        MapFeedsOut(application, options, new FeedShelf(options, library), new FeedMaker(options, signature), accounts);
        new RulesEndpoints(options, changes, managing).Map(application);
        new SettingsEndpoints(options, changes, managing).Map(application);
        new ImageEndpoint(options, signature, new Thumbnails(options.Folder, ThumbnailProgram.Find(), options.Report)).Map(application);
        new StateEndpoints(options, changes).Map(application);
        new KnowledgeEndpoints(options).Map(application);
        new StoryEndpoints(options).Map(application);
        new ApiEndpoints(options, library).Map(application);
        new McpEndpoint(new ArchiveAssistant(new ArchiveTools(options.Folder, options.Index, options.Feeds), new KnowledgeTools(() => options.Knowledge?.Store), new StoryTools(() => options.Knowledge?.Stories))).Map(application);
    }

    private static void MapFeedsOut(WebApplication application, ReaderOptions options, FeedShelf shelf, FeedMaker maker, AccountBook accounts)
    {
        new FeedOutEndpoints(options, shelf, maker).Map(application);
        var full = new FullTextEndpoint(options);
        full.Map(application);
        application.Lifetime.ApplicationStopped.Register(full.Dispose);
        if (options.Session is not { } session)
        {
            return;
        }

        // Where capture runs, and so in one process alone.
        var hub = new Hub(options, session, shelf, maker, accounts, TimeProvider.System);
        hub.Map(application);
        new HubCallback(session.Hubs).Map(application);
        var announcing = new Announcing(options, [new HookCaller(options, session, TimeProvider.System).RunAsync, hub.RunAsync, session.Hubs.RunAsync]);
        application.Lifetime.ApplicationStarted.Register(() => announcing.Start(application.Lifetime.ApplicationStopping));
        application.Lifetime.ApplicationStopped.Register(announcing.Finish);
    }

    private static void Limit(KestrelServerOptions kestrel, ReaderOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.Limits.MaxConcurrentConnections = 1000;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = options.LongestHead;
        kestrel.Limits.KeepAliveTimeout = options.LongestIdle;
        kestrel.Listen(options.Listen, options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (options.Certificate is { } certificate)
            {
                listen.UseHttps(certificate);
            }
        });
    }

    private static void Compress(ResponseCompressionOptions compression)
    {
        compression.Providers.Add(new BrotliCompressionProvider(new BrotliCompressionProviderOptions { Level = CompressionLevel.Fastest }));
        compression.Providers.Add(new GzipCompressionProvider(new GzipCompressionProviderOptions { Level = CompressionLevel.Fastest }));
        compression.MimeTypes = ["text/html", "text/css", "text/javascript", "application/manifest+json", "application/json", "image/svg+xml", "text/plain"];
    }

    private static Uri AddressOf(WebApplication application)
    {
        var listening = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "localhost", StringComparison.Ordinal));
        return new Uri($"{listening.Scheme}://localhost:{listening.Port}/");
    }

    private static string WhyNot(ReaderOptions options, Exception exception)
    {
        var error = (exception as SocketException ?? exception.InnerException as SocketException ?? exception.InnerException?.InnerException as SocketException)?.SocketErrorCode;
        if (exception.InnerException is AddressInUseException || error == SocketError.AddressAlreadyInUse)
        {
            return $"port {options.Port} on {options.Listen} is in use, perhaps by another Annals: stop that program or choose another port with --port N";
        }

        return error switch
        {
            SocketError.AccessDenied => $"port {options.Port} on {options.Listen} may not be used by this user: choose one above 1023 with --port N",
            SocketError.AddressNotAvailable => $"{options.Listen} is no address of this machine: give one that is with --listen ADDR, or leave it out for {IPAddress.Loopback}",
            _ => $"cannot listen on {options.Listen}, port {options.Port}: {exception.Message} Choose another with --listen ADDR or --port N",
        };
    }
}
