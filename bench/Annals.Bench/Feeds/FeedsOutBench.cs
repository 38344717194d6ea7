using System.Globalization;
using System.Text;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Archive.Writing;
using Annals.Bench.Serving;
using Annals.Feeds;
using Annals.Index;
using Annals.Index.Articles;
using Annals.Pages.Articles;

namespace Annals.Bench.Feeds;

/// <summary>
/// Feeds given out by a served archive of articles that are as hostile as articles come, each in three forms, read back by our own parser
/// and by Debian's feedparser: every entry must be there, with its title and text byte for byte, and nothing may be called damaged.
/// </summary>
internal static class FeedsOutBench
{
    private const int Port = 8098;
    private const int MostDifferencesShown = 12;

    // Markup, the end of CDATA, entities twice over, controls, lone surrogates, right to left, emoji, odd blanks, forms of other languages.
    private static readonly string[] Pieces =
    [
        "港口", "望川大桥今晨通车", "新闻", "a", "News ", "R&D", " ", "  ", "<b>bold</b>", "</title>", "</description>", "]]>", "<![CDATA[", "&", "&amp;", "&amp;lt;", "&#0;", "&#8217;", "&nbsp;", "\"", "'", "\u0001", "\u001F", "\u007F", "\u0085",
        "\uFFFE", "\uFFFF", "😀", "👩‍👩‍👧", "𠮷", "\uD83D", "\uDE00", "שלום", "مرحبا", "\u202E", "\u2028", "\u200B", "\u00A0", "<!--", "-->", "?>", "<?php", "%00", "{}", "\\u0000", "é", "e\u0301", "ﬁ", "½", "…", "\t", "-", "1 < 2 > 0", "<script>alert(1)</script>", "javascript:alert(1)",
    ];

    private static readonly string[] Blocks = ["p", "div", "blockquote", "h2", "li", "pre", "em", "td"];

    private static readonly string[] Forms = ["rss", "atom", "json"];

    // Text as it was, not as a browser may have it: neither sanitised nor resolved.
    private const string Script = """
        import sys, json, feedparser
        feedparser.SANITIZE_HTML = 0
        feedparser.RESOLVE_RELATIVE_URIS = 0
        for path in open(sys.argv[1]).read().split("\n"):
            if not path: continue
            f = feedparser.parse(open(path, "rb").read(), response_headers={"content-type": "application/json" if path.endswith(".json") else "application/xml"}, sanitize_html=False, resolve_relative_uris=False)
            out = {"bozo": int(bool(f.get("bozo"))), "why": str(f.get("bozo_exception", "")), "entries": [{"id": e.get("id", ""), "title": e.get("title", ""), "text": e["content"][0]["value"] if e.get("content") else e.get("summary", "")} for e in f.entries]}
            sys.stdout.write(json.dumps(out) + "\n")
        """;

    public static async Task<int> RunAsync(int feeds)
    {
        using var scratch = new ScratchFolder();
        var archive = Path.Combine(scratch.Path, "archive");
        Fill(archive, feeds);
        var documents = await FetchAsync(archive, scratch.Path);
        var (ours, differences) = Compare(documents, Own(documents));
        Say("Annals' own parser", documents, ours, differences);

        // feedparser 6.0 reads no JSON Feed.
        documents.RemoveAll(static document => document.Form == "json");
        (ours, differences) = Compare(documents, Theirs(documents, scratch.Path), isTheirs: true);
        Say("feedparser", documents, ours, differences);
        return 0;
    }

    private static void Fill(string path, int feeds)
    {
        var random = new Random(20261121);
        using var writer = ArchiveWriter.Open(ArchiveFolder.OpenOrCreate(path), TimeProvider.System);
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        for (var feed = 0; feed < feeds; feed++)
        {
            var outlet = $"{Text(random, 3)} {feed}";
            writer.Keep([.. Enumerable.Range(0, random.Next(1, 6)).Select(number =>
            {
                var (title, body) = (Text(random, 6), Body(random));
                return new Draft
                {
                    Url = $"https://o{feed}.example/{number}?a=1&b=%22{number}%22",
                    Title = title.Trim().Length > 0 ? title : "x",
                    Outlet = outlet,
                    Author = random.Next(3) == 0 ? null : Text(random, 2) + "x",
                    Body = body,
                    PublishedAt = now.AddMinutes(-random.Next(1, 500_000)),
                    CapturedAt = now,
                    Fingerprint = $"{feed} {number}",
                    Tags = random.Next(2) == 0 ? [] : ["tag " + number],
                };
            })]);
        }
    }

    private static string Text(Random random, int most)
        => string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string Body(Random random)
    {
        var body = new StringBuilder();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var block = Blocks[random.Next(Blocks.Length)];
            body.Append('<').Append(block).Append('>').Append(Text(random, 10)).Append("</").Append(block).Append(">\n");
        }

