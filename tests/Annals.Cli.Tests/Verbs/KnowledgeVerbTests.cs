using System.Text.Json;
using Annals.Cli.Tests.Support;

namespace Annals.Cli.Tests.Verbs;

public sealed class KnowledgeVerbTests : IDisposable
{
    private const string Speech = "“我们要在明年春天以前修好这条铁路，一天也不能拖。”";

    private readonly string _root = Directory.CreateTempSubdirectory("annals-knowledge-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Who_tells_of_somebody_once_the_archive_is_analysed()
    {
        var archive = await ArchiveAsync();
        var before = await Invocation.OfAsync("who", "朔尔茨", "--archive", archive);
        Assert.Equal(1, before.ExitCode);
        Assert.Contains("annals analyze", before.Errors, StringComparison.Ordinal);

        Assert.Equal(0, (await Invocation.OfAsync("analyze", "--archive", archive)).ExitCode);
        var who = await Invocation.OfAsync("who", "朔爾茨", "--archive", archive);
        using var json = JsonDocument.Parse((await Invocation.OfAsync("who", "朔尔茨", "--json", "--archive", archive)).Output);

        Assert.Equal(0, who.ExitCode);
        Assert.Contains("2 articles", who.Output, StringComparison.Ordinal);
        Assert.Contains("roles over time", who.Output, StringComparison.Ordinal);
        Assert.Equal(2, json.RootElement.GetProperty("articles").GetInt32());
        Assert.Equal("quote", json.RootElement.GetProperty("said")[0].GetProperty("kind").GetString());
        var unknown = await Invocation.OfAsync("who", "无此人也", "--archive", archive);
        Assert.Equal(1, unknown.ExitCode);
    }

    [Fact]
    public async Task Quotes_sources_search_and_stats_know_what_was_analysed()
    {
        var archive = await ArchiveAsync();
        await Invocation.OfAsync("analyze", "--archive", archive);

        var quotes = await Invocation.OfAsync("quotes", "修好這條鐵路", "--archive", archive);
        var sources = await Invocation.OfAsync("sources", "洛亭晚报", "--archive", archive);
        var found = await Invocation.OfAsync("search", "--entity", "朔尔茨", "--archive", archive);

        Assert.Contains("2 articles of 2 outlets", quotes.Output, StringComparison.Ordinal);
        Assert.Contains("法新社", sources.Output, StringComparison.Ordinal);
        Assert.Equal(2, found.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("3 articles analysed", (await Invocation.OfAsync("stats", "--archive", archive)).Errors, StringComparison.Ordinal);
        Assert.Contains("3 articles are analysed", (await Invocation.OfAsync("doctor", "--archive", archive, "--port", "0")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Invocation.OfAsync("search", "--archive", archive)).ExitCode);
    }

    [Fact]
    public async Task Figures_follow_a_quantity_at_a_place_from_outlet_to_outlet()
    {
        var posts = Directory.CreateDirectory(Path.Combine(_root, "tolls")).FullName;
        Post(posts, "d", "渭滩日报", "柏林今晨发生爆炸，造成7人死亡。");
        Post(posts, "e", "洛亭晚报", "柏林的爆炸造成九人死亡，另有三十一人受伤。");
        var archive = Path.Combine(_root, "tolls-archive");
        await Invocation.OfAsync("import", posts, "--archive", archive);
        await Invocation.OfAsync("analyze", "--archive", archive);

        var figures = await Invocation.OfAsync("figures", "柏林", "--of", "deaths", "--archive", archive);
        using var json = JsonDocument.Parse((await Invocation.OfAsync("figures", "柏林", "--json", "--archive", archive)).Output);

        Assert.Contains("渭滩日报", figures.Output, StringComparison.Ordinal);
        Assert.Equal(["7", "9"], json.RootElement.GetProperty("figures").EnumerateArray().First(figure => figure.GetProperty("quantity").GetString() == "deaths").GetProperty("counts").EnumerateArray().Select(count => count.GetProperty("value").GetString()));
        Assert.Contains("leave --of out", (await Invocation.OfAsync("figures", "柏林", "--of", "cakes", "--archive", archive)).Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await Invocation.OfAsync("figures", "无此地也", "--archive", archive)).ExitCode);
    }

    [Fact]
    public async Task A_readers_decision_on_names_is_written_down_and_counts_at_once()
    {
        var archive = await ArchiveAsync();
        await Invocation.OfAsync("analyze", "--archive", archive);

        var merged = await Invocation.OfAsync("who", "--merge", "朔尔茨", "铁路总理", "--archive", archive);

        Assert.Equal(0, merged.ExitCode);
        Assert.Contains("铁路总理", await File.ReadAllTextAsync(Path.Combine(archive, "authority.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("3 articles", (await Invocation.OfAsync("who", "铁路总理", "--archive", archive)).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Invocation.OfAsync("who", "--merge", "朔尔茨", "--archive", archive)).ExitCode);
    }

    [Fact]
    public async Task Events_and_stories_are_listed_told_and_decided_on()
    {
        var archive = await ArchiveAsync();
        var more = Directory.CreateDirectory(Path.Combine(_root, "more")).FullName;
        Post(more, "d", "渭滩日报", "渔民在外海捞起一口古钟，钟上刻有铭文，博物馆将派人鉴定。", "古钟出水");
        await Invocation.OfAsync("import", more, "--archive", archive);
        Assert.Equal(1, (await Invocation.OfAsync("events", "--archive", archive)).ExitCode);
        Assert.Contains("events in", (await Invocation.OfAsync("analyze", "--archive", archive)).Errors, StringComparison.Ordinal);

        using var events = JsonDocument.Parse((await Invocation.OfAsync("events", "--json", "--archive", archive)).Output);
        var (first, last) = (Id(events, 0), Id(events, events.RootElement.GetProperty("total").GetInt32() - 1));
        var told = await Invocation.OfAsync("event", first, "--archive", archive);
        Assert.Equal(0, told.ExitCode);
        Assert.Contains("storyline s", told.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Invocation.OfAsync("stories", "--least", "1", "--archive", archive)).ExitCode);

        Assert.NotEqual(first, last);
        Assert.Equal(0, (await Invocation.OfAsync("event", "--merge", first, last, "--archive", archive)).ExitCode);
        Assert.Equal(0, (await Invocation.OfAsync("event", "--pin", first, "--archive", archive)).ExitCode);
        using var merged = JsonDocument.Parse((await Invocation.OfAsync("events", "--json", "--archive", archive)).Output);

        Assert.Equal(events.RootElement.GetProperty("total").GetInt32() - 1, merged.RootElement.GetProperty("total").GetInt32());
        Assert.True(merged.RootElement.GetProperty("events")[0].GetProperty("pinned").GetBoolean());
        Assert.Contains("merge", await File.ReadAllTextAsync(Path.Combine(archive, "stories.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, (await Invocation.OfAsync("event", "e0000000000", "--archive", archive)).ExitCode);
        Assert.Equal(2, (await Invocation.OfAsync("event", "--merge", "--pin", first, "--archive", archive)).ExitCode);
        var story = merged.RootElement.GetProperty("events")[0].GetProperty("story").GetString()!;
        Assert.Contains(story, (await Invocation.OfAsync("story", story, "--archive", archive)).Output, StringComparison.Ordinal);
        Assert.NotEmpty((await Invocation.OfAsync("search", "event:" + first, "--archive", archive)).Output);

        static string Id(JsonDocument events, int place) => events.RootElement.GetProperty("events")[place].GetProperty("id").GetString()!;
    }

    private async Task<string> ArchiveAsync()
    {
        var posts = Directory.CreateDirectory(Path.Combine(_root, "posts")).FullName;
        Post(posts, "a", "渭滩日报", $"德国总理朔尔茨说：{Speech}");
        Post(posts, "b", "洛亭晚报", $"据法新社报道，德国总理朔尔茨说：{Speech}");
        Post(posts, "c", "洛亭晚报", "渭滩人叫他铁路总理，铁路总理今天又来了。");
        var archive = Path.Combine(_root, "archive");
        await Invocation.OfAsync("import", posts, "--archive", archive);
        return archive;
    }

    private static void Post(string folder, string slug, string outlet, string text, string title = "铁路")
        => File.WriteAllText(Path.Combine(folder, $"2024-05-03-{slug}.md"), $"""
            ---
            layout: post
            title: "{title} {slug}"
            date: 2024-05-03T06:30:00.000Z
            author: {outlet}
            from: https://news.example/{slug}
            tags: [ {outlet} ]
            categories: [ {outlet} ]
            ---
            <!--1714717800000-->
            [{title} {slug}](https://news.example/{slug})
            ------

            <div>
            <p>{text}</p>
            </div>

            """.ReplaceLineEndings("\n"));
}
