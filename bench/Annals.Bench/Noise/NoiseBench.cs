using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Extraction.Text;

namespace Annals.Bench.Noise;

/// <summary>
/// Real posts served as outlets whose every answer is noisy: half with full-text feeds, half with summaries and pages. Fetched by the
/// command three times unchanged, then once with one true edit in each; what became a revision is counted.
/// </summary>
internal sealed class NoiseBench : IDisposable
{
    private const int EachWay = 20;
    private const int MostNamed = 12;
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly int Port = FreePort();

    private readonly HttpListener _http = new();
    private readonly List<Item> _items;
    private int _round;

    private NoiseBench(List<Item> items)
    {
        _items = items;
        _http.Prefixes.Add($"http://*:{Port}/");
        _http.Start();
        _ = ServeAsync();
    }

    public static int Run(string corpus, int count, string keepAt)
    {
        using var scratch = new ScratchFolder();
        using var bench = new NoiseBench(Read(corpus, count));
        return bench.Run(keepAt.Length > 0 ? keepAt : scratch.Path);
    }

    public void Dispose() => _http.Close();

    private int Run(string archive)
    {
        var outlets = _items.Max(item => item.Outlet) + 1;
        var list = Path.Combine(archive, "..", Path.GetFileName(archive) + ".opml");
        File.WriteAllText(list, $"<opml version=\"2.0\"><body>{string.Concat(Enumerable.Range(0, outlets).Select(outlet => $"<outline type=\"rss\" text=\"o{outlet} full\" xmlUrl=\"{Root(outlet)}/full.xml\"/><outline type=\"rss\" text=\"o{outlet}\" xmlUrl=\"{Root(outlet)}/short.xml\"/>"))}</body></opml>");
        Console.WriteLine(Annals(0, "init", archive).Errors.Trim());
        Console.WriteLine(Annals(0, "opml", "import", list, "--allow-private", "--archive", archive).Errors.Trim());
        File.Delete(list);
        int[] hours = [1, 2, 7, 25];
        for (_round = 0; _round < hours.Length; _round++)
        {
            var run = Annals(hours[_round], "fetch", "--no-images", "--force", "--allow-private", "--archive", archive);
            Console.WriteLine($"{(_round < hours.Length - 1 ? "unchanged" : "one edit each")}: {string.Join("; ", run.Errors.Trim().Split('\n').Where(line => line.Contains(" asked", StringComparison.Ordinal)))} ({run.Wall.TotalSeconds:F0} s, {run.Cpu.TotalSeconds:F0} CPU-s, exit {run.ExitCode})");
            Count(archive);
        }

        return 0;
    }

    private void Count(string archive)
    {
        var kept = JournalReader.Read(ArchiveFolder.Open(archive)).Select(line => line.Entry).OfType<RevisionKept>().ToLookup(revision => Number(revision.Url));
        foreach (var ways in _items.GroupBy(item => item.IsPage))
        {
            var isEdited = _round == 3;
            var expected = ways.Where(item => kept.Contains(item.Number) && (!isEdited || item.Edit is not null)).ToList();
            var wrong = expected.Where(item => kept[item.Number].Max(revision => revision.Revision) != (isEdited ? 2 : 1)).ToList();
            var viaPage = expected.Count(item => kept[item.Number].First().Via == "page");
            Console.WriteLine($"   {(ways.Key ? "pages" : "feeds")}: {expected.Count} articles kept of {ways.Count()} ({viaPage} from their page), not {(isEdited ? "exactly one further revision" : "one revision")}: {wrong.Count}{(isEdited ? $" (none {wrong.Count(item => kept[item.Number].Max(revision => revision.Revision) < 2)}, more {wrong.Count(item => kept[item.Number].Max(revision => revision.Revision) > 2)})" : "")}");
            if (isEdited)
            {
                Console.WriteLine("      edits found: " + string.Join(", ", expected.GroupBy(item => item.Edit!.Value.Kind).Select(kind => $"{kind.Key} {kind.Count(item => kept[item.Number].Max(revision => revision.Revision) == 2)} of {kind.Count()}")));
            }

            if (!isEdited && wrong.Count > 0)
            {
                Console.WriteLine("      " + string.Join(", ", wrong.SelectMany(item => KindsOf(item, _round)).GroupBy(kind => kind).OrderByDescending(kind => kind.Count()).Select(kind => $"{kind.Key} {kind.Count()}")));
            }

            foreach (var item in wrong.Take(MostNamed))
            {
                Console.WriteLine($"      {kept[item.Number].First().Article} {item.Source}{(isEdited ? $" ({item.Edit!.Value.Kind})" : "")}: {kept[item.Number].Max(revision => revision.Revision)} revisions: {string.Join(" -> ", Enumerable.Range(0, _round + 1).Select(round => string.Join(", ", KindsOf(item, round))))}");
            }
        }
    }

    private static List<Item> Read(string corpus, int count)
    {
        var posts = Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var items = new List<Item>();
        for (var at = 0; at < posts.Count && items.Count < count; at += Math.Max(1, posts.Count / (count * 4 / 3)))
        {
            var post = PostFile.Parse(File.ReadAllBytes(posts[at]));
            var plain = HtmlText.ToPlainText(post.BodyText);
            if (plain.Length > 300 && post.Title.Length > 3)
            {
                var number = items.Count;
                items.Add(new Item(number, number / (2 * EachWay), number % 2 == 1, post.Title, post.BodyText, plain, Edits.Make(number / 2, post.BodyText, new Random(number)), Path.GetFileName(posts[at])));
            }
        }

        return items;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (_http.IsListening)
            {
                var context = await _http.GetContextAsync();
                var (status, type, body) = Answer(context.Request.Url!);
                context.Response.StatusCode = status;
                context.Response.ContentType = type;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The bench is over.
        }
    }

    private (int Status, string Type, string Body) Answer(Uri url)
    {
        var outlet = int.Parse(url.Host.Split('.')[2], CultureInfo.InvariantCulture) * 250 + int.Parse(url.Host.Split('.')[3], CultureInfo.InvariantCulture) - 251;
        var items = _items.Where(item => item.Outlet == outlet);
        return url.AbsolutePath switch
        {
            "/full.xml" => (200, "application/rss+xml", Feed(outlet, items.Where(item => !item.IsPage), item => Body(item, _round))),
            "/short.xml" => (200, "application/rss+xml", Feed(outlet, items.Where(item => item.IsPage), item => WebUtility.HtmlEncode(item.Plain[..90].Replace('\n', ' ')) + " …")),
            var path when path.StartsWith("/p/", StringComparison.Ordinal) => (200, "text/html; charset=utf-8", Page(_items[Number(path)])),
            _ => (404, "text/plain", ""),
        };
    }

    private string Feed(int outlet, IEnumerable<Item> items, Func<Item, string> body)
        => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>o{outlet}</title><lastBuildDate>{Start.AddHours(_round):r}</lastBuildDate>{string.Concat(items.Select(item =>
            $"<item><title>{Xml(item.Title)}</title><link>{Root(outlet)}/p/{item.Number}.html?utm_source=rss&amp;utm_campaign=c{_round}</link><guid isPermaLink=\"false\">{item.Number}</guid><pubDate>{Start:r}</pubDate><description>{Xml(body(item))}</description></item>"))}</channel></rss>";

    private string Page(Item item)
    {
        var dice = new Random(item.Number * 31 + _round);
        var related = string.Concat(Enumerable.Range(0, 5).Select(_ => _items[dice.Next(_items.Count)]).Select(other => $"<li><a href=\"/p/{other.Number}.html\">{WebUtility.HtmlEncode(other.Title)}</a></li>"));
        return $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(item.Title)}</title><meta name=\"csrf\" content=\"{dice.Next()}\"></head><body><nav><a href=\"/\">首页</a> <a href=\"/news\">新闻</a></nav>"
            + $"<main><article><h1>{WebUtility.HtmlEncode(item.Title)}</h1><p class=\"meta\">{dice.Next(1, 59)} 分钟前</p><div class=\"article-body\">{Body(item, _round)}</div></article></main>"
            + $"<aside><h3>相关新闻</h3><ul>{related}</ul></aside><section class=\"comments\"><h3>评论 ({dice.Next(99)})</h3></section><footer><p>© o{item.Outlet}</p></footer></body></html>";
    }

    // Half of the answers have one kind of noise, the others up to three.
    private static IReadOnlyList<string> KindsOf(Item item, int round)
    {
        var dice = new Random(item.Number * 101 + round);
        return [.. Enumerable.Range(0, dice.Next(2) == 0 ? 1 : 3).Select(_ => Noises.Kinds[dice.Next(Noises.Kinds.Length)]).Distinct()];
    }

    private static string Body(Item item, int round)
        => KindsOf(item, round).Aggregate(round == 3 ? item.Edit?.Html ?? item.Html : item.Html, (html, kind) => Noises.Add(kind, html, new Random(item.Number * 7 + round)));

    private static CommandRun Annals(int hour, params string[] arguments)
        => Command.Annals(new Dictionary<string, string> { ["ANNALS_NOW"] = Start.AddHours(hour).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) }, arguments);

    private static string Root(int outlet) => $"http://127.0.{1 + (outlet / 250)}.{1 + (outlet % 250)}:{Port}";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static int Number(string url) => int.Parse(new Uri(new Uri("http://x/"), url).AbsolutePath.AsSpan(3, new Uri(new Uri("http://x/"), url).AbsolutePath.Length - 8), CultureInfo.InvariantCulture);

    private static string Xml(string text) => WebUtility.HtmlEncode(string.Concat(text.Where(character => character >= ' ' || character is '\n' or '\t')));

    private sealed record Item(int Number, int Outlet, bool IsPage, string Title, string Html, string Plain, (string Kind, string Html)? Edit, string Source);
}
