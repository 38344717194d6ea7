using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Annals.Pages.Script;

namespace Annals.Web.Tests.Offline;

public class Offline_reading_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_names_the_last_days_articles_newest_first()
    {
        using var list = JsonDocument.Parse(await TextAsync("/offline.json"));
        var articles = list.RootElement.GetProperty("articles").EnumerateArray().ToList();

        Assert.Equal(3, list.RootElement.GetProperty("days").GetInt32());
        Assert.Equal(4, articles.Count);
        Assert.Equal(ReaderFixture.IdOf("https://outlet.example/meter"), articles[0].GetProperty("id").GetString());
        Assert.Equal(2, articles.Single(article => article.GetProperty("id").GetString() == reader.Bridge).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Articles_older_than_that_stay_out()
    {
        await using var server = await ReaderServer.StartAsync(reader.Options with { OfflineDays = 1 }, Cancellation);
        using var client = ReaderFixture.ClientFor(server);
        using var list = JsonDocument.Parse(await client.GetStringAsync(new Uri("/offline.json", UriKind.Relative), Cancellation));

        Assert.Equal(3, list.RootElement.GetProperty("articles").GetArrayLength());
    }

    [Fact]
    public async Task Everything_the_worker_keeps_for_good_is_there()
    {
        var worker = await TextAsync(ReaderScript.WorkerPath);
        var files = JsonSerializer.Deserialize<string[]>(Regex.Match(worker, @"const files = (\[[^\]]*\])\.map").Groups[1].Value)!;

        Assert.DoesNotContain("{version}", worker);
        Assert.Contains(ReaderScript.Path, files);
        foreach (var file in files)
        {
            using var answer = await reader.Client.GetAsync(new Uri(file, UriKind.Relative), Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_worker_is_never_kept_by_the_browser_and_the_script_for_ever()
    {
        using var worker = await reader.Client.GetAsync(new Uri(ReaderScript.WorkerPath, UriKind.Relative), Cancellation);
        using var script = await reader.Client.GetAsync(new Uri(ReaderScript.Path, UriKind.Relative), Cancellation);

        Assert.True(worker.Headers.CacheControl!.NoCache);
        Assert.Contains("immutable", script.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_manifest_names_icons_that_are_there()
    {
        using var manifest = JsonDocument.Parse(await TextAsync(ReaderScript.ManifestPath));
        foreach (var icon in manifest.RootElement.GetProperty("icons").EnumerateArray())
        {
            Assert.StartsWith("<svg", await TextAsync(icon.GetProperty("src").GetString()!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_pages_have_the_marks_the_worker_looks_for()
    {
        var worker = await TextAsync(ReaderScript.WorkerPath);
        var page = await TextAsync($"/a/{reader.Bridge}?ui=en");

        foreach (Match mark in Regex.Matches(worker, @"\.replace\('([^']+)'"))
        {
            Assert.Contains(mark.Groups[1].Value, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_was_not_kept_says_so_in_the_readers_language()
    {
        Assert.Contains("Not kept offline", await TextAsync("/offline?ui=en"), StringComparison.Ordinal);
        Assert.Contains("未离线留存", await TextAsync("/offline?ui=zh"), StringComparison.Ordinal);
    }

    private Task<string> TextAsync(string address) => reader.Client.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation);
}
