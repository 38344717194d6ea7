using System.Diagnostics;
using System.Text.Json;
using Annals.Extraction.Pages;

namespace Annals.Bench.Extraction;

/// <summary>
/// The article of every page of three public sets: Annals, and Readability.js on two DOMs, in one run. trafilatura cannot be
/// installed where this runs; its figures stand in the README of the data.
/// </summary>
internal static class ExtractionBench
{
    private const int Rounds = 3;

    public static int Run(string data)
    {
        using var scratch = new ScratchFolder();
        var pages = PageSet.Unpack(data, scratch.Path);
        Console.WriteLine($"{pages.Count} pages; user CPU is of a warm process, reading the file included");
        var (readings, userMs) = Annals(pages);
        PageScores.Print("annals", pages, readings, userMs);
        var peer = Path.Combine(Command.Repository, "bench/peers/readability");
        Command.Run("npm", ["ci", "--no-audit", "--no-fund", "--prefix", peer], null, null);
        var list = Path.Combine(scratch.Path, "pages.jsonl");
        File.WriteAllLines(list, pages.Select(static (page, at) => JsonSerializer.Serialize(new { id = at, file = page.File, url = page.Url.AbsoluteUri })));
        foreach (var dom in (string[])["linkedom", "jsdom"])
        {
            Peer(dom, peer, list, pages);
        }

        return 0;
    }

    private static (Dictionary<(string Set, string Id), Reading> Readings, double UserMs) Annals(List<SavedPage> pages)
    {
        var readings = new Dictionary<(string, string), Reading>();
        var best = double.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = Process.GetCurrentProcess().UserProcessorTime;
            foreach (var page in pages)
            {
                readings[(page.Set, page.Id)] = Reading.Of(PageExtractor.Extract(File.ReadAllBytes(page.File), page.Set == PageSet.Metadata ? "text/html; charset=utf-8" : null, page.Url));
            }

            if (round > 0)
                best = Math.Min(best, (Process.GetCurrentProcess().UserProcessorTime - before).TotalMilliseconds);
        }

        return (readings, best);
    }

    private static void Peer(string dom, string peer, string list, List<SavedPage> pages)
    {
        var run = Command.Run("node", [Path.Combine(peer, "read.mjs"), dom, list], null, null);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != pages.Count + 1)
        {
            Console.WriteLine($"Readability.js, {dom}: no answer\n{run.Errors}");
            return;
        }

        var readings = new Dictionary<(string, string), Reading>();
        foreach (var line in lines.SkipLast(1))
        {
            using var answer = JsonDocument.Parse(line);
            var page = pages[answer.RootElement.GetProperty("id").GetInt32()];
            readings[(page.Set, page.Id)] = Reading.Of(answer.RootElement);
        }

        using var cost = JsonDocument.Parse(lines[^1]);
        PageScores.Print("Readability.js, " + dom, pages, readings, cost.RootElement.GetProperty("userMs").GetDouble());
    }
}
