using System.Text.Json;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace Annals.Browser.Tests;

/// <summary>Debian's Chromium with a profile of its own and no wish to talk to anybody.</summary>
internal sealed class Browser : IDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Driver = "/usr/bin/chromedriver";

    private readonly string _profile = Directory.CreateTempSubdirectory("annals-chromium-").FullName;
    private readonly ChromeDriver _driver;

    private Browser(bool script)
    {
        var options = new ChromeOptions { BinaryLocation = Chromium };
        options.AddArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", $"--user-data-dir={_profile}");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        options.SetLoggingPreference("performance", LogLevel.All);
        if (!script)
        {
            options.AddUserProfilePreference("profile.managed_default_content_settings.javascript", 2);
        }

        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Driver), Path.GetFileName(Driver));
        service.SuppressInitialDiagnosticInformation = true;
        _driver = new ChromeDriver(service, options);
        // A form that is sent with a key answers when it likes: what is looked for may be on the next page.
        _driver.Manage().Timeouts().ImplicitWait = TimeSpan.FromSeconds(5);
    }

    public IWebDriver Page => _driver;

    /// <param name="script">False for a browser that runs no JavaScript at all.</param>
    public static Browser Open(bool script = true)
    {
        if (!File.Exists(Chromium) || !File.Exists(Driver))
        {
            Assert.Skip($"NO BROWSER TEST WAS RUN: {Chromium} or {Driver} is missing. Install Debian's chromium and chromium-driver.");
        }

        return new Browser(script);
    }

    /// <summary>Runs a script in the page and waits for what it promises.</summary>
    public object? Run(string script, params object[] arguments)
        => _driver.ExecuteAsyncScript($"const done = arguments[arguments.length - 1]; (async (...arguments) => {{ {script} }})(...arguments).then(done, error => done('' + error));", arguments);

    public void Execute(string script) => _driver.ExecuteScript(script);

    /// <summary>Presses a key wherever the focus is.</summary>
    public void Press(string key) => new OpenQA.Selenium.Interactions.Actions(_driver).SendKeys(key).Perform();

    public void Show(int width, string scheme)
    {
        _driver.ExecuteCdpCommand("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = width < 500 ? 780 : 1000, ["deviceScaleFactor"] = 1, ["mobile"] = width < 500 });
        _driver.ExecuteCdpCommand("Emulation.setEmulatedMedia", new() { ["features"] = new[] { new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = scheme } } });
    }

    /// <summary>As on a sheet of A4.</summary>
    public void ShowAsPrinted()
    {
        _driver.ExecuteCdpCommand("Emulation.setDeviceMetricsOverride", new() { ["width"] = 794, ["height"] = 1123, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        _driver.ExecuteCdpCommand("Emulation.setEmulatedMedia", new() { ["media"] = "print" });
    }

    /// <summary>The number of pixels by which the page is wider than its window.</summary>
    public long Overflow()
        => Convert.ToInt64(_driver.ExecuteScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth"), System.Globalization.CultureInfo.InvariantCulture);

    public byte[] Picture(int width, int mostHeight)
    {
        var height = Convert.ToInt32(_driver.ExecuteScript("return document.documentElement.scrollHeight"), System.Globalization.CultureInfo.InvariantCulture);
        var clip = new Dictionary<string, object> { ["x"] = 0, ["y"] = 0, ["width"] = width, ["height"] = Math.Min(height, mostHeight), ["scale"] = 1 };
        var answer = (Dictionary<string, object>)_driver.ExecuteCdpCommand("Page.captureScreenshot", new() { ["format"] = "png", ["captureBeyondViewport"] = true, ["clip"] = clip })!;
        return Convert.FromBase64String((string)answer["data"]);
    }

    // The pictures in docs/screenshots come from here: ANNALS_SCREENSHOTS=DIR dotnet test tests/Annals.Browser.Tests
    public void Save(string name, int width)
    {
        if (Environment.GetEnvironmentVariable("ANNALS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name + ".png"), Picture(width, mostHeight: 2400));
        }
    }

    /// <summary>What the browser complained about since it was asked last.</summary>
    public IReadOnlyList<string> Complaints() => [.. _driver.Manage().Logs.GetLog(LogType.Browser).Select(entry => entry.Message)];

    /// <summary>The addresses on any network asked for since it was asked last: not the browser's own pages and icons.</summary>
    public IReadOnlyList<Uri> Requests()
    {
        var requests = new List<Uri>();
        foreach (var entry in _driver.Manage().Logs.GetLog("performance"))
        {
            using var message = JsonDocument.Parse(entry.Message);
            var inner = message.RootElement.GetProperty("message");
            if (inner.GetProperty("method").GetString() == "Network.requestWillBeSent")
            {
                requests.Add(new Uri(inner.GetProperty("params").GetProperty("request").GetProperty("url").GetString()!));
            }
        }

        return [.. requests.Where(request => request.Scheme is not ("chrome" or "data" or "about"))];
    }

    public void Dispose()
    {
        _driver.Quit();
        _driver.Dispose();
        Directory.Delete(_profile, recursive: true);
    }
}
