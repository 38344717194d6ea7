namespace Annals.Browser.Tests;

/// <summary>A static site of the demo's archive, made by <c>annals site</c> as a process of its own while the demo runs.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly DemoReader _demo = new();
    private readonly string _root = Directory.CreateTempSubdirectory("annals-browser-site-").FullName;

    /// <summary>The site's folder as an address.</summary>
    public Uri Address => new(_root + "/site/");

    public async ValueTask InitializeAsync()
    {
        await _demo.InitializeAsync();
        await AnnalsProcess.RunAsync(["analyze", "--archive", _demo.Archive], TestContext.Current.CancellationToken);
        await AnnalsProcess.RunAsync(["site", "--to", Path.Combine(_root, "site"), "--archive", _demo.Archive], TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _demo.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
