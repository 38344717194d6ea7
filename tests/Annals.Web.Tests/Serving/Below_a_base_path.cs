using System.Net;
using System.Text.RegularExpressions;

namespace Annals.Web.Tests.Serving;

/// <summary>The reader as it stands behind a proxy that gives it a part of a site.</summary>
public sealed partial class Below_a_base_path(ReaderFixture reader) : IClassFixture<ReaderFixture>, IAsyncLifetime
{
    private ReaderServer? _server;
    private HttpClient? _client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ReaderServer.StartAsync(reader.Options with { Port = 0, BasePath = "/news" }, Cancellation);
        _client = ReaderFixture.ClientFor(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await (_server?.DisposeAsync() ?? default);
    }

    [Fact]
    public async Task Every_address_that_a_page_names_lies_below_it_and_answers()
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { "/news/" };
        var open = new Queue<string>(known);
        while (open.TryDequeue(out var address))
        {
            using var answer = await _client!.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
            // A picture that is not kept is an answer too, and this archive has no list of subscriptions.
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect || address.StartsWith("/news/img", StringComparison.Ordinal) || address == "/news/feeds.opml", $"{address}: {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            foreach (var path in Own().Matches(await answer.Content.ReadAsStringAsync(Cancellation)).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)))
            {
                Assert.True(path.StartsWith("/news/", StringComparison.Ordinal), $"{address} names {path}");
                var page = path.Split('#')[0];
                if (!page.Contains("/live", StringComparison.Ordinal) && !IsForm(page) && known.Add(page))
                {
                    open.Enqueue(page);
                }
            }
        }

        Assert.Contains(known, path => path.StartsWith("/news/img?", StringComparison.Ordinal));
        Assert.Contains(known, path => path.StartsWith("/news/style-", StringComparison.Ordinal));
        Assert.True(known.Count > 20, $"only {known.Count} addresses");
    }

    // What takes a form, and is asked for by no link.
    private static bool IsForm(string path) => path.Split('?')[0] is "/news/marks" or "/news/notes" or "/news/at" || path.StartsWith("/news/feeds/", StringComparison.Ordinal) || path.StartsWith("/news/rules/", StringComparison.Ordinal) || path.StartsWith("/news/settings/", StringComparison.Ordinal);

    [GeneratedRegex(" (?:href|src|action|formaction|data-source|data-home)=\"(/[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Own();
}
