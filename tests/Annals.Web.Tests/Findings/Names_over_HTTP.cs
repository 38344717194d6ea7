using System.Net;
using System.Text.RegularExpressions;

namespace Annals.Web.Tests.Findings;

public class Names_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private const string Body = "<p>联合国秘书长古特雷斯7月2日在云津说：“沅澜江两岸的人终于可以走路去对岸的学校了。”</p><p>据法新社报道，古特雷斯还说，大桥花费三亿元。</p>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_of_names_say_when_nothing_was_analysed_and_show_it_once_it_is()
    {
        foreach (var path in new[] { "/who", "/who/person:x", "/quotes", "/sources" })
        {
            Assert.Contains("annals analyze", await reader.Client.GetStringAsync(path, Cancellation));
        }

        reader.Keep("https://outlet.example/un", "古特雷斯走过望川大桥", Body);
        reader.Keep("https://other.example/un", "桥上的秘书长", Body.Replace("走路", "步行", StringComparison.Ordinal));
        var before = await TagOfAsync("/who");
        reader.Analyse();

        Assert.NotEqual(before, await TagOfAsync("/who"));
        Assert.Contains("古特雷斯", await reader.Client.GetStringAsync("/who", Cancellation));
        Assert.Contains("古特雷斯", await reader.Client.GetStringAsync("/who?q=" + Uri.EscapeDataString("古特雷"), Cancellation));
        Assert.DoesNotContain("古特雷斯", await reader.Client.GetStringAsync("/who?type=place", Cancellation));

        var answer = await reader.Client.GetAsync("/who/" + Uri.EscapeDataString("古特雷斯"), Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var person = await reader.Client.GetStringAsync(answer.Headers.Location, Cancellation);
        Assert.Contains("联合国秘书长", person);

        var passage = WebUtility.HtmlDecode(Regex.Match(person, "href=\"(/a/[^\"]*at=[^\"#]*)#here\"[^>]*>“?沅澜江").Groups[1].Value);
        Assert.Contains("<mark class=\"here\" id=\"here\">", await reader.Client.GetStringAsync(passage, Cancellation));
        Assert.Contains($"href=\"{answer.Headers.Location}\"", await reader.Client.GetStringAsync($"/a/{ReaderFixture.IdOf("https://outlet.example/un")}?names=on", Cancellation));

        var ledger = await reader.Client.GetStringAsync("/quotes", Cancellation);
        Assert.Contains("终于可以", ledger);
        Assert.Contains("终于可以", await reader.Client.GetStringAsync(Regex.Match(ledger, "/quotes/[a-z0-9]+").Value, Cancellation));
        Assert.Contains("法新社", await reader.Client.GetStringAsync("/sources", Cancellation));
        Assert.Contains("古特雷斯走过望川大桥", await reader.Client.GetStringAsync("/search?q=" + Uri.EscapeDataString("who:古特雷斯"), Cancellation));

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["token"] = Regex.Match(person, "name=\"token\" value=\"([^\"]+)\"").Groups[1].Value,
            ["do"] = "merge",
            ["key"] = Regex.Match(person, "name=\"key\" value=\"([^\"]+)\"").Groups[1].Value,
            ["name"] = "古秘书长",
            ["back"] = "/who",
        });
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.Client.PostAsync("/who/decide", form, Cancellation)).StatusCode);
        Assert.Contains("古秘书长", await File.ReadAllTextAsync(Path.Combine(reader.Options.Folder.Root, "authority.txt"), Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync("/who/person:nobody", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync("/quotes/nothing", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("0-999999")]
    [InlineData("5-2")]
    [InlineData("a-b")]
    [InlineData("99999999999-999999999999")]
    public async Task A_passage_that_is_none_is_not_marked(string at)
        => Assert.DoesNotContain("id=\"here\"", await reader.Client.GetStringAsync($"/a/{reader.Bridge}?at={at}", Cancellation));

    private async Task<string> TagOfAsync(string path)
    {
        using var answer = await reader.Client.GetAsync(path, Cancellation);
        return answer.Headers.ETag!.ToString();
    }
}
