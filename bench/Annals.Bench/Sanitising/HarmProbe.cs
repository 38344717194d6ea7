using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace Annals.Bench.Sanitising;

/// <summary>
/// Shows fragments in Debian's Chromium without any content policy, pokes at them, and counts what happens. Nothing leaves the
/// machine: no name resolves but the probe's own server, and the browser's log tells what was asked for.
/// </summary>
public sealed class HarmProbe : IDisposable
{
    public const string Chromium = "/usr/bin/chromium";
    public const string Driver = "/usr/bin/chromedriver";

    private const string Marker = "ANNALS-EXECUTED";

    // In every frame, before anything else runs. A frame of another origin cannot reach the top and cries into the log.
    private const string Hooks = """
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'execScript', 'msgbox', 'harm']) {
          window[name] = () => {
            try { (window.top.__executed ??= []).push(name); } catch { console.error('ANNALS-EXECUTED'); }
          };
        }
        window.open = () => null;
        """;

    private readonly string _profile = Directory.CreateTempSubdirectory("annals-probe-").FullName;
    private readonly ConcurrentDictionary<string, string> _pages = new();
    private readonly HttpListener _server = new();
    private readonly string _origin;
    private readonly ChromeDriver _driver;
    private int _lastPage;

    public HarmProbe()
    {
        var port = FreePort();
        _origin = $"http://127.0.0.1:{port}/";
        _server.Prefixes.Add(_origin);
        _server.Start();
        _ = Task.Run(ServeAsync);
        var options = new ChromeOptions { BinaryLocation = Chromium, PageLoadStrategy = PageLoadStrategy.Normal, UnhandledPromptBehavior = UnhandledPromptBehavior.Dismiss };
        options.AddArguments(
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--block-new-web-contents", $"--user-data-dir={_profile}");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        options.SetLoggingPreference("performance", LogLevel.All);
        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Driver), Path.GetFileName(Driver));
        service.SuppressInitialDiagnosticInformation = true;
        _driver = new ChromeDriver(service, options);
        _driver.Manage().Timeouts().PageLoad = TimeSpan.FromSeconds(10);
        _driver.Manage().Timeouts().AsynchronousJavaScript = TimeSpan.FromSeconds(30);
        _driver.ExecuteCdpCommand("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = Hooks });
    }

    public static bool IsPossible => File.Exists(Chromium) && File.Exists(Driver);

    /// <summary>All fragments in one page of ours: each as innerHTML, and what became of it as innerHTML once more.</summary>
    public Harm Insert(IReadOnlyList<string> fragments) => Show("insert", fragments, "");

    /// <summary>The fragment as a page of its own.</summary>
    public Harm Open(string fragment) => Show("page", [], fragment);

    /// <summary>The trees that the browser makes of fragments, written as the sanitiser writes them.</summary>
    public IReadOnlyList<string> ReadBack(IReadOnlyList<string> fragments)
    {
        GoHome();
        return [.. ((IEnumerable<object>)_driver.ExecuteScript(Script("readback.js"), [fragments.ToArray()])!).Select(html => (string)html)];
    }

    /// <summary>What of a harmless fragment is missing.</summary>
    public IReadOnlyList<string> Missing(string html, string baseUri, JsonElement texts, JsonElement rows)
    {
        GoHome();
        var script = Script("benign.js").Replace("const [html, base, texts, rows] = arguments;", $"const [html, base] = arguments; const texts = {texts.GetRawText()}; const rows = {rows.GetRawText()};", StringComparison.Ordinal);
        return [.. ((IEnumerable<object>)_driver.ExecuteScript(script, html, baseUri)!).Select(missing => (string)missing)];
    }

    public void Dispose()
    {
        _driver.Quit();
        _driver.Dispose();
        _server.Close();
        Directory.Delete(_profile, recursive: true);
    }

    private void GoHome()
    {
        if (!_driver.Url.StartsWith(_origin, StringComparison.Ordinal))
        {
            _driver.Navigate().GoToUrl(_origin);
        }
    }

    private Harm Show(string mode, IReadOnlyList<string> fragments, string page)
    {
        var path = "page" + Interlocked.Increment(ref _lastPage);
        _pages[path] = page;
        Requests();
        try
        {
            _driver.Navigate().GoToUrl(_origin + path);
        }
        catch (WebDriverException)
        {
            // A page that went elsewhere or never finished loading: what it did until then stands in the logs.
        }

        var told = Told(mode, fragments);
        var cries = _driver.Manage().Logs.GetLog(LogType.Browser).Count(entry => entry.Message.Contains(Marker, StringComparison.Ordinal));
        var allowed = List(told, "allowed").ToHashSet(StringComparer.Ordinal);
        return new Harm
        {
            Executions = [.. List(told, "executed"), .. Enumerable.Repeat("in a frame", cries)],
            Requests = [.. Requests().Where(request => !request.Url.StartsWith(_origin + path, StringComparison.Ordinal) && request.Url != _origin + "favicon.ico" && !IsShown(request, allowed)).Select(request => request.ToString())],
            Dangers = [.. List(told, "handlers"), .. List(told, "addresses")],
            Strays = [.. List(told, "document"), .. List(told, "forms"), .. List(told, "frames"), .. List(told, "names"), .. List(told, "overlays")],
        };
    }

    private JsonElement? Told(string mode, IReadOnlyList<string> fragments)
    {
        try
        {
            using var told = JsonDocument.Parse((string)_driver.ExecuteAsyncScript(Script("probe.js"), mode, fragments.ToArray())!);
            return told.RootElement.Clone();
        }
        catch (WebDriverException)
        {
            // Poked, it went elsewhere: nothing is left to be asked.
            return null;
        }
    }

    private static IEnumerable<string> List(JsonElement? told, string key)
        => told is { } found ? found.GetProperty(key).EnumerateArray().Select(one => one.ToString()) : key == "document" ? ["the page went elsewhere"] : [];

    // Pictures, films and sounds that the fragment names, and the frames that may stay.
    private static bool IsShown(Request request, HashSet<string> allowed)
        => request.Url.StartsWith("data:", StringComparison.Ordinal) || (request.Type is "Image" or "Media" or "Document" or "TextTrack" or "Other" && allowed.Contains(request.Url));

    private List<Request> Requests()
    {
        var requests = new List<Request>();
        foreach (var entry in _driver.Manage().Logs.GetLog("performance"))
        {
            using var message = JsonDocument.Parse(entry.Message);
            var inner = message.RootElement.GetProperty("message");
            if (inner.GetProperty("method").GetString() == "Network.requestWillBeSent")
            {
                var told = inner.GetProperty("params");
                requests.Add(new Request(told.TryGetProperty("type", out var type) ? type.GetString()! : "Other", told.GetProperty("request").GetProperty("url").GetString()!));
            }
        }

        return requests;
    }

    private async Task ServeAsync()
    {
        while (_server.IsListening)
        {
            try
            {
                var context = await _server.GetContextAsync();
                var page = _pages.GetValueOrDefault(context.Request.Url!.AbsolutePath.TrimStart('/'), "");
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes("<!DOCTYPE html>" + page));
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The browser left early, or the probe is done.
            }
        }
    }

    private static string Script(string name)
    {
        using var stream = typeof(HarmProbe).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Request(string Type, string Url)
    {
        public override string ToString() => $"{Type} {Url[..Math.Min(Url.Length, 120)]}";
    }
}
