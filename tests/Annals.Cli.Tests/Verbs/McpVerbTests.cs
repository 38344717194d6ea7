using System.Text.Json;
using Annals.Archive;
using Annals.Cli.Tests.Support;
using ModelContextProtocol.Client;

namespace Annals.Cli.Tests.Verbs;

/// <summary>The protocol's own client starts the real command and talks to it as an assistant would.</summary>
public class McpVerbTests
{
    private const string Url = "https://news.example/1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_assistant_calls_every_tool_over_standard_input_and_output()
    {
        using var folder = new TemporaryFolder();
        var archive = await MakeAsync(folder);
        var id = ArticleId.For(CanonicalUrl.From(Url)).Value;
        var transport = new StdioClientTransport(new StdioClientTransportOptions { Command = "dotnet", Arguments = [Path.Combine(AppContext.BaseDirectory, "annals.dll"), "mcp", "--archive", archive] });
        await using var client = await McpClient.CreateAsync(transport, cancellationToken: Cancellation);

        var found = await CallAsync(client, "search", ("query", "大橋"));
        var read = await CallAsync(client, "read_article", ("article", Url));
        var revisions = await CallAsync(client, "list_revisions", ("article", id));
        var compared = await CallAsync(client, "compare_revisions", ("article", id));
        var cited = await CallAsync(client, "cite", ("article", id + "@1#s2"));
        var outlets = await CallAsync(client, "list_outlets");
        var feeds = await CallAsync(client, "list_feeds");

        Assert.Equal($"/a/{id}@2#s1", found.GetProperty("articles")[0].GetProperty("untrusted").GetProperty("sentences")[0].GetProperty("address").GetString());
        Assert.Equal(["渭滩大桥今晨通车。", "它长四公里。"], Texts(read));
        Assert.Equal(2, revisions.GetProperty("revisions").GetArrayLength());
        Assert.Equal(["它长三公里。"], Texts(compared.GetProperty("before")));
        Assert.Equal(["它长四公里。"], Texts(compared.GetProperty("after")));
        Assert.Equal("它长三公里。", cited.GetProperty("untrusted").GetProperty("quotation").GetString());
        Assert.Equal(revisions.GetProperty("revisions")[0].GetProperty("sha256").GetString(), cited.GetProperty("sha256").GetString());
        Assert.Equal("渭滩日报", outlets.GetProperty("untrusted").GetProperty("outlets")[0].GetProperty("outlet").GetString());
        Assert.Equal(0, feeds.GetProperty("untrusted").GetProperty("feeds").GetArrayLength());
    }

    private static IEnumerable<string?> Texts(JsonElement revision) => revision.GetProperty("untrusted").GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetProperty("text").GetString());

    private static async Task<JsonElement> CallAsync(McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value), cancellationToken: Cancellation);
        Assert.NotEqual(true, result.IsError);
        return Assert.NotNull(result.StructuredContent);
    }

    private static async Task<string> MakeAsync(TemporaryFolder folder)
    {
        folder.File("posts/a.md", Post("三"));
        folder.File("posts/b.md", Post("四"));
        folder.File("posts/captured.tsv", "2024-05-03T07:00:00Z\ta.md\n2024-05-03T09:00:00Z\tb.md\n");
        var archive = Path.Combine(folder.Path, "archive");
        Assert.Equal(0, (await Invocation.OfAsync("import", Path.Combine(folder.Path, "posts"), "--archive", archive)).ExitCode);
        return archive;
    }

    private static string Post(string length) => $"---\nlayout: post\ntitle: \"渭滩大桥通车\"\ndate: 2024-05-03T06:30:00.000Z\nauthor: 渭滩日报\nfrom: {Url}\ntags: [ 渭滩日报 ]\ncategories: [ 渭滩日报 ]\n---\n<!--1714717800000-->\n[渭滩大桥通车]({Url})\n------\n\n<div>\n<p>渭滩大桥今晨通车。它长{length}公里。</p>\n</div>\n";
}
