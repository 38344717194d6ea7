using System.Text.Json;
using System.Text.RegularExpressions;
using Annals.Language.Claims;
using Annals.Language.Events;

namespace Annals.Bench.Understanding;

/// <summary>The one event of each article of articles-dev: its kind, day and place among our events, and the numbers of its facts among our claims.</summary>
internal static partial class MainEventScore
{
    [GeneratedRegex(@"P\d+[YMWD](\d+[YMWD])?|\d[\d,]*(\.\d+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    public static void Add(GoldNames gold, IReadOnlyList<ReportedEvent> events, IReadOnlyList<Claim> claims, Dictionary<string, Tally> total, bool shows)
    {
        var main = gold.Root.GetProperty("main_event");
        var type = main.GetProperty("type").GetString()! switch { "court-ruling" => "trial", var other => other };
        var place = main.GetProperty("place").GetString();
        var date = main.GetProperty("date").GetString()!;
        var ofKind = events.Where(one => one.Type == type).ToList();
        var hit = ofKind.Find(one => one.Date is { } day && EventScore.Overlap(day, date)) ?? ofKind.FirstOrDefault();
        Tally.Check(total, "articles-dev main event", hit is not null);
        Tally.Check(total, "articles-dev main event: date", hit?.Date is { } found && (found == date || found.StartsWith(date, StringComparison.Ordinal)));
        if (place is not null)
        {
            Tally.Check(total, "articles-dev main event: place", hit?.Place is { } where && gold.Id(where) == place);
        }

        var missed = new List<string>();
        foreach (var fact in main.GetProperty("facts").EnumerateObject())
        {
            var words = fact.Value.ValueKind == JsonValueKind.Number ? fact.Value.GetRawText() : fact.Value.GetString()!;
            foreach (var value in Number().Matches(words).Select(match => match.Value.Replace(",", "", StringComparison.Ordinal)))
            {
                var isThere = claims.Any(one => one.Value.TrimStart('>', '=', '~', '<') == value);
                Tally.Check(total, "articles-dev main event: facts", isThere);
                if (!isThere && value is not ("9" or "13"))
                {
                    missed.Add($"{fact.Name} {value}");
                }
            }
        }

        if (shows)
        {
            Console.WriteLine($"  = {gold.Article.Id} main {type} {place} {date}   got {hit?.Type} {hit?.Place} {hit?.Date} {hit?.Status}   facts missed: {string.Join(", ", missed)}");
            foreach (var one in events)
            {
                Console.WriteLine($"      {one.Type} {string.Join(",", one.Participants)} {one.Place} {one.Date} {one.Status}: {gold.Article.Text[one.Evidence[0].Start..one.Evidence[0].End].Replace('\n', '/')}");
            }
        }
    }
}
