using System.Text;
using System.Text.Json;
using Annals.Web.Hooks;

namespace Annals.Web.Tests.Hooks;

public class Hooks_are_told_of_news
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_new_and_what_is_revised_is_sent_signed_from_then_on()
    {
        await using var listener = await Listener.StartAsync(Cancellation);
        await using var archive = await TellingArchive.StartAsync(Cancellation);
        var caller = Caller(archive, $"{listener.Address}hook secret:geheim");
        await caller.RunAsync(Cancellation);
        Assert.Empty(listener.All);

        archive.Keep("大桥通车", "今晨六时通车。");
        archive.Keep("老新闻", "改了一个字。");
        await caller.RunAsync(Cancellation);
        await caller.RunAsync(Cancellation);

        var heard = Assert.Single(listener.All);
        Assert.Equal(HookCaller.SignatureOf("geheim", heard.Body), heard.Headers[HookCaller.SignatureHeader]);
        using var json = JsonDocument.Parse(heard.Body);
        var articles = json.RootElement.GetProperty("articles").EnumerateArray().ToList();
        Assert.Equal(["new", "revised"], articles.Select(article => article.GetProperty("event").GetString()));
        Assert.Equal(["今晨六时通车。", "改了一个字。"], articles.Select(article => article.GetProperty("text").GetString()));
        Assert.Equal([1, 2], articles.Select(article => article.GetProperty("revision").GetInt32()));
        Assert.StartsWith("https://news.example/a/", articles[0].GetProperty("page").GetString());
        Assert.Contains("大桥通车", Encoding.UTF8.GetString(heard.Body));
    }

    [Fact]
    public async Task A_saved_search_is_a_hook()
    {
        await using var listener = await Listener.StartAsync(Cancellation);
        await using var archive = await TellingArchive.StartAsync(Cancellation);
        var caller = Caller(archive, $"{listener.Address} outlet:南汀广播 大桥");
        await caller.RunAsync(Cancellation);
        archive.Keep("大桥一", "大桥通车。");
        archive.Keep("大桥二", "大桥通车。", "南汀广播");
        archive.Keep("水表", "试装水表。", "南汀广播");
        await caller.RunAsync(Cancellation);

        using var json = JsonDocument.Parse(Assert.Single(listener.All).Body);
        Assert.Equal("大桥二", Assert.Single(json.RootElement.GetProperty("articles").EnumerateArray()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task One_that_fails_is_told_later_with_the_same_news_and_holds_up_nobody()
    {
        await using var listener = await Listener.StartAsync(Cancellation);
        await using var archive = await TellingArchive.StartAsync(Cancellation);
        var isBroken = true;
        listener.Answer = heard => (heard.Path == "/broken" && isBroken ? 500 : 204, "");
        var clock = new MovingClock();
        File.WriteAllText(archive.Folder.HooksFile, $"{listener.Address}broken\n{listener.Address}sound\n");
        var caller = new HookCaller(new ReaderOptions { Folder = archive.Folder, Index = archive.Index, Report = archive.Reports.Add }, archive.Session, clock);
        await caller.RunAsync(Cancellation);
        archive.Keep("一", "正文。");
        await caller.RunAsync(Cancellation);
        await caller.RunAsync(Cancellation);

        Assert.Equal(["/broken", "/sound"], listener.All.Select(heard => heard.Path).Order(StringComparer.Ordinal));
        Assert.Contains("500", Assert.Single(archive.Reports));

        isBroken = false;
        clock.Now += TimeSpan.FromMinutes(1);
        await new HookCaller(new ReaderOptions { Folder = archive.Folder, Index = archive.Index }, archive.Session, clock).RunAsync(Cancellation);

        var told = listener.All.Where(heard => heard.Path == "/broken").ToList();
        Assert.Equal(2, told.Count);
        Assert.Equal(told[0].Body, told[1].Body);
    }

    [Fact]
    public async Task An_address_in_a_private_network_is_not_called()
    {
        await using var listener = await Listener.StartAsync(Cancellation);
        await using var archive = await TellingArchive.StartAsync(Cancellation, allowPrivate: false);
        var caller = Caller(archive, $"{listener.Address}");
        await caller.RunAsync(Cancellation);
        archive.Keep("一", "正文。");
        await caller.RunAsync(Cancellation);

        Assert.Empty(listener.All);
        Assert.Contains(archive.Reports, report => report.Contains("not on the public Internet", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_that_makes_no_sense_is_said_and_the_others_hold()
    {
        var problems = new List<string>();
        var hooks = HookFile.Parse("# who\n\nhttps://a.example/x secret:s  大桥 通车\nfile:///etc/passwd\nhttps://b.example\n", problems.Add);

        Assert.Equal([("https://a.example/x", "大桥 通车", "s"), ("https://b.example/", "", null)], hooks.Select(hook => (hook.Address, hook.Query, hook.Secret)));
        Assert.StartsWith("line 4", Assert.Single(problems));
    }

    private static HookCaller Caller(TellingArchive archive, string line)
    {
        File.WriteAllText(archive.Folder.HooksFile, line + "\n");
        return new HookCaller(new ReaderOptions { Folder = archive.Folder, Index = archive.Index, Report = archive.Reports.Add }, archive.Session, TimeProvider.System);
    }

    private sealed class MovingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = ReaderFixture.Now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
