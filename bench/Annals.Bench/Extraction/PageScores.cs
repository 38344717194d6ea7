using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Annals.Bench.Extraction;

/// <summary>The figures of one program, as the scorer beside the data counts them (without its resampling).</summary>
internal static class PageScores
{
    private static readonly string[] Fields = ["title", "byline", "dir", "lang", "excerpt", "siteName", "publishedTime"];

    public static void Print(string program, List<SavedPage> pages, IReadOnlyDictionary<(string Set, string Id), Reading> readings, double userMs)
    {
        var (f1, precision, recall) = Bodies(pages, readings);
        Console.WriteLine($"{program,-24} body F1 {f1:f4} (precision {precision:f4}, recall {recall:f4})   segments F {Segments(pages, readings):f4}   {userMs / pages.Count:f1} ms user CPU a page");
        Console.WriteLine($"{"",-24} metadata, of the pages that state it: {string.Join(", ", Fields.Select(field => Metadata(pages, readings, field)))}; {Whole(pages, readings)} pages of {pages.Count(static p => p.Set == PageSet.Metadata)} with all");
    }

    private static (double F1, double Precision, double Recall) Bodies(List<SavedPage> pages, IReadOnlyDictionary<(string, string), Reading> readings)
    {
        double precision = 0, recall = 0;
        var answered = 0;
        var all = pages.Where(static p => p.Set == PageSet.Bodies).ToList();
        foreach (var page in all)
        {
            var want = Windows(page.Truth.GetProperty("articleBody").GetString()!);
            var got = Windows(readings[(page.Set, page.Id)].Body);
            var common = (double)want.Sum(w => Math.Min(w.Value, got.GetValueOrDefault(w.Key)));
            recall += want.Count == 0 ? 1 : common / want.Values.Sum();
            if (got.Count == 0)
                continue;
            answered++;
            precision += common / got.Values.Sum();
        }

        precision /= answered;
        recall /= all.Count;
        return (2 * precision * recall / (precision + recall), precision, recall);
    }

    private static double Segments(List<SavedPage> pages, IReadOnlyDictionary<(string, string), Reading> readings)
    {
        int found = 0, missed = 0, extra = 0;
        foreach (var page in pages.Where(static p => p.Set == PageSet.Segments))
        {
            var text = Squeeze(readings[(page.Set, page.Id)].Body);
            var there = page.Truth.GetProperty("with").EnumerateArray().Count(s => Contains(text, s));
            found += there;
            missed += page.Truth.GetProperty("with").GetArrayLength() - there;
            extra += page.Truth.GetProperty("without").EnumerateArray().Count(s => Contains(text, s));
        }

        return 2.0 * found / ((2 * found) + missed + extra);
    }

    private static string Metadata(List<SavedPage> pages, IReadOnlyDictionary<(string, string), Reading> readings, string field)
    {
        var stated = pages.Where(p => p.Set == PageSet.Metadata && Wanted(p, field) is { Length: > 0 }).ToList();
        return $"{field} {stated.Count(p => IsRight(p, readings, field))}/{stated.Count}";
    }

    private static int Whole(List<SavedPage> pages, IReadOnlyDictionary<(string, string), Reading> readings) =>
        pages.Count(p => p.Set == PageSet.Metadata && Fields.All(f => IsRight(p, readings, f)));

    /// <summary>What a page does not state is not counted against who found it printed somewhere.</summary>
    private static bool IsRight(SavedPage page, IReadOnlyDictionary<(string, string), Reading> readings, string field)
    {
        if (Wanted(page, field) is not { Length: > 0 } wanted)
            return true;
        var got = readings[(page.Set, page.Id)].Field(field) ?? "";
        return Squeeze(wanted) == Squeeze(got) || (field is "publishedTime" && Instant(wanted) is { } at && at == Instant(got));
    }

    private static string? Wanted(SavedPage page, string field) =>
        page.Truth.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static bool Contains(string text, JsonElement segment) => text.Contains(Squeeze(segment.GetString()!), StringComparison.Ordinal);

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Dictionary<string, int> Windows(string text)
    {
        const int Length = 4;
        var words = Regex.Matches(text, @"\w+").Select(static m => m.Value).ToList();
        var windows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; words.Count > 0 && i < Math.Max(1, words.Count - Length + 1); i++)
        {
            var window = string.Join(' ', words.Skip(i).Take(Length));
            windows[window] = windows.GetValueOrDefault(window) + 1;
        }

        return windows;
    }
}
