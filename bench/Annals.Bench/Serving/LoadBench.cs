using System.Globalization;
using System.Text.Json;
using Annals.Archive;
using Annals.Index;
using Annals.Index.Articles;

namespace Annals.Bench.Serving;

/// <summary>
/// The reader under wrk, which takes a core of its own, and its memory: idle, under load, afterwards. Articles and
/// questions are as many as there are, in random order, so that hardly one is asked twice in a run.
/// </summary>
internal static class LoadBench
{
    private const int Port = 8097;
    private const int MostQueries = 20_000;
    private const int KnownPages = 1000;

    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Row = TimeSpan.FromSeconds(10);

    /// <summary>The rows of pages a second, and 99th percentiles at half the rate that is aimed at.</summary>
    /// <param name="source">An archive, or a folder of posts that is imported first.</param>
    /// <param name="only">How the rows begin that are taken; empty for all.</param>
    public static async Task<int> PagesAsync(string source, int most, string only = "")
    {
        using var scratch = new ScratchFolder();
        var archive = ArchiveOf(source, most, scratch);
        var (articles, queries) = Addresses(archive);
        await using var server = await ServedArchive.StartAsync(archive, "serve", Port);
        Say($"first page {server.FirstPage.TotalSeconds:F2} s after the start; {articles.Count} articles, {queries.Count} questions; rows of {Row.TotalSeconds} s");
        Take("article", articles, 2000);
        Take("article, br", articles, 2000, "br");
        Take("article, 1000 known", [.. articles.Take(KnownPages)], 2000, "br");
        Take("Today", ["/"], 1000);
        Take("Today, br", ["/"], 1000, "br");
        Take("search", queries, 300);
        Take("search, br", queries, 300, "br");
        var feeds = Feeds(archive);
        Take("feed", feeds, 500);
        Take("feed, br", feeds, 500, "br");
        Take("feed's past, br", [.. Enumerable.Range(1, articles.Count / 100).SelectMany(static number => (string[])[$"/feeds/all.atom?archive={number}", $"/feeds/all.json?archive={number}"])], 40, "br");
        var lists = await PagesOfListAsync(server);
        Take("API list", lists, 1000);
        Take("API list, br", lists, 1000, "br");
        Take("304", await WithTagsAsync(server, [.. articles.Take(KnownPages), "/"]), 10_000);
        Remember("after it", server);
        return 0;

        void Take(string what, List<string> list, double aim, string? coding = null)
        {
            if (what.StartsWith(only, StringComparison.Ordinal))
            {
                Measure(server, what, list, aim, coding);
            }
        }
    }

    /// <summary>Memory and start of the whole program over an archive with an index.</summary>
    public static async Task<int> MemoryAsync(string source, int minutes)
    {
        using var scratch = new ScratchFolder();
        var archive = ArchiveOf(source, int.MaxValue, scratch);
        var (articles, queries) = Addresses(archive);
        await using (var first = await ServedArchive.StartAsync(archive, "up", Port))
        {
            Say($"up: first page {first.FirstPage.TotalSeconds:F2} s after the start");
        }

        await using var server = await ServedArchive.StartAsync(archive, "up", Port);
        Say($"up: first page {server.FirstPage.TotalSeconds:F2} s after the start, again");
        Remember("at once", server);
        await Task.Delay(TimeSpan.FromSeconds(30));
        Remember("idle for 30 s", server);
        var mixed = articles.Zip(queries.Concat(queries)).SelectMany((pair, i) => i % 4 == 0 ? [pair.First, pair.Second, "/"] : new[] { pair.First }).ToList();
        for (var minute = 1; minute <= minutes; minute++)
        {
            var run = Wrk.Run(server, mixed, TimeSpan.FromMinutes(1), coding: "br");
            Remember(string.Create(CultureInfo.InvariantCulture, $"minute {minute}, {run.PerSecond:F0} a second, {run.Errors} errors"), server);
        }

        await Task.Delay(TimeSpan.FromSeconds(30));
        Remember("idle again for 30 s", server);
        return 0;
    }

