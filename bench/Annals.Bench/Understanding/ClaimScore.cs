using System.Globalization;
using System.Text.RegularExpressions;
using Annals.Language.Claims;

namespace Annals.Bench.Understanding;

/// <summary>
/// Claims. The annotation gives a value in words (“140 aircraft, 60 warships, &gt;5000 pieces”): every number, day, length and ordinal in it is one thing to be
/// found inside its evidence, with its bound. The annotation names what several articles tell, not every number: what we found elsewhere counts against
/// the precision “over all” only.
/// </summary>
internal static partial class ClaimScore
{
    private static readonly string[] Ordinals = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}|\d{4}-\d{2}(-\d{2})?|P\d+[DWMY]|[<>~]?=?\d[\d,]*(\.\d+)?|\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Value();

    public static void Add(GoldNames gold, IReadOnlyList<Claim> found, Dictionary<string, Tally> total, bool shows)
    {
        var article = gold.Article;
        var mine = found.Where(one => article.IsAnnotated(one.Start)).ToList();
        var topics = Tally.Of(total, "seeds claims: questions (a value of it right)");
        var values = Tally.Of(total, "seeds claims: values inside the evidence");
        var all = Tally.Of(total, "seeds claims: questions, all of ours");
        var touched = new HashSet<Claim>();
        var right = new HashSet<Claim>();
        foreach (var wanted in gold.Root.GetProperty("claims").EnumerateArray())
        {
            var (from, to) = gold.Span(wanted.GetProperty("evidence"));
            var words = Wanted(wanted.GetProperty("topic").GetString()!, wanted.GetProperty("value").GetString()!, article.Text[from..to]);
            if (words.Count == 0)
            {
                continue;
            }

            topics.Gold++;
            all.Gold++;
            values.Gold += words.Count;
            var near = mine.Where(one => one.Start < to && one.End > from).ToList();
            touched.UnionWith(near);
            var hits = words.Where(word => near.Exists(one => IsSame(word, one))).ToList();
            right.UnionWith(near.Where(one => words.Any(word => IsSame(word, one))));
            topics.Found += near.Count > 0 ? 1 : 0;
            topics.Right += hits.Count > 0 ? 1 : 0;
            all.Right += hits.Count > 0 ? 1 : 0;
            values.Right += hits.Count;
            if (shows && hits.Count < words.Count)
            {
                Console.WriteLine($"  - {article.Id} claim {wanted.GetProperty("topic").GetString()} {string.Join(" ", words.Except(hits))}: {wanted.GetProperty("evidence").GetProperty("surface").GetString()}   got {string.Join(" ", near.Select(one => one.Value + one.Unit))}");
            }
        }

        values.Found += touched.Count;
        all.Found += mine.Count - right.Count + mine.Where(right.Contains).Select(one => one.Value).Distinct().Count();
        foreach (var one in mine.Where(one => shows && !right.Contains(one)))
        {
            Console.WriteLine($"  + {article.Id} claim {one.Kind} {one.Value} {one.Unit} of {one.About} / {one.Subject}");
        }
    }

    private static List<string> Wanted(string topic, string value, string surface)
    {
        if (topic.Contains("wording", StringComparison.Ordinal) || topic.Contains("latin name", StringComparison.Ordinal))
        {
            return [];
        }

        if (value.StartsWith("first", StringComparison.Ordinal) || (value == "true" && surface.Contains('首')) || topic.StartsWith("first", StringComparison.Ordinal))
        {
            return surface.Contains('首') ? ["first"] : [];
        }

        return [.. Value().Matches(value.Split('(')[0].Length > 3 ? value.Split('(')[0] : value).Select(match => match.Value).Where(word => word is not "0").Distinct()];
    }

    private static bool IsSame(string wanted, Claim one)
    {
        if (wanted == "first")
        {
            return one.Kind == "first" || one.Kind == "ordinal" && one.Value == "1";
        }

        var ordinal = Array.IndexOf(Ordinals, wanted);
        return ordinal > 0 ? one.Kind == "ordinal" && one.Value == ordinal.ToString(CultureInfo.InvariantCulture)
            : one.Kind == "length" && wanted[0] != 'P' ? one.Value == "P" + wanted + "Y"
            : one.Value == wanted.Replace(",", "", StringComparison.Ordinal) || (one.Kind == "date" && one.Value.Length > 10 && one.Value.StartsWith(wanted, StringComparison.Ordinal) && one.Value[10] == 'T');
    }
}
