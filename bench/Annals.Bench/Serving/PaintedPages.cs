using System.Globalization;
using System.Text.Json;
using Annals.Bench.Sanitising;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace Annals.Bench.Serving;

/// <param name="Bytes">Received over the wire, heads and bodies, of everything but images.</param>
/// <param name="Outside">Requests to anybody but the reader.</param>
/// <param name="Shift">Cumulative layout shift (Layout Instability, W3C) until half a second after everything was there.</param>
/// <param name="FirstPaint">Milliseconds from the start of the navigation (Paint Timing, W3C).</param>
internal sealed record PaintedPage(double Bytes, int Outside, double Shift, double FirstPaint);

/// <summary>Opens a reader's pages in Debian's Chromium, always for the first time.</summary>
internal sealed class PaintedPages : IDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);

    private readonly string _profile = Directory.CreateTempSubdirectory("annals-painted-").FullName;
    private readonly ChromeDriver _driver;
    private readonly Uri _reader;

    public PaintedPages(Uri reader, int width)
    {
        _reader = reader;
        var options = new ChromeOptions { BinaryLocation = HarmProbe.Chromium };
        options.AddArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={_profile}");
        options.SetLoggingPreference("performance", LogLevel.All);
        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(HarmProbe.Driver), Path.GetFileName(HarmProbe.Driver));
        service.SuppressInitialDiagnosticInformation = true;
        _driver = new ChromeDriver(service, options);
        _driver.ExecuteCdpCommand("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = width < 500 });
    }

    public PaintedPage Open(string address)
    {
        _driver.Navigate().GoToUrl("about:blank");
        _driver.ExecuteCdpCommand("Network.clearBrowserCache", []);
        _driver.ExecuteCdpCommand("Storage.clearDataForOrigin", new() { ["origin"] = _reader.GetLeftPart(UriPartial.Authority), ["storageTypes"] = "all" });
        _driver.Manage().Logs.GetLog("performance");
        _driver.Navigate().GoToUrl(new Uri(_reader, address));
        Thread.Sleep(Calm);
        var (bytes, outside) = Traffic();
        return new PaintedPage(bytes, outside, Number("return new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => done(0), 100))"), Number("return performance.getEntriesByName('first-paint')[0]?.startTime ?? -1"));
    }

    public void Dispose()
    {
        _driver.Quit();
        _driver.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private (double Bytes, int Outside) Traffic()
    {
        var (bytes, outside, images) = (0.0, 0, new HashSet<string>());
        foreach (var entry in _driver.Manage().Logs.GetLog("performance"))
        {
            using var message = JsonDocument.Parse(entry.Message);
            var inner = message.RootElement.GetProperty("message");
            var parameters = inner.GetProperty("params");
            switch (inner.GetProperty("method").GetString())
            {
                case "Network.requestWillBeSent":
                    var asked = new Uri(parameters.GetProperty("request").GetProperty("url").GetString()!);
                    outside += asked.Scheme is "data" or "chrome" or "about" || asked.Authority == _reader.Authority ? 0 : 1;
                    break;
                case "Network.responseReceived" when parameters.GetProperty("type").GetString() == "Image":
                    images.Add(parameters.GetProperty("requestId").GetString()!);
                    break;
                case "Network.loadingFinished" when !images.Contains(parameters.GetProperty("requestId").GetString()!):
                    bytes += parameters.GetProperty("encodedDataLength").GetDouble();
                    break;
                default:
                    break;
            }
        }

        return (bytes, outside);
    }

    private double Number(string script) => Convert.ToDouble(_driver.ExecuteScript(script), CultureInfo.InvariantCulture);
}
