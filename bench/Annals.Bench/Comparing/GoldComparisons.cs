using System.Text.Json;
using Annals.Index.Knowledge;
using Annals.Language.Analysis;
using Annals.Language.Scripts;
using Annals.Stories.Following;
using Annals.Stories.Grouping;

namespace Annals.Bench.Comparing;

/// <summary>cross.json and the posts it speaks of, as one would give them to <c>annals compare</c>.</summary>
public sealed record GoldComparisons(IReadOnlyDictionary<string, Report> Reports, IReadOnlyList<GoldEvent> Events, IReadOnlyList<GoldComparison> Comparisons)
{
    public static GoldComparisons Read(string seeds)
    {
        using var cross = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(seeds, "gold", "cross.json")));
        var root = cross.RootElement;
        var reports = root.GetProperty("seeds").EnumerateArray().Select(seed => seed.GetString()!).ToDictionary(seed => seed, seed => Report(seeds, seed));
        return new GoldComparisons(
            reports,
            [.. root.GetProperty("timeline").EnumerateArray().Select(one => Event(one, seeds))],
            [.. root.GetProperty("comparisons").EnumerateArray().Select(one => Comparison(one, seeds))]);
    }

    private static Report Report(string seeds, string seed)
    {
        var path = Directory.GetFiles(seeds, seed + "_*.txt")[0];
        var post = PostReading.Of(File.ReadAllBytes(path));
        var outlet = post.Outlet ?? seed;
        return new Report(seed, outlet, post.Published ?? DateTimeOffset.UnixEpoch, post.Title, (post with { Outlet = outlet }).Analysed(new Analyst()));
    }

    private static GoldEvent Event(JsonElement one, string seeds)
        => new(
            one.GetProperty("id").GetString()!,
            one.GetProperty("type").GetString()!,
            one.GetProperty("date").GetString(),
            [.. one.GetProperty("reports").EnumerateArray().Select(report => report.GetProperty("stated_date").GetString()).Append(one.GetProperty("date").GetString()).Select(DayRange.Of).OfType<DayRange>()],
            [.. one.GetProperty("reports").EnumerateArray().Select(report => new GoldReport(report.GetProperty("seed").GetString()!, ChineseFold.Fold(report.GetProperty("text").GetString()!), Participants(seeds, report.GetProperty("seed").GetString()!, report.GetProperty("event").GetString()!)))]);

    // Every form by which the article calls each of the event's participants.
    private static IReadOnlyList<IReadOnlySet<string>> Participants(string seeds, string seed, string id)
    {
        using var article = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(seeds, "gold", seed + ".json")));
        var forms = article.RootElement.GetProperty("entities").EnumerateArray().ToDictionary(entity => entity.GetProperty("id").GetString()!, entity => (IReadOnlySet<string>)entity.GetProperty("mentions").EnumerateArray().Select(mention => ChineseFold.Fold(mention.GetProperty("surface").GetString()!)).ToHashSet(StringComparer.Ordinal));
        var one = article.RootElement.GetProperty("events").EnumerateArray().First(entry => entry.GetProperty("id").GetString() == id);
        return [.. one.GetProperty("participants").EnumerateArray().Select(who => forms.GetValueOrDefault(who.GetString()!)).OfType<IReadOnlySet<string>>()];
    }

    private static GoldComparison Comparison(JsonElement one, string seeds)
        => new(
            one.GetProperty("id").GetString()!,
            one.GetProperty("kind").GetString()!,
            one.GetProperty("topic").GetString()!,
            one.GetProperty("values").EnumerateObject().ToDictionary(value => value.Name, value => GoldValue.Of(value.Value.GetString()!, Path.Combine(seeds, "gold", value.Name + ".json"))));
}

/// <param name="Reports">Which article tells it, in which words (folded), and who takes part.</param>
public sealed record GoldEvent(string Id, string Type, string? Date, IReadOnlyList<DayRange> Dates, IReadOnlyList<GoldReport> Reports);

public sealed record GoldReport(string Seed, string Words, IReadOnlyList<IReadOnlySet<string>> Participants);

public sealed record GoldComparison(string Id, string Kind, string Topic, IReadOnlyDictionary<string, GoldValue> Values);

/// <summary>What can be looked for of a value that was written for people: words in Chinese or a name in Latin letters, days, and the blocks it points to.</summary>
public sealed record GoldValue(string Text, IReadOnlyList<string> Words, IReadOnlyList<DayRange> Days, IReadOnlyList<string> Blocks)
{
    public bool IsEmpty => Words.Count + Days.Count + Blocks.Count == 0;

    public static GoldValue Of(string text, string article)
    {
        var words = new List<string>();
        var days = new List<DayRange>();
        var blocks = new List<string>();
        using var gold = JsonDocument.Parse(File.ReadAllBytes(article));
        foreach (var token in text.Split([' ', ',', '(', ')', '"', ';', '…', ':', '”', '“', '/', '（', '）', '，'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (token.Length is > 1 and < 5 && token[0] == 'b' && token[1..].All(char.IsAsciiDigit))
            {
                blocks.AddRange(gold.RootElement.GetProperty("blocks").EnumerateArray().Where(block => block.GetProperty("id").GetString() == token).Select(block => ChineseFold.Fold(block.GetProperty("text").GetString()!)));
            }
            else if (token.Any(character => character >= 0x3400))
            {
                words.Add(ChineseFold.Fold(token));
            }
            else if (DayRange.Of(token) is { } day)
            {
                days.Add(day);
            }
        }

        // Nursultan Nazarbayev: two words that begin with capitals, in a value that has nothing else to look for.
        var names = text.Split(" (")[0].Split(' ');
        if (words.Count == 0 && names.Length == 2 && names.All(name => char.IsUpper(name[0]) && name.Length > 3))
        {
            words.Add(ChineseFold.Fold(string.Join(' ', names)));
        }

        return new GoldValue(text, words, days, blocks);
    }
}
