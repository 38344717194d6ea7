using System.Net;
using Annals.Feeds;

namespace Annals.Web.Tests.FeedsOut;

public class Feeds_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("rss", "application/rss+xml")]
    [InlineData("atom", "application/atom+xml")]
    [InlineData("json", "application/feed+json")]
    public async Task Everything_is_a_feed_in_three_forms_that_reads_back_whole(string ending, string type)
    {
        using var answer = await reader.Client.GetAsync($"/feeds/all.{ending}", Cancellation);
        var feed = FeedParser.Parse(await answer.Content.ReadAsByteArrayAsync(Cancellation));

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.False(feed.IsBozo);
        Assert.Empty(feed.Diagnostics);
        Assert.Equal(4, feed.Entries.Count);
        var bridge = feed.Entries.Single(entry => entry.Id == "urn:annals:" + reader.Bridge);
        Assert.Equal("望川大桥今晨通车", bridge.Title!.Value);
        Assert.Contains("今晨六时整，望川大桥正式通车", bridge.Contents[0].Value);
        Assert.Equal(ReaderFixture.Now.AddHours(-5), bridge.Published);
        Assert.Equal(ReaderFixture.Now, bridge.Updated);
        Assert.Equal(["云津日报", "桥梁/道路", "<i>"], bridge.Categories.Select(category => category.Term));
        Assert.Equal(new Uri(reader.Client.BaseAddress!, "/a/" + reader.Bridge).AbsoluteUri, bridge.Link);
    }

    [Fact]
    public async Task Nothing_that_runs_is_given_to_a_reader_app()
    {
        foreach (var ending in (string[])["rss", "atom", "json"])
        {
            var feed = FeedParser.Parse(await reader.Client.GetByteArrayAsync($"/feeds/all.{ending}", Cancellation));
            var hostile = feed.Entries.Single(entry => entry.Link!.EndsWith(ReaderFixture.IdOf("https://hostile.example/x"), StringComparison.Ordinal));

            Assert.Equal(ReaderFixture.HostileTitle, hostile.Title!.Value);
            Assert.DoesNotContain("alert(1)", hostile.Contents[0].Value);
            Assert.DoesNotContain("<iframe", hostile.Contents[0].Value);
        }
    }

    [Fact]
    public async Task Pictures_come_signed_from_here_and_may_be_shown_by_any_app()
    {
        var feed = FeedParser.Parse(await reader.Client.GetByteArrayAsync("/feeds/all.atom", Cancellation));
        var body = feed.Entries.Single(entry => entry.Id == "urn:annals:" + reader.Bridge).Contents[0].Value;
        var source = WebUtility.HtmlDecode(body[(body.IndexOf("src=\"", StringComparison.Ordinal) + 5)..].Split('"')[0]);

        Assert.StartsWith(reader.Client.BaseAddress!.AbsoluteUri + "img?url=", source);
        using var picture = await reader.Client.GetAsync(source, Cancellation);
        Assert.Equal(ReaderFixture.Png, await picture.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal("cross-origin", picture.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Fact]
    public async Task What_a_request_says_its_host_is_called_stands_in_no_feed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feeds/all.atom");
        request.Headers.Host = "evil.localhost:99";
        using var answer = await reader.Client.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("evil", text);
        Assert.Contains(reader.Client.BaseAddress!.AbsoluteUri, text);
    }

    [Theory]
    [InlineData("/feeds/outlet/%E4%BA%91%E6%B4%A5%E6%97%A5%E6%8A%A5.rss", 1)]
    [InlineData("/feeds/outlet/A%2FB%20%26%20Co.%20100%25.atom", 1)]
    [InlineData("/feeds/tag/%E6%A1%A5%E6%A2%81%2F%E9%81%93%E8%B7%AF.json", 1)]
    [InlineData("/feeds/day/2024-07-02.rss", 1)]
    [InlineData("/feeds/search.rss?q=%E5%A4%A7%E6%A9%8B", 1)]
    [InlineData("/feeds/search.rss?q=nobodywrotethis", 0)]
    [InlineData("/feeds/search.atom?q=is:unread", 4)]
    [InlineData("/feeds/starred.rss", 0)]
    [InlineData("/feeds/unread.atom", 4)]
    public async Task Each_view_is_a_feed(string address, int entries)
    {
        var feed = FeedParser.Parse(await reader.Client.GetByteArrayAsync(address, Cancellation));

        Assert.False(feed.IsBozo);
        Assert.Equal(entries, feed.Entries.Count);
        Assert.Equal(reader.Client.BaseAddress!.AbsoluteUri.TrimEnd('/') + address.Replace("is:unread", "is%3Aunread", StringComparison.Ordinal), feed.Self);
    }

    [Theory]
    [InlineData("/feeds/outlet/nobody.rss")]
    [InlineData("/feeds/outlet/.rss")]
    [InlineData("/feeds/all.xml")]
    [InlineData("/feeds/search.rss")]
    [InlineData("/feeds/day/2024-13-01.rss")]
    [InlineData("/feeds/all.rss?archive=0")]
    [InlineData("/feeds/all.rss?archive=2")]
    [InlineData("/feeds/all.rss?archive=1.5")]
    [InlineData("/feeds/all.rss?archive=-1")]
    public async Task What_is_no_view_is_not_found(string address)
    {
        using var answer = await reader.Client.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/", "/feeds/all.atom")]
    [InlineData("/outlet/%E4%BA%91%E6%B4%A5%E6%97%A5%E6%8A%A5", "/feeds/outlet/%E4%BA%91%E6%B4%A5%E6%97%A5%E6%8A%A5.rss")]
    [InlineData("/day/2024-07-02", "/feeds/day/2024-07-02.json")]
    [InlineData("/search?q=a%26b", "/feeds/search.atom?q=a%26b")]
    [InlineData("/starred", "/feeds/starred.atom")]
    public async Task A_page_names_its_feeds(string page, string feed)
    {
        var html = await reader.Client.GetStringAsync(page, Cancellation);

        Assert.Contains($"href=\"{WebUtility.HtmlEncode(feed)}\"", html);
    }

    [Fact]
    public async Task Full_texts_are_fetched_only_where_fetching_is_done_and_never_for_other_sites()
    {
        using var nowhere = await reader.Client.GetAsync("/full?url=https%3A%2F%2Foutlet.example%2Ffeed", Cancellation);
        using var foreign = await GetAsync("/full?url=https%3A%2F%2Foutlet.example%2Ffeed", "Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(header, value);
        return await reader.Client.SendAsync(request, Cancellation);
    }
}
