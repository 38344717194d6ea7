using System.Net;
using System.Text.Json;
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

        Assert.Contains($"/feeds/search.atom?q=event%3A{address["/events/".Length..]}", page);
        Assert.Contains("<entry", await reader.Client.GetStringAsync($"/feeds/search.atom?q=event%3A{address["/events/".Length..]}", Cancellation));
        using var book = await reader.Client.GetAsync(address + ".epub", Cancellation);
        Assert.Equal("application/epub+zip", book.Content.Headers.ContentType?.MediaType);
        Assert.Equal("PK"u8.ToArray(), (await book.Content.ReadAsByteArrayAsync(Cancellation))[..2]);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync("/events/e0123456789.epub", Cancellation)).StatusCode);

        await DecideAsync(page, "event", address, "pin");
        Assert.Contains("取消置顶", await reader.Client.GetStringAsync(address, Cancellation));
        await StoriesAreOrderedByTheOwnerAsync(address);
    }

    private async Task StoriesAreOrderedByTheOwnerAsync(string oneEvent)
    {
        reader.Keep("https://outlet.example/dam", "青州石门水库溃坝", "<p>青州市西郊的石门水库7月3日凌晨溃坝，七人失踪，两千名村民撤离。</p>");
        reader.Analyse();
        var first = "/stories/" + await StoryOfAsync(oneEvent["/events/".Length..]);
        var dam = await StoryOfAsync((await EventsAsync()).First(one => one.Title.Contains("溃坝", StringComparison.Ordinal)).Id);
        var story = await reader.Client.GetStringAsync(first, Cancellation);
        Assert.Contains("/feeds/search.rss?q=story%3A", story);

        await DecideAsync(story, "story", first, "merge", ("with", dam));
        var merged = await StoryOfAsync((await EventsAsync()).First(one => one.Title.Contains("溃坝", StringComparison.Ordinal)).Id);
        Assert.Equal(merged, await StoryOfAsync(oneEvent["/events/".Length..]));
        Assert.Contains("merge-stories", await File.ReadAllTextAsync(Path.Combine(reader.Options.Folder.Root, "stories.txt"), Cancellation));

        await DecideAsync(story, "story", "/stories/" + merged, "pin");
        Assert.Contains("置顶", await reader.Client.GetStringAsync("/stories", Cancellation));

        await DecideAsync(story, "story", "/stories/" + merged, "split", ("article", ReaderFixture.IdOf("https://outlet.example/dam")));
        Assert.NotEqual(await StoryOfAsync(oneEvent["/events/".Length..]), await StoryOfAsync((await EventsAsync()).First(one => one.Title.Contains("溃坝", StringComparison.Ordinal)).Id));
    }

    private async Task<List<(string Id, string Title)>> EventsAsync()
    {
        using var answer = JsonDocument.Parse(await reader.Client.GetStringAsync("/api/v1/events", Cancellation));
        return [.. answer.RootElement.GetProperty("events").EnumerateArray().Select(static one => (one.GetProperty("id").GetString()!, one.GetProperty("title").GetString()!))];
    }

    private async Task<string> StoryOfAsync(string id)
    {
        using var answer = JsonDocument.Parse(await reader.Client.GetStringAsync("/api/v1/events/" + id, Cancellation));
        return answer.RootElement.GetProperty("story").GetString()!;
    }

    private async Task DecideAsync(string page, string kind, string address, string what, params (string Name, string Value)[] more)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(more.Select(static one => KeyValuePair.Create(one.Name, one.Value)))
        {
            ["token"] = Regex.Match(page, "name=\"token\" value=\"([^\"]+)\"").Groups[1].Value,
            ["do"] = what,
            [kind] = address[(address.LastIndexOf('/') + 1)..],
            ["back"] = address,
        });
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.Client.PostAsync("/events/decide", form, Cancellation)).StatusCode);
    }
}
