using System.Diagnostics;
using System.Globalization;
using System.Text;
using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Extraction.Text;
using Annals.Index;
using Annals.Index.Articles;
using Annals.Index.Searching;
using Annals.Language.Scripts;
using Annals.Language.Variants;

namespace Annals.Bench.Searching;

/// <summary>
/// The index beside SQLite's own full-text search over the same pairs: building, latency of queries cut from titles,
/// completeness against a scan of the texts, and finding an article by words of its title in the other script.
/// </summary>
internal static class SearchBench
{
    private const int Queries = 200;
    private const int Rounds = 5;
    private const int HighRank = 3;

    /// <param name="corpus">A folder of posts, or an archive with its index: then nothing is built.</param>
    /// <param name="misses">Prints each query that did not find its article, and what it found instead.</param>
    public static int Run(string corpus, int most, bool misses)
    {
        using var scratch = new ScratchFolder();
        var isArchive = ArchiveFolder.Exists(corpus);
        var archive = isArchive ? corpus : Import(corpus, most, scratch.Path);
        var folder = ArchiveFolder.Open(archive);
        using var index = ArchiveIndex.Open(folder);
        if (!isArchive)
        {
            var built = Command.Annals(null, "reindex", "--archive", archive);
            Console.WriteLine($"index, {index.Stats().Articles} articles: {built.Cpu.TotalSeconds:F1} CPU-s, {built.Wall.TotalSeconds:F1} s, {index.Stats().IndexBytes / 1e6:F1} MB, {built.PeakBytes / 1e6:F0} MB peak");
        }

        var articles = Read(index, folder);
        using var peer = PairsInFts5.Build(articles.Select(article => (article.FoldedTitle, article.FoldedText)));
        Console.WriteLine($"FTS5 over pairs: {peer.Built.TotalSeconds:F1} CPU-s, {peer.Bytes / 1e6:F1} MB");

        var random = new Random(20240705);
        var queries = Cut(articles, random, Queries, 2, 6);
        Latency("Annals, top 20 ranked", queries, query => index.Search(new SearchQuery { Text = $"\"{query}\"", Snippets = false }).Total);
        Latency("Annals, with snippets", queries, query => index.Search(new SearchQuery { Text = $"\"{query}\"" }).Total);
        Latency("FTS5 over pairs", queries, peer.Find);
        OverHttp(archive, queries).GetAwaiter().GetResult();
        var wrong = Completeness(index, articles, random);
        var script = OtherScript(index, articles, random, misses);
        OtherSpelling(index, articles, random, misses);
        return wrong + script;
    }

    private static string Import(string corpus, int most, string scratch)
    {
        var (posts, archive) = (Directory.CreateDirectory(Path.Combine(scratch, "posts")).FullName, Path.Combine(scratch, "archive"));
        foreach (var file in Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(most))
        {
            File.CreateSymbolicLink(Path.Combine(posts, $"{Path.GetFileName(Path.GetDirectoryName(file))}-{Path.GetFileName(file)}"), Path.GetFullPath(file));
        }

        Console.WriteLine(Command.Annals(null, "import", posts, "--no-index", "--archive", archive).Errors.Trim());
        return archive;
    }

    private static List<KnownArticle> Read(ArchiveIndex index, ArchiveFolder folder)
    {
        var summaries = index.Newest(ArticleFilter.All, int.MaxValue, 0);
        var articles = new KnownArticle[summaries.Count];
        Parallel.For(0, articles.Length, i =>
        {
            var body = PostFile.Parse(File.ReadAllBytes(folder.Resolve(summaries[i].Path))).BodyText;
            articles[i] = new KnownArticle(summaries[i].Id, summaries[i].Title, Folded(summaries[i].Title), Folded(Visible(HtmlText.ToPlainText(body))));
        });
        return [.. articles];
    }

