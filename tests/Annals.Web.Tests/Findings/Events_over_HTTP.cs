using System.Net;
using System.Text.RegularExpressions;

namespace Annals.Web.Tests.Findings;

public class Events_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_of_events_say_when_nothing_was_grouped_and_show_it_once_it_is()
    {
        foreach (var path in new[] { "/today", "/events", "/events/e0123456789", "/stories", "/stories/s0123456789" })
        {
            Assert.Contains("annals analyze", await reader.Client.GetStringAsync(path, Cancellation));
        }

        const string Body = "<p>联合国秘书长古特雷斯7月2日访问云津，出席望川大桥通车典礼，并与市长林远会谈。</p><p>古特雷斯说：“两岸的人终于可以走路去对岸的学校了。”</p><p>大桥长三公里，花费三亿元，历时四年建成。</p>";
        reader.Keep("https://outlet.example/un", "古特雷斯出席望川大桥通车典礼", Body);
        reader.Keep("https://other.example/un", "联合国秘书长古特雷斯出席望川大桥通车典礼", Body.Replace("三亿元", "四亿元", StringComparison.Ordinal));
        reader.Analyse();

        var list = await reader.Client.GetStringAsync("/events", Cancellation);
        var address = Regex.Match(list, "/events/e[0-9a-f]+").Value;
        Assert.Contains("古特雷斯出席望川大桥", list);
        Assert.Contains(address, await reader.Client.GetStringAsync("/today", Cancellation));
        Assert.Contains(address, await reader.Client.GetStringAsync("/", Cancellation));

        var page = await reader.Client.GetStringAsync(address, Cancellation);
        Assert.Contains("云津日报", page);
        Assert.Contains("南汀广播", page);
        Assert.Matches("href=\"/a/[^\"]*at=[0-9]+-[0-9]+#here\"", page);
        Assert.Contains("古特雷斯出席望川大桥", await reader.Client.GetStringAsync($"/search?q=event:{address["/events/".Length..]}", Cancellation));
        Assert.Contains("专题", await reader.Client.GetStringAsync("/stories", Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync("/events/e0123456789", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync("/stories/nothing", Cancellation)).StatusCode);

        await DecideAsync(page, address, "pin");
        Assert.Contains("取消置顶", await reader.Client.GetStringAsync(address, Cancellation));
    }

    private async Task DecideAsync(string page, string address, string what)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["token"] = Regex.Match(page, "name=\"token\" value=\"([^\"]+)\"").Groups[1].Value,
            ["do"] = what,
            ["event"] = address["/events/".Length..],
            ["back"] = address,
        });
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.Client.PostAsync("/events/decide", form, Cancellation)).StatusCode);
    }
}