    internal static string ArchiveOf(string source, int most, ScratchFolder scratch)
    {
        if (ArchiveFolder.Exists(source))
        {
            return source;
        }

        var posts = Directory.CreateDirectory(Path.Combine(scratch.Path, "posts")).FullName;
        foreach (var file in Directory.EnumerateFiles(source, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(most))
        {
            File.CreateSymbolicLink(Path.Combine(posts, $"{Path.GetFileName(Path.GetDirectoryName(file))}-{Path.GetFileName(file)}"), Path.GetFullPath(file));
        }

        var archive = Path.Combine(scratch.Path, "archive");
        Command.Annals(null, "import", posts, "--archive", archive);
        return archive;
    }

    private static (List<string> Articles, List<string> Queries) Addresses(string archive)
    {
        using var index = ArchiveIndex.Open(ArchiveFolder.Open(archive));
        var summaries = index.Newest(ArticleFilter.All, int.MaxValue, 0).ToArray();
        var random = new Random(20240705);
        random.Shuffle(summaries);
        var queries = summaries.Select(summary => Piece(summary.Title, random)).OfType<string>().Distinct().Take(MostQueries);
        return ([.. summaries.Select(summary => "/a/" + summary.Id.Value)], [.. queries.Select(query => "/search?q=" + Uri.EscapeDataString(query))]);
    }

    // What reader apps ask for: everything, and the largest outlets.
    private static List<string> Feeds(string archive)
    {
        using var index = ArchiveIndex.Open(ArchiveFolder.Open(archive));
        return [.. index.Outlets().Take(20).Select(static outlet => "outlet/" + Uri.EscapeDataString(outlet.Outlet)).Append("all").SelectMany(static view => (string[])[$"/feeds/{view}.atom", $"/feeds/{view}.rss", $"/feeds/{view}.json"])];
    }

    // Two to six characters, as the latencies of search are measured with.
    private static string? Piece(string title, Random random)
    {
        var length = random.Next(2, 7);
        var start = random.Next(Math.Max(1, title.Length - length));
        return start + length <= title.Length && !title.AsSpan(start, length).ContainsAnyExceptInRange('\u4e00', '\u9fff') ? title.Substring(start, length) : null;
    }

    private static async Task<List<string>> WithTagsAsync(ServedArchive server, List<string> paths)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        var known = new List<string>();
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(path);
            known.Add($"{path}\t{answer.Headers.ETag}");
        }

        return known;
    }

    // As a program pages through the whole archive, a hundred articles at a time.
    private static async Task<List<string>> PagesOfListAsync(ServedArchive server)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        var pages = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            pages.Add("/api/v1/articles?limit=100" + (cursor.Length > 0 ? "&cursor=" + cursor : ""));
            using var page = JsonDocument.Parse(await client.GetStringAsync(pages[^1]));
            cursor = page.RootElement.GetProperty("cursor").GetString();
        }

        return pages;
    }

    private static void Measure(ServedArchive server, string what, List<string> list, double aim, string? coding = null)
    {
        Wrk.Run(server, list, Warmth, coding: coding);
        var full = Wrk.Run(server, list, Row, coding: coding);
        var half = Wrk.Run(server, list, Row, aim / 2, coding);
        Say($"{what,-20} {full.PerSecond,7:F0} a second (aim {aim:F0}), {full.CpuPerRequest,5:F0} CPU-us and {full.BytesPerRequest / 1000:F1} kB each, median {full.MedianMs:F1} ms, p99 {full.P99Ms:F1} ms; at {half.PerSecond:F0} a second p99 {half.P99Ms:F1} ms; {full.Errors + half.Errors} errors");
    }

    private static void Remember(string when, ServedArchive server)
    {
        var (resident, anonymous) = server.Megabytes;
        Say($"memory {when}: {resident:F0} MB resident, of which {anonymous:F0} MB its own");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