    // What nobody sees stands between no two characters.
    private static string Visible(string text)
        => string.Concat(text.Where(character => character is not ('\u00ad' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\ufe0e' or '\ufe0f')));

    private static string Folded(string text) => ChineseFold.Fold(text);

    private static List<string> Cut(List<KnownArticle> articles, Random random, int count, int least, int most)
    {
        var queries = new List<string>();
        while (queries.Count < count)
        {
            var title = articles[random.Next(articles.Count)].Title;
            var length = random.Next(least, most + 1);
            var start = random.Next(Math.Max(1, title.Length - length));
            if (start + length <= title.Length && title.AsSpan(start, length) is var piece && IsHan(piece))
            {
                queries.Add(piece.ToString());
            }
        }

        return queries;
    }

    private static bool IsHan(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('\u4e00', '\u9fff');

    private static void Latency(string what, List<string> queries, Func<string, int> find)
    {
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var query in queries)
            {
                var start = Stopwatch.GetTimestamp();
                find(query);
                // The first round warms up.
                if (round > 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        Print(what, times);
    }

    private static async Task OverHttp(string archive, List<string> queries)
    {
        using var server = Process.Start(new ProcessStartInfo("dotnet", [Command.AnnalsDll, "serve", "--archive", archive, "--port", "8096"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:8096") };
            for (var tries = 0; ; tries++)
            {
                try
                {
                    await client.GetStringAsync("/health");
                    break;
                }
                catch (HttpRequestException) when (tries < 100)
                {
                    await Task.Delay(100);
                }
            }

            var times = new List<double>();
            for (var round = 0; round <= Rounds; round++)
            {
                foreach (var query in queries)
                {
                    var start = Stopwatch.GetTimestamp();
                    await client.GetByteArrayAsync("/api/v1/search?limit=20&q=" + Uri.EscapeDataString($"\"{query}\""));
                    if (round > 0)
                    {
                        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    }
                }
            }

            Print("Annals over HTTP", times);
        }
        finally
        {
            server.Kill();
        }
    }

    private static void Print(string what, List<double> times)
    {
        if (times.Count == 0)
        {
            return;
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24} median {times[times.Count / 2]:F2} ms, p99 {times[(int)(times.Count * 0.99)]:F2} ms, worst {times[^1]:F1} ms"));
    }

    // One and two characters: what the index counts, and what stands in the texts.
    private static int Completeness(ArchiveIndex index, List<KnownArticle> articles, Random random)
    {
        var wrong = 0;
        var queries = Cut(articles, random, 50, 1, 1).Concat(Cut(articles, random, 100, 2, 2)).ToList();
        foreach (var query in queries)
        {
            var folded = Folded(query);
            var scanned = articles.Count(article => article.FoldedTitle.Contains(folded, StringComparison.Ordinal) || article.FoldedText.Contains(folded, StringComparison.Ordinal));
            var found = index.Search(new SearchQuery { Text = $"\"{query}\"", Limit = 0 }).Total;
            if (found != scanned)
            {
                wrong++;
                Console.WriteLine($"  {query}: found {found}, the texts have {scanned}");
            }
        }

        Console.WriteLine($"complete for {queries.Count - wrong} of {queries.Count} queries of one and two characters");
        return wrong;
    }

    private static int OtherScript(ArchiveIndex index, List<KnownArticle> articles, Random random, bool misses)
    {
        var chosen = articles.Where(article => Words(article.Title, new Random(1)).Count >= 3).OrderBy(article => article.Id.Value, StringComparer.Ordinal).ToArray();
        random.Shuffle(chosen);
        var titles = chosen.Take(Queries).ToList();
        var toTraditional = Convert("s2t.json", titles.Select(title => title.Title));
        var toSimplified = Convert("t2s.json", titles.Select(title => title.Title));
        var high = 0;
        for (var i = 0; i < titles.Count; i++)
        {
            var other = toSimplified[i] != titles[i].Title ? toSimplified[i] : toTraditional[i];
            var words = Words(other, new Random(i));
            high += IsHigh(index, string.Join(' ', words.Take(3)), titles[i], misses) ? 1 : 0;
        }

        Console.WriteLine($"three words of a title in the other script: in the top three for {high} of {titles.Count} ({100.0 * high / titles.Count:F1} %)");
        return 0;
    }

    // The name of a title as it is spelled elsewhere, and two more of its words.
    private static void OtherSpelling(ArchiveIndex index, List<KnownArticle> articles, Random random, bool misses)
    {
        var named = articles.Select(article => (Article: article, Name: NameIn(article.FoldedTitle)))
            .Where(pair => pair.Name is not null && Rest(pair.Article, pair.Name).Count >= 2)
            .OrderBy(pair => pair.Article.Id.Value, StringComparer.Ordinal).ToArray();
        random.Shuffle(named);
        var high = 0;
        var titles = named.Take(Queries).ToList();
        foreach (var (article, name) in titles)
        {
            var other = VariantTable.BuiltIn.Of(name!)[0].Text;
            high += IsHigh(index, string.Join(' ', Rest(article, name!).Take(2).Prepend(other)), article, misses) ? 1 : 0;
        }

        Console.WriteLine($"a name in another spelling and two words of its title: in the top three for {high} of {titles.Count} ({100.0 * high / Math.Max(1, titles.Count):F1} %)");
        Latency("names, all spellings", [.. titles.Select(title => title.Name!)], query => index.Search(new SearchQuery { Text = query, Snippets = false }).Total);
    }

    private static bool IsHigh(ArchiveIndex index, string query, KnownArticle article, bool misses)
    {
        var answer = index.Search(new SearchQuery { Text = query, Limit = 200, Snippets = false });
        var rank = answer.Hits.Index().FirstOrDefault(hit => hit.Item.Article.Id == article.Id || hit.Item.Article.Title == article.Title, (Index: -1, Item: null!)).Index;
        if (misses && rank is < 0 or >= HighRank)
        {
            Console.WriteLine($"  {query}: {(rank < 0 ? "not found" : $"rank {rank + 1}")} of {answer.Total}: {article.Title}");
            foreach (var hit in answer.Hits.Take(HighRank))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      {hit.Score:F2} {hit.Article.Published:yyyy-MM-dd} {hit.Article.Title}"));
            }
        }

        return rank is >= 0 and < HighRank;
    }

    private static List<string> Rest(KnownArticle article, string name)
        => Words(article.FoldedTitle.Replace(name, " ", StringComparison.Ordinal), new Random(1));

    private static string? NameIn(string title)
        => VariantTable.BuiltIn.Of(title).Count == 0 ? null : Pieces(title).FirstOrDefault(piece => VariantTable.BuiltIn.Of(piece).Count > 0);

    private static IEnumerable<string> Pieces(string title)
        => from length in Enumerable.Range(2, Math.Max(0, title.Length - 1)) from start in Enumerable.Range(0, title.Length - length + 1) select title.Substring(start, length);

    // Pieces of two or three characters that do not overlap, in the title's order.
    private static List<string> Words(string title, Random random)
    {
        var words = new List<string>();
        for (var i = 0; i + 2 <= title.Length;)
        {
            var length = Math.Min(random.Next(2, 4), title.Length - i);
            if (IsHan(title.AsSpan(i, length)))
            {
                words.Add(title.Substring(i, length));
                i += length;
            }
            else
            {
                i++;
            }
        }

        var shuffled = words.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    private static List<string> Convert(string table, IEnumerable<string> lines)
    {
        var start = new ProcessStartInfo("opencc", ["-c", table]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false) };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("opencc is missing: install Debian's opencc");
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(string.Join('\n', lines.Select(line => line.ReplaceLineEndings(" "))));
        process.StandardInput.Close();
        process.WaitForExit();
        return [.. output.Result.Split('\n')];
    }

    private sealed record KnownArticle(ArticleId Id, string Title, string FoldedTitle, string FoldedText);
}
