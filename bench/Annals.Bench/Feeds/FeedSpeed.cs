using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Xml;
using Annals.Feeds;
using Annals.Feeds.Json;

namespace Annals.Bench.Feeds;

/// <summary>User CPU time per megabyte, steady state: every parser reads the same files in the same order until it is warm, then is measured.</summary>
internal static class FeedSpeed
{
    private const int Rounds = 8;

    public static void Run(IReadOnlyList<string> real)
    {
        using var scratch = new ScratchFolder();
        Measure("real feeds", real, scratch.Path);
        Measure("full-text feeds, generated", [.. Generate(scratch.Path)], scratch.Path);
    }

    private static void Measure(string name, IReadOnlyList<string> files, string scratch)
    {
        var documents = files.Select(File.ReadAllBytes).ToList();
        var megabytes = documents.Sum(document => document.LongLength) / 1e6;
        Console.WriteLine($"{name}: {files.Count} files, {megabytes:F1} MB; user CPU ms per MB");
        Print("XmlReader, bare pass", PerMegabyte(documents, megabytes, ReadBare));
        Print("Annals, parsing alone", PerMegabyte(documents, megabytes, document => FeedParser.Parse(document, Address)));
        Print("Annals, with sanitising, addresses and JSON", PerMegabyte(documents, megabytes, document => FeedJson.Write(Stream.Null, FeedParser.Parse(document, Address))));
        var list = Path.Combine(scratch, "list");
        File.WriteAllLines(list, files);
        Npm("feedsmith", list);
        Npm("rss-parser", list);
        Peer("feedparser", Command.Run("/usr/bin/python3", [Path.Combine(Command.Repository, "bench/peers/feedparser/speed.py"), list, "2"], null, null), "Debian's python3-feedparser");
    }

    private static readonly Uri Address = new("https://gazette.invalid/feed.xml");

    private static double PerMegabyte(IReadOnlyList<byte[]> documents, double megabytes, Action<byte[]> read)
    {
        Round();
        Thread.Sleep(300); // the compiler's second tier is done in the background
        Round();
        using var process = Process.GetCurrentProcess();
        var before = process.UserProcessorTime;
        Round();
        process.Refresh();
        return (process.UserProcessorTime - before).TotalMilliseconds / Rounds / megabytes;

        void Round()
        {
            for (var i = 0; i < Rounds; i++)
            {
                foreach (var document in documents)
                {
                    read(document);
                }
            }
        }
    }

    private static void ReadBare(byte[] document)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = false });
            while (reader.Read())
            {
                _ = reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? reader.Value : reader.LocalName;
            }
        }
        catch (XmlException)
        {
            // One in eight real feeds is not well-formed; the bare pass ends there.
        }
    }

    private static void Npm(string name, string list)
    {
        var folder = Path.Combine(Command.Repository, "bench/peers", name);
        try
        {
            Command.Run("npm", ["install", "--no-audit", "--no-fund", "--prefix", folder], null, null);
            Peer(name, Command.Run("node", [Path.Combine(folder, "speed.mjs"), list, "4"], null, null), "node and npm's " + name);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Print(name, "absent: it needs node and npm");
        }
    }

    private static void Peer(string name, CommandRun run, string needs)
    {
        if (run.ExitCode != 0)
        {
            Print(name, "absent: it needs " + needs);
            return;
        }

        using var figures = JsonDocument.Parse(run.Output);
        var failed = figures.RootElement.GetProperty("failed").GetDouble();
        Print(name, $"{figures.RootElement.GetProperty("msPerMB").GetDouble():F1}{(failed > 0 ? $" ({failed:F0} files refused)" : "")}");
    }

    private static void Print(string name, double figure) => Print(name, $"{figure:F1}");

    private static void Print(string name, string figure) => Console.WriteLine($"  {name,-46} {figure}");

    // As news sites with full text write them: RSS with escaped HTML, RSS with CDATA, Atom; Chinese and English.
    private static IEnumerable<string> Generate(string folder)
    {
        string[] sentences = ["The river rose two metres overnight, and the mill bridge was closed to carts, the council said.", "水位一夜之间上涨两米，市政府宣布磨坊桥暂停通行，所幸无人受伤。", "Nobody was hurt &amp; the ferry runs every hour.", "记者从现场获悉，抢修工作将持续到周末。"];
        for (var kind = 0; kind < 3; kind++)
        {
            var text = new StringBuilder(kind == 2 ? "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Invented Gazette</title>" : Hostile.Rss.Start());
            for (var item = 0; item < 300; item++)
            {
                var html = new StringBuilder();
                for (var paragraph = 0; paragraph < 25; paragraph++)
                {
                    html.Append($"<p class=\"text\">{sentences[(item + paragraph) % 4]} <a href=\"/{item}/{paragraph}\">{sentences[(item + paragraph + 1) % 4]}</a></p>\n");
                    html.Append(paragraph % 8 == 0 ? $"<figure><img src=\"/img/{item}-{paragraph}.jpg\" alt=\"bridge\"><figcaption>{sentences[paragraph % 4]}</figcaption></figure>\n" : "");
                }

                text.Append(kind switch
                {
                    0 => $"<item><title>Report {item}</title><link>http://gazette.invalid/{item}</link><guid>{item}</guid><pubDate>Tue, 06 Jan 2026 08:00:00 GMT</pubDate><description>{System.Net.WebUtility.HtmlEncode(html.ToString())}</description></item>\n",
                    1 => Hostile.Rss.Item($"Report {item}", $"{item}", html.ToString()),
                    _ => $"<entry><title>Report {item}</title><link href=\"http://gazette.invalid/{item}\"/><id>urn:{item}</id><updated>2026-01-06T08:00:00Z</updated><content type=\"html\">{System.Net.WebUtility.HtmlEncode(html.ToString())}</content></entry>\n",
                });
            }

            var file = Path.Combine(folder, $"generated-{kind}.xml");
            File.WriteAllText(file, text.Append(kind == 2 ? "</feed>" : Hostile.Rss.End).ToString());
            yield return file;
        }
    }
}
