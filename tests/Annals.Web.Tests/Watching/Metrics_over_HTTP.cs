using System.Net;
using System.Net.Http.Headers;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Index;
using Annals.Web.Accounts;

namespace Annals.Web.Tests.Watching;

public class Metrics_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_counted_by_their_route_and_never_by_what_was_asked()
    {
        using var known = await reader.Client.GetAsync("/a/" + reader.Bridge, Cancellation);
        using var strange = await reader.Client.GetAsync("/one-of-a-million-made-up-addresses", Cancellation);
        using var odd = await reader.Client.SendAsync(new HttpRequestMessage(new HttpMethod("BREW"), "/"), Cancellation);
        var text = await reader.Client.GetStringAsync("/metrics", Cancellation);

        Assert.Contains("http_server_request_duration_seconds_count{http_request_method=\"GET\",http_route=\"/a/{article}\",http_response_status_code=\"200\"} ", text, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/{**path}\",http_response_status_code=\"404\",le=\"+Inf\"} ", text, StringComparison.Ordinal);
        Assert.Contains("http_request_method=\"_OTHER\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("made-up", text, StringComparison.Ordinal);
        Assert.DoesNotContain("BREW", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("annals_articles 4")]
    [InlineData("annals_feeds{state=\"Well\"} 1")]
    [InlineData("annals_index_position ")]
    [InlineData("annals_page_cache_requests_total{result=\"hit\"} ")]
    [InlineData("annals_page_cache_size_bytes ")]
    [InlineData("process_resident_memory_bytes ")]
    [InlineData("process_cpu_seconds_total ")]
    public async Task The_archive_and_the_process_are_measured(string line)
        => Assert.Contains("\n" + line, await reader.Client.GetStringAsync("/metrics", Cancellation), StringComparison.Ordinal);

    [Fact]
    public async Task Every_line_is_one_that_Prometheus_reads()
    {
        using var answer = await reader.Client.GetAsync("/metrics", Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var samples = lines.Where(line => !line.StartsWith('#')).ToList();

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.All(samples, sample => Assert.Matches("^[a-z_]+(\\{([a-z_]+=\"[^\"]*\",?)+\\})? -?[0-9.E+-]+$", sample));
        Assert.Equal(samples.Count, samples.Select(sample => sample[..sample.LastIndexOf(' ')]).Distinct().Count());
    }

    [Fact]
    public async Task Elsewhere_they_are_for_a_token_alone_even_where_everybody_may_read()
    {
        using var root = new Folder();
        var folder = ArchiveFolder.OpenOrCreate(root.Path);
        using var index = ArchiveIndex.Open(folder);
        Assert.True(ReaderName.TryParse("li", out var name));
        var token = AccessToken.Make("li", "prometheus", DateTimeOffset.UnixEpoch, out var secret);
        AccountFiles.Write(folder, new Account(name, AccountRole.Reader, PasswordHash.Of("a long enough one"), DateTimeOffset.UnixEpoch) { Tokens = [token] });
        await using var server = await ReaderServer.StartAsync(new ReaderOptions { Folder = folder, Index = index, Port = 0, IsBehindProxy = true, IsPublic = true }, Cancellation);
        using var client = ReaderFixture.ClientFor(server);

        using var stranger = await client.GetAsync("/metrics", Cancellation);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var program = await client.GetAsync("/metrics", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.OK, program.StatusCode);
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("annals-metrics-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
