using System.Text.Json;
using Annals.Extraction.Pages;
using Annals.RealData.Tests.Support;

namespace Annals.RealData.Tests.Extraction;

/// <summary>The public sets of saved pages, scored as their own scorer does. The thresholds lie a little below what is reached.</summary>
public sealed class ExtractionQualityTests
{
    [Fact]
    public void Bodies_are_as_people_marked_them()
    {
        var pages = PageArchive.Read(SharedData.Require("extraction/scrapinghub-dev/html.tar.gz"));
        using var truth = Truth("extraction/scrapinghub-dev/truth.json");
        var scores = truth.RootElement.EnumerateObject()
            .Select(p => BodyScore.Of(p.Value.GetProperty("articleBody").GetString()!, Extract(pages, p).ArticleBody))
            .ToList();
        var precision = scores.Where(static s => s.Predicted).Average(static s => s.Precision);
        var recall = scores.Average(static s => s.Recall);
        var f1 = 2 * precision * recall / (precision + recall);
        TestContext.Current.TestOutputHelper?.WriteLine($"F1 {f1:f4}, precision {precision:f4}, recall {recall:f4}, {scores.Count} pages");
        Assert.True(f1 >= 0.976, $"F1 {f1:f4}");
    }

    [Fact]
    public void Segments_that_belong_come_out_and_others_do_not()
    {
        var pages = PageArchive.Read(SharedData.Require("extraction/trafilatura-dev/html.tar.gz"));
        using var truth = Truth("extraction/trafilatura-dev/truth.json");
        int found = 0, missed = 0, extra = 0;
        foreach (var page in truth.RootElement.EnumerateObject())
        {
            var text = Squeeze(Extract(pages, page).ArticleBody);
            foreach (var segment in page.Value.GetProperty("with").EnumerateArray())
            {
                if (text.Contains(Squeeze(segment.GetString()!), StringComparison.Ordinal))
                    found++;
                else
                    missed++;
            }

            extra += page.Value.GetProperty("without").EnumerateArray().Count(s => text.Contains(Squeeze(s.GetString()!), StringComparison.Ordinal));
        }

        var f1 = 2.0 * found / ((2 * found) + extra + missed);
        TestContext.Current.TestOutputHelper?.WriteLine($"F1 {f1:f4}: {found} found, {missed} missed, {extra} extra");
        Assert.True(f1 >= 0.935, $"F1 {f1:f4}");
    }

    [Fact]
    public void Titles_and_sites_are_what_Readability_expects()
    {
        var files = PageArchive.Read(SharedData.Require("extraction/readability/test-pages.tar.gz"));
        var expected = files.Where(static f => f.Key.EndsWith("/expected-metadata.json", StringComparison.Ordinal)).ToList();
        var wrong = new List<string>();
        foreach (var (path, json) in expected)
        {
            using var metadata = JsonDocument.Parse(json);
            var page = PageExtractor.Extract(files[path.Replace("expected-metadata.json", "source.html", StringComparison.Ordinal)], "text/html; charset=utf-8", new Uri("http://fakehost/test/page.html"));
            Check(metadata.RootElement, "title", page.Title, path, wrong);
            Check(metadata.RootElement, "siteName", page.Site, path, wrong);
        }

        Assert.True(wrong.Count <= expected.Count / 20, string.Join('\n', wrong));
    }

    private static void Check(JsonElement metadata, string key, string? actual, string path, List<string> wrong)
    {
        var wanted = metadata.TryGetProperty(key, out var value) ? value.GetString() : null;
        if (!string.IsNullOrEmpty(wanted) && Squeeze(wanted) != Squeeze(actual ?? ""))
            wrong.Add($"{path} {key}: wanted {wanted}, got {actual}");
    }

    private static Page Extract(Dictionary<string, byte[]> pages, JsonProperty page)
    {
        var address = page.Value.TryGetProperty("url", out var url) && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var known) ? known : new Uri("https://page.example/a");
        return PageExtractor.Extract(pages[page.Name + ".html"], null, address);
    }

    private static JsonDocument Truth(string path) => JsonDocument.Parse(File.ReadAllText(SharedData.Require(path)));

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
