using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Running;

/// <summary>The real command as a service: what it tells a collector, how it logs, how it stops.</summary>
public class Service_over_its_life
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stopped_while_it_is_asked_it_loses_no_answer_and_logs_one_object_a_line()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM here");
        using var folder = new TemporaryFolder();
        using var service = await StartAsync(folder, []);
        using var client = new HttpClient { BaseAddress = service.Address };
        var (answered, lost) = (0, 0);
        var asking = Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                while (true)
                {
                    try
                    {
                        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancellation);
                        using var body = new MemoryStream();
                        try
                        {
                            await answer.Content.CopyToAsync(body, Cancellation);
                        }
                        catch (Exception exception) when (exception is HttpRequestException or IOException)
                        {
                            // Begun and not ended: lost.
                            Interlocked.Increment(ref lost);
                        }

                        Interlocked.Increment(ref answered);
                    }
                    catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
                    {
                        // It listens no more.
                        return;
                    }
                    catch (HttpRequestException)
                    {
                        // A kept connection that was closed before the request was read; whoever asks again is told that nobody listens.
                    }
                }
            },
            Cancellation)).ToList();
        while (Volatile.Read(ref answered) < 100)
        {
            await Task.Delay(10, Cancellation);
        }

        using (var kill = Process.Start("kill", ["-TERM", service.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(Cancellation);
        }

        await service.Process.WaitForExitAsync(Cancellation);
        await Task.WhenAll(asking);

        Assert.Equal(0, service.Process.ExitCode);
        Assert.Equal(0, lost);
        Assert.NotEmpty(service.Lines);
        Assert.All(service.Lines, line => Assert.Equal(["time", "level", "message"], JsonDocument.Parse(line).RootElement.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task A_collector_that_is_named_gets_requests_and_figures()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM here");
        using var folder = new TemporaryFolder();
        using var collector = new HttpListener();
        var port = FreePort();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        var collected = new ConcurrentDictionary<string, string> { ["/v1/traces"] = "", ["/v1/metrics"] = "" };
        var collecting = CollectAsync(collector, collected);
        using (var service = await StartAsync(folder, [("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "200")]))
        {
            using var client = new HttpClient { BaseAddress = service.Address };
            await client.GetStringAsync(new Uri("/feeds", UriKind.Relative), Cancellation);
            while (!collected["/v1/metrics"].Contains("annals.articles", StringComparison.Ordinal))
            {
                await Task.Delay(50, Cancellation);
            }

            using var kill = Process.Start("kill", ["-TERM", service.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await service.Process.WaitForExitAsync(Cancellation);
        }

        collector.Stop();
        await collecting;

        Assert.Contains("GET /feeds", collected["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("index batch", collected["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collected["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("service.name", collected["/v1/traces"], StringComparison.Ordinal);
    }

    private static async Task CollectAsync(HttpListener collector, ConcurrentDictionary<string, string> collected)
    {
        while (true)
        {
            try
            {
                var context = await collector.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body, Cancellation);
                collected[context.Request.Url!.AbsolutePath] += Encoding.Latin1.GetString(body.ToArray());
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<Service> StartAsync(TemporaryFolder folder, (string Name, string Value)[] environment)
    {
        folder.File("posts/a.md", "<!--1714717800000-->\n[大桥](https://news.example/1)\n------\n\n<p>通车。</p>\n");
        var archive = Path.Combine(folder.Path, "archive");
        await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive);
        await Invocation.OfAsync("reindex", "--archive", archive);
        Directory.Delete(Path.Combine(archive, ".annals"), recursive: true);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "annals.dll"), "serve", "--port", "0", "--log", "json", "--archive", archive]) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var lines = new List<string>();
        while (await process.StandardError.ReadLineAsync(Cancellation) is { } line)
        {
            lines.Add(line);
            if (line.IndexOf("http://localhost:", StringComparison.Ordinal) is >= 0 and var at)
            {
                var address = new Uri(line[at..].Split('"')[0]);
                _ = process.StandardError.ReadToEndAsync(Cancellation);
                return new Service(process, address, lines);
            }
        }

        throw new InvalidOperationException($"it ended with {process.ExitCode}: {string.Join('\n', lines)}");
    }

    private sealed record Service(Process Process, Uri Address, List<string> Lines) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited)
            {
                Process.Kill();
            }

            Process.Dispose();
        }
    }
}
