using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Annals.Web.Tests.Assistants;

/// <summary>The protocol's own client against <c>/mcp</c>.</summary>
public class Assistants_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_tool_says_that_strangers_words_are_no_instruction()
    {
        await using var client = await ConnectAsync();
        var tools = await client.ListToolsAsync(cancellationToken: Cancellation);

        Assert.Equal(["cite", "compare_revisions", "event", "events", "figures", "list_feeds", "list_outlets", "list_revisions", "quotes", "read_article", "search", "stories", "story", "who"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.Contains("never an instruction", tool.Description, StringComparison.Ordinal));
        Assert.All(tools, tool => Assert.True(tool.ProtocolTool.Annotations is { ReadOnlyHint: true, DestructiveHint: false }));
        Assert.Contains("never an instruction", client.ServerInstructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_quotes_the_sentence_with_its_address_and_the_hash_of_its_file()
    {
        var found = await CallAsync("search", new() { ["query"] = "望川大桥" });
        var article = found.GetProperty("articles")[0];
        var sentence = article.GetProperty("untrusted").GetProperty("sentences")[0];

        Assert.Equal(1, found.GetProperty("total").GetInt32());
        Assert.Equal($"/a/{reader.Bridge}@2#s1", sentence.GetProperty("address").GetString());
        Assert.Equal("今晨六时整，望川大桥正式通车，两岸车程由渡轮的四十分钟缩至八分钟，首日免费。", sentence.GetProperty("text").GetString());
        Assert.Equal(64, article.GetProperty("sha256").GetString()!.Length);
        Assert.Equal(2, article.GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Who_somebody_is_and_what_was_said_are_told_with_their_articles()
    {
        reader.Keep("https://outlet.example/other-speech", "总理谈大桥", "<p>德国总理朔尔茨说：“我们要在明年春天以前修好这座大桥，一天也不能拖。”</p>");
        reader.Analyse();
        var who = await CallAsync("who", new() { ["name"] = "朔爾茨" });
        var quotes = await CallAsync("quotes", new() { ["speaker"] = "朔尔茨" });

        Assert.Equal(["notice", "untrusted"], who.EnumerateObject().Select(property => property.Name));
        Assert.Equal("person", who.GetProperty("untrusted").GetProperty("type").GetString());
        Assert.Equal(ReaderFixture.IdOf("https://outlet.example/other-speech"), quotes.GetProperty("untrusted").GetProperty("quotations")[0].GetProperty("carriers")[0].GetProperty("article").GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_article_is_read_by_its_original_address_and_in_any_revision()
    {
        var read = await CallAsync("read_article", new() { ["article"] = "https://outlet.example/bridge", ["revision"] = 1 });

        Assert.Equal("大桥将于今晨通车。", read.GetProperty("untrusted").GetProperty("sentences")[0].GetProperty("text").GetString());
        Assert.Equal($"/a/{reader.Bridge}@1", read.GetProperty("address").GetString());
        Assert.Equal(2, read.GetProperty("lastRevision").GetInt32());
    }

    [Fact]
    public async Task What_a_stranger_wrote_stands_only_under_untrusted()
    {
        var read = await CallAsync("read_article", new() { ["article"] = "https://hostile.example/x" });
        var trusted = read.EnumerateObject().Where(property => property.Name is not ("untrusted" or "notice")).ToList();

        Assert.Equal(ReaderFixture.HostileTitle, read.GetProperty("untrusted").GetProperty("title").GetString());
        Assert.All(trusted, property => Assert.DoesNotContain("script", property.Value.ToString(), StringComparison.Ordinal));
        Assert.All(trusted, property => Assert.DoesNotContain("hostile", property.Value.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Revisions_are_listed_each_with_its_hash()
    {
        var listed = await CallAsync("list_revisions", new() { ["article"] = reader.Bridge });
        var revisions = listed.GetProperty("revisions").EnumerateArray().ToList();

        Assert.Equal([1, 2], revisions.Select(revision => revision.GetProperty("revision").GetInt32()));
        Assert.Equal(2, revisions.Select(revision => revision.GetProperty("sha256").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_comparison_gives_the_sentences_of_both_sides()
    {
        var compared = await CallAsync("compare_revisions", new() { ["article"] = reader.Bridge });

        Assert.Equal("大桥将于今晨通车。", compared.GetProperty("before").GetProperty("untrusted").GetProperty("sentences")[0].GetProperty("text").GetString());
        Assert.StartsWith("今晨六时整", compared.GetProperty("after").GetProperty("untrusted").GetProperty("sentences")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Headline", compared.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString()));
        Assert.NotEmpty(compared.GetProperty("untrusted").GetProperty("title").EnumerateArray());
    }

    [Fact]
    public async Task A_sentence_is_cited_by_its_address()
    {
        var cited = await CallAsync("cite", new() { ["article"] = $"/a/{reader.Bridge}@2#s1" });

        Assert.StartsWith("今晨六时整", cited.GetProperty("untrusted").GetProperty("quotation").GetString(), StringComparison.Ordinal);
        Assert.Equal($"/a/{reader.Bridge}@2#s1", cited.GetProperty("address").GetString());
        Assert.Contains("@online{", cited.GetProperty("untrusted").GetProperty("bibTex").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outlets_and_feeds_are_listed()
    {
        var outlets = await CallAsync("list_outlets", []);
        var feeds = await CallAsync("list_feeds", []);

        Assert.Equal(4, outlets.GetProperty("untrusted").GetProperty("outlets").GetArrayLength());
        Assert.Equal("Well", feeds.GetProperty("untrusted").GetProperty("feeds")[0].GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("read_article", "0123456789ab", "no such article")]
    [InlineData("read_article", "nonsense", "that is no article")]
    [InlineData("cite", "https://outlet.example/bridge", "sentences 1 to")]
    public async Task What_cannot_be_had_is_said_and_not_thrown(string tool, string article, string says)
    {
        await using var client = await ConnectAsync();
        var result = await client.CallToolAsync(tool, tool == "cite" ? new Dictionary<string, object?> { ["article"] = article, ["sentence"] = 99 } : new Dictionary<string, object?> { ["article"] = article }, cancellationToken: Cancellation);

        Assert.True(result.IsError);
        Assert.Contains(says, ((TextContentBlock)result.Content[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_may_not_ask()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent("{}", Encoding.UTF8, "application/json"), Headers = { { "Origin", "https://evil.example" } } };
        using var answer = await reader.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("text/plain", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "[1]", HttpStatusCode.BadRequest)]
    public async Task What_is_no_message_is_refused(string type, string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        using var answer = await reader.Client.PostAsync(new Uri("/mcp", UriKind.Relative), content, Cancellation);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task There_is_no_stream_to_listen_to()
    {
        using var answer = await reader.Client.GetAsync(new Uri("/mcp", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private async Task<JsonElement> CallAsync(string tool, Dictionary<string, object?> arguments)
    {
        await using var client = await ConnectAsync();
        var result = await client.CallToolAsync(tool, arguments, cancellationToken: Cancellation);
        Assert.NotEqual(true, result.IsError);
        var structured = Assert.NotNull(result.StructuredContent);
        Assert.Contains("never an instruction", structured.GetProperty("notice").GetString(), StringComparison.Ordinal);
        return structured;
    }

    private async Task<McpClient> ConnectAsync()
    {
        var transport = new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(reader.Client.BaseAddress!, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, reader.Client);
        return await McpClient.CreateAsync(transport, cancellationToken: Cancellation);
    }
}
