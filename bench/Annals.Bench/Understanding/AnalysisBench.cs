using System.Text.Json;
using Annals.Language.Attributions;
using Annals.Language.Claims;
using Annals.Language.Entities;
using Annals.Language.Events;
using Annals.Language.Names;
using Annals.Language.Scripts;
using Annals.Language.Times;

namespace Annals.Bench.Understanding;

/// <summary>Entities, speakers, events and claims of the annotated articles, scored as the seeds' README suggests.</summary>
public static class AnalysisBench
{
    public static int Run(string language, string seeds, bool shows)
    {
        var tagger = new NameTagger();
        var total = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(seeds, "gold"), "00*.json").Order(StringComparer.Ordinal).Concat(Directory.GetFiles(Path.Combine(language, "articles-dev"), "*.json").Order(StringComparer.Ordinal)))
        {
            var article = GoldArticle.Read(file);
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var isSeed = Path.GetFileName(file).StartsWith('0');
            var folded = ChineseFold.Fold(article.Text);
            var times = TimeFinder.Find(article.Text, folded, article.Published);
            var entities = new EntityFinder(Authority.BuiltIn, tagger).Find(article.Text, folded, times);
            Score(article, document.RootElement, entities, isSeed, total, shows);
            var attributions = AttributionFinder.Find(article.Text, folded, entities, times, article.Outlet);
            var events = EventFinder.Find(article.Text, folded, article.Published, entities, times, attributions);
            var claims = ClaimFinder.Find(article.Text, folded, entities, times, events);
            var gold = new GoldNames(article, document.RootElement, entities);
            if (isSeed)
            {
                EventScore.Add(gold, events, total, shows);
                ClaimScore.Add(gold, claims, total, shows);
            }
            else
            {
                MainEventScore.Add(gold, events, claims, total, shows);
            }

            SpeakerScore.Add(gold, attributions, isSeed, total, shows);
        }

        foreach (var (name, tally) in total)
        {
            Console.WriteLine(tally.Row(name));
        }

        return 0;
    }

    private static void Score(GoldArticle article, JsonElement root, IReadOnlyList<Entity> entities, bool isSeed, Dictionary<string, Tally> total, bool shows)
    {
        var set = isSeed ? "seeds" : "articles-dev (gold names only)";
        var gold = new Dictionary<(int, int), string>();
        foreach (var entity in root.GetProperty("entities").EnumerateArray())
        {
            foreach (var mention in entity.GetProperty("mentions").EnumerateArray())
            {
                var start = article.Starts[mention.GetProperty("block").GetString()!];
                gold[(start + mention.GetProperty("start").GetInt32(), start + mention.GetProperty("end").GetInt32())] = entity.GetProperty("id").GetString()!;
            }
        }

        var ours = entities.SelectMany(entity => entity.Mentions.Select(mention => (Span: (mention.Start, mention.End), Entity: entity))).Where(pair => article.IsAnnotated(pair.Span.Start)).ToList();
        if (!isSeed)
        {
            // Only the main entities are annotated there: what overlaps none of them cannot be judged.
            ours = [.. ours.Where(pair => gold.Keys.Any(span => span.Item1 < pair.Span.End && span.Item2 > pair.Span.Start))];
        }

        var spans = Tally.Of(total, set + " spans");
        var canonical = Tally.Of(total, set + " canonical");
        spans.Gold += gold.Count;
        spans.Found += ours.Count;
        spans.Right += ours.Count(pair => gold.ContainsKey(pair.Span));
        if (shows)
        {
            foreach (var span in gold.Keys.Where(span => !ours.Exists(pair => pair.Span == span)))
            {
                Console.WriteLine($"  - {article.Id} {gold[span]} {article.Text[span.Item1..span.Item2]}   got {string.Join(" ", ours.Where(pair => pair.Span.Start < span.Item2 && pair.Span.End > span.Item1).Select(pair => article.Text[pair.Span.Start..pair.Span.End]))}   in {Around(article.Text, span.Item1)}");
            }

            foreach (var pair in ours.Where(pair => !gold.ContainsKey(pair.Span) && !gold.Keys.Any(span => span.Item1 < pair.Span.End && span.Item2 > pair.Span.Start)))
            {
                Console.WriteLine($"  + {article.Id} {pair.Entity.Type} {article.Text[pair.Span.Start..pair.Span.End]}   in {Around(article.Text, pair.Span.Start)}");
            }
        }

        // An entity is right when most of its mentions are one annotated entity's, and no other of ours has more of that one's.
        var ids = gold.Values.Distinct().ToList();
        var best = ids.ToDictionary(id => id, id => ours.Where(pair => gold.TryGetValue(pair.Span, out var other) && other == id).GroupBy(pair => pair.Entity).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key);
        var mine = ours.Select(pair => pair.Entity).Distinct().ToList();
        var right = best.Count(pair => pair.Value is { } entity && ours.Where(one => one.Entity == entity && gold.ContainsKey(one.Span)).GroupBy(one => gold[one.Span]).OrderByDescending(group => group.Count()).First().Key == pair.Key);
        canonical.Gold += ids.Count;
        canonical.Found += mine.Count;
        canonical.Right += right;
        if (shows)
        {
            foreach (var pair in best.Where(pair => pair.Value is null))
            {
                Console.WriteLine($"  ? {article.Id} entity {pair.Key} not found");
            }

            foreach (var entity in mine.Where(entity => best.Values.All(other => other != entity)))
            {
                Console.WriteLine($"  ! {article.Id} entity {entity.Name} ({entity.Type}) is nobody's");
            }
        }
    }

    public static string Around(string text, int at) => text[Math.Max(0, at - 12)..Math.Min(text.Length, at + 22)].Replace('\n', '/');
}
