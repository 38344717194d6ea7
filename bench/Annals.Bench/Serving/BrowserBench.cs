using System.Globalization;
using Annals.Archive;
using Annals.Index;
using Annals.Index.Articles;

namespace Annals.Bench.Serving;

/// <summary>The reader's pages as Chromium gets and paints them, each with nothing kept from before.</summary>
internal static class BrowserBench
{
    private const int Port = 8096;
    private const int Articles = 40;

    private static readonly (int Width, string Name)[] Windows = [(1280, "1280 px"), (360, "360 px")];

    /// <param name="source">An archive, or a folder of posts that is imported first.</param>
    public static async Task<int> RunAsync(string source, int most)
    {
        if (!Sanitising.HarmProbe.IsPossible)
        {
            Console.Error.WriteLine("Chromium or its driver is missing: install Debian's chromium and chromium-driver");
            return 1;
        }

        using var scratch = new ScratchFolder();
        var archive = LoadBench.ArchiveOf(source, most, scratch);
        var articles = SomeArticles(archive);
        await using var server = await ServedArchive.StartAsync(archive, "serve", Port);
        Console.WriteLine("page                          KB without images   outside   CLS      first paint ms");
        Console.WriteLine("                              median   most       most      most     median   most");
        foreach (var (width, name) in Windows)
        {
            // A browser's very first page pays for the browser.
            using var browser = new PaintedPages(server.Address, width);
            browser.Open("/health");
            browser.Open("/search?q=");
            Say($"one word, {name}", [.. Enumerable.Range(0, 10).Select(_ => browser.Open("/health"))]);
            Say($"Today, {name}", [.. Enumerable.Range(0, 10).Select(_ => browser.Open("/"))]);
            Say($"{articles.Count} articles, {name}", [.. articles.Select(browser.Open)]);
        }

        return 0;
    }

    private static List<string> SomeArticles(string archive)
    {
        using var index = ArchiveIndex.Open(ArchiveFolder.Open(archive));
        var all = index.Newest(ArticleFilter.All, int.MaxValue, 0).ToArray();
        new Random(20240705).Shuffle(all);
        return [.. all.Take(Articles).Select(article => "/a/" + article.Id.Value)];
    }

    private static void Say(string name, IReadOnlyList<PaintedPage> pages)
        => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-29} {Median(pages, page => page.Bytes) / 1e3,-8:F1} {pages.Max(page => page.Bytes) / 1e3,-10:F1} {pages.Max(page => page.Outside),-9} {pages.Max(page => page.Shift),-8:F4} {Median(pages, page => page.FirstPaint),-8:F0} {pages.Max(page => page.FirstPaint):F0}"));

    private static double Median(IReadOnlyList<PaintedPage> pages, Func<PaintedPage, double> of)
        => pages.Select(of).Order().ElementAt(pages.Count / 2);
}
