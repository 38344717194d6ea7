using System.Globalization;
using System.Text.Json;
using Annals.Language.Times;

namespace Annals.Bench.Understanding;

/// <summary>Expressions of time: words and value exactly as in the development cases.</summary>
public static class TimesBench
{
    public static int Run(string language, string seeds, bool shows)
    {
        Console.WriteLine("times                 cases    right   exact   found and not asked for");
        Row("time-dev.json", Cases(Path.Combine(language, "time-dev.json")), shows);
        Row("time-news-dev.json", Cases(Path.Combine(language, "time-news-dev.json")), shows);
        foreach (var file in Directory.GetFiles(Path.Combine(language, "articles-dev"), "*.json").Order(StringComparer.Ordinal).Concat(Directory.GetFiles(Path.Combine(seeds, "gold"), "00*.json").Order(StringComparer.Ordinal)))
        {
            Row(Path.GetFileName(file), [Article(file)], shows);
        }

        return 0;
    }

    private static void Row(string name, IReadOnlyList<Case> cases, bool shows)
    {
        int gold = 0, right = 0, extra = 0;
        foreach (var one in cases)
        {
            var found = TimeFinder.Find(one.Text, one.Published).Where(time => one.Counts(time.Start)).ToList();
            gold += one.Expected.Count;
            foreach (var expected in one.Expected)
            {
                var hit = found.Find(time => time.Start == expected.Start && time.End == expected.End && expected.Values.Exists(value => Same(value, time.Value)));
                right += hit is null ? 0 : 1;
                if (hit is null && shows)
                {
                    Console.WriteLine($"  - {one.Id} {expected.Text} = {string.Join(" | ", expected.Values)}   got {string.Join(", ", found.Where(time => time.Start < expected.End && time.End > expected.Start).Select(time => time.Text + "=" + time.Value))}   in {Around(one.Text, expected.Start)}");
                }
            }

            foreach (var time in found.Where(time => !one.Expected.Exists(expected => expected.Start < time.End && expected.End > time.Start)))
            {
                extra++;
                if (shows)
                {
                    Console.WriteLine($"  + {one.Id} {time.Text}={time.Value}   in {Around(one.Text, time.Start)}");
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {gold,6} {right,8} {100.0 * right / Math.Max(1, gold),6:0.0}% {extra,8}"));
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 12)..Math.Min(text.Length, at + 22)].Replace('\n', '/');

    private static List<Case> Cases(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(one => new Case(
            one.GetProperty("id").GetString()!,
            one.GetProperty("text").GetString()!,
            DateOnly.FromDateTime(DateTime.Parse(one.GetProperty("reference").GetString()!, CultureInfo.InvariantCulture)),
            [.. one.GetProperty("expressions").EnumerateArray().Select(Expectation)],
            _ => true))];
    }

    private static Wanted Expectation(JsonElement one) => new(
        one.GetProperty("start").GetInt32(),
        one.GetProperty("end").GetInt32(),
        one.GetProperty("surface").GetString()!,
        one.TryGetProperty("value", out var value) ? [value.GetString()!] : [.. one.GetProperty("values").EnumerateArray().Select(Written)]);

    // The specifications give the first moment after a stretch; a trailing # marks that.
    private static string Written(JsonElement value)
    {
        if (value.TryGetProperty("value", out var point))
        {
            return point.GetString()!.Replace(' ', 'T');
        }

        var start = value.TryGetProperty("start", out var from) ? from.GetString()! : "..";
        var end = value.TryGetProperty("end", out var to) ? to.GetString()! : "..";
        return (start + "/" + end).Replace(' ', 'T') + "#";
    }

    private static bool Same(string gold, string ours)
    {
        if (!gold.EndsWith('#'))
        {
            return gold == ours || (gold.EndsWith(":00", StringComparison.Ordinal) && (gold[..^3] == ours || gold[..^6] == ours)) || gold == ours + "-01-01" || First(ours) == gold || (ours.Length == 4 && gold.StartsWith(ours, StringComparison.Ordinal));
        }

        var (start, end) = (gold[..gold.IndexOf('/', StringComparison.Ordinal)], gold[(gold.IndexOf('/', StringComparison.Ordinal) + 1)..^1]);
        var parts = ours.Split('/');
        var ourStart = First(parts[0]);
        var ourEnd = Last(parts[^1]);
        if (end == ".." && parts.Length == 2 && start == ourStart)
        {
            // Since: the specification leaves the end open, we name the day of the text.
            return true;
        }

        return (start == ourStart || start == parts[0] || Clock(start) == parts[0] || start == parts[0] + ":00") && (end is ".." ? ourEnd is ".." : end == ourEnd || end == NextDay(ourEnd) || end == First(parts[^1]) || Clock(end) == parts[^1] || end == parts[^1] + ":00" || (parts[^1].Contains('T') && ourStart == start))
            || (ours.Contains('T') && !ours.Contains('/') && PartOf(ours) == gold[..^1])
            || (start == ".." && end != ".." && parts[0] == ".." && (Clock(end) == parts[^1] || end == First(parts[^1])))
            || (parts.Length == 2 && parts[1] == ".." && end == ".." && (start == NextDay(Last(parts[0])) || Clock(start) == parts[0]));
    }

    private static string Clock(string text) => text.EndsWith(":00:00", StringComparison.Ordinal) ? text[..^6] : text.EndsWith(":00", StringComparison.Ordinal) ? text[..^3] : text;

    private static string PartOf(string ours)
    {
        if (ours.Length < 13)
        {
            return ours;
        }

        var day = ours[..10];
        return ours[^2..] switch { "MO" => $"{day}T08:00:00/{day}T12:00:00", "AF" => $"{day}T12:00:00/{day}T16:00:00", "EV" => $"{day}T16:00:00/{day}T20:00:00", _ => ours };
    }

    private static string First(string part) => part.Length switch { 4 => part + "-01-01", 7 when part[5] == 'Q' => $"{part[..4]}-{(3 * (part[6] - '0')) - 2:00}-01", 7 => part + "-01", _ => part };

    private static string Last(string part) => part.Length switch
    {
        4 => part + "-12-31",
        7 when part[5] != 'Q' => DateOnly.ParseExact(part + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => part,
    };

    private static string NextDay(string day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day;

    private static Case Article(string file)
    {
        var article = GoldArticle.Read(file);
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var expected = document.RootElement.GetProperty("times").EnumerateArray().Select(time =>
        {
            var start = article.Starts[time.GetProperty("block").GetString()!];
            return new Wanted(start + time.GetProperty("start").GetInt32(), start + time.GetProperty("end").GetInt32(), time.GetProperty("surface").GetString()!, [time.GetProperty("value").GetString()!]);
        }).ToList();
        return new Case(article.Id, article.Text, article.Published, expected, article.IsAnnotated);
    }

    private sealed record Wanted(int Start, int End, string Text, List<string> Values);

    private sealed record Case(string Id, string Text, DateOnly Published, List<Wanted> Expected, Func<int, bool> Counts);
}