        return body.ToString();
    }

    private static async Task<List<Document>> FetchAsync(string archive, string scratch)
    {
        var folder = ArchiveFolder.Open(archive);
        using var index = ArchiveIndex.Open(folder);
        index.CatchUp(null, CancellationToken.None);
        await using var server = await ServedArchive.StartAsync(archive, "serve", Port);
        using var client = new HttpClient { BaseAddress = server.Address };
        var documents = new List<Document>();
        foreach (var outlet in index.Outlets())
        {
            var articles = index.Newest(ArticleFilter.All with { Outlet = outlet.Outlet }, int.MaxValue, 0);
            var expected = articles.Select(article => new ReadEntry($"urn:annals:{article.Id.Value}", article.Title, ShownBody.Of(PostFile.Parse(File.ReadAllBytes(folder.Resolve(article.Path))), "", article.Url, static url => url).Html)).ToList();
            foreach (var form in Forms)
            {
                var path = Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"{documents.Count}.{form}"));
                await File.WriteAllBytesAsync(path, await client.GetByteArrayAsync($"/feeds/outlet/{Uri.EscapeDataString(outlet.Outlet)}.{form}"));
                documents.Add(new Document(path, form, expected));
            }
        }

        return documents;
    }

    private static IEnumerable<ReadFeed> Own(List<Document> documents)
        => documents.Select(document =>
        {
            var feed = FeedParser.Parse(File.ReadAllBytes(document.Path));
            return new ReadFeed(feed.IsBozo || feed.Diagnostics.Count > 0, feed.Diagnostics.FirstOrDefault()?.Message ?? "", [.. feed.Entries.Select(entry => new ReadEntry(entry.Id ?? "", entry.Title?.Value ?? "", entry.Contents.FirstOrDefault()?.Value ?? ""))]);
        });

    private static IEnumerable<ReadFeed> Theirs(List<Document> documents, string scratch)
    {
        var (script, list) = (Path.Combine(scratch, "read.py"), Path.Combine(scratch, "list"));
        File.WriteAllText(script, Script);
        File.WriteAllLines(list, documents.Select(document => document.Path));
        var run = Command.Run("/usr/bin/python3", [script, list], null, killAfter: null);
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"feedparser failed (apt-get install python3-feedparser): {run.Errors}");
        }

        foreach (var line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            yield return new ReadFeed(root.GetProperty("bozo").GetInt32() != 0, root.GetProperty("why").GetString()!, [.. root.GetProperty("entries").EnumerateArray().Select(entry => new ReadEntry(entry.GetProperty("id").GetString()!, entry.GetProperty("title").GetString()!, entry.GetProperty("text").GetString()!))]);
        }
    }

    private static (Result Result, List<string> Differences) Compare(List<Document> documents, IEnumerable<ReadFeed> read, bool isTheirs = false)
    {
        var (result, differences) = (new Result(), new List<string>());
        foreach (var (document, feed) in documents.Zip(read))
        {
            result.Documents++;
            if (feed.IsBozo)
            {
                result.Bozo++;
                Note($"{document.Path}: bozo: {feed.Why}");
            }

            var byId = feed.Entries.GroupBy(static entry => entry.Id).ToDictionary(static group => group.Key, static group => group.First());
            foreach (var expected in document.Expected)
            {
                result.Entries++;
                if (!byId.TryGetValue(expected.Id, out var entry))
                {
                    result.Missing++;
                    Note($"{document.Path}: {expected.Id} is missing");
                    continue;
                }

                var (title, text) = (Whole(expected.Title, document.Form, isTheirs), Whole(expected.Text, document.Form, isTheirs));
                if (entry.Title.Trim() != title)
                {
                    result.Titles++;
                    Note($"{document.Form} title: {Shown(title)} was read as {Shown(entry.Title)}");
                }

                if (entry.Text.Trim() != text)
                {
                    result.Texts++;
                    Note($"{document.Form} text: {Around(text, entry.Text)}");
                }
            }
        }

        return (result, differences);

        void Note(string what)
        {
            if (differences.Count < MostDifferencesShown)
            {
                differences.Add(what);
            }
        }
    }

    // What no form of XML can say is left out, what is no character stands as one that says so; blanks at the ends are nobody's text.
    // feedparser takes U+0085, which only a wrong encoding brings into a text, for what Windows has at that place.
    private static string Whole(string text, string form, bool isTheirs)
    {
        var whole = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (form == "json" || rune.Value is 9 or 10 or 13 or >= 32 and not (0xFFFE or 0xFFFF))
            {
                whole.Append(rune.ToString());
            }
        }

        var trimmed = whole.ToString().Trim();
        return isTheirs ? trimmed.Replace('\u0085', '\u2026') : trimmed;
    }

    private static string Shown(string text) => JsonSerializer.Serialize(text.Length > 120 ? text[..120] : text);

    private static string Around(string left, string right)
    {
        var at = 0;
        while (at < left.Length && at < right.Length && left[at] == right[at])
        {
            at++;
        }

        var start = Math.Max(0, at - 20);
        return $"{Shown(left[start..])} was read as {Shown(right[Math.Min(start, right.Length)..])}";
    }

    private static void Say(string reader, List<Document> documents, Result result, List<string> differences)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reader}: {documents.Count} documents read {result.Documents}, bozo {result.Bozo}; {result.Entries} entries, {result.Missing} missing, {result.Titles} titles and {result.Texts} texts differ"));
        differences.ForEach(difference => Console.WriteLine("  " + difference));
    }

    private sealed record Document(string Path, string Form, IReadOnlyList<ReadEntry> Expected);

    private sealed record ReadFeed(bool IsBozo, string Why, IReadOnlyList<ReadEntry> Entries);

    private sealed record ReadEntry(string Id, string Title, string Text);

    private sealed class Result
    {
        public int Documents { get; set; }

        public int Bozo { get; set; }

        public int Entries { get; set; }

        public int Missing { get; set; }

        public int Titles { get; set; }

        public int Texts { get; set; }
    }
}
