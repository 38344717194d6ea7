using System.Globalization;
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
            if (isSeed)
            {
                var events = EventFinder.Find(article.Text, folded, article.Published, entities, times, AttributionFinder.Find(article.Text, folded, entities, times, article.Outlet));
                Happenings(article, document.RootElement, entities, events, total, shows);
                Statements(article, document.RootElement, ClaimFinder.Find(article.Text, folded, entities, times, events), total, shows);
            }

            Speakers(article, document.RootElement, entities, AttributionFinder.Find(article.Text, folded, entities, times, article.Outlet), isSeed, total, shows);
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

        var spans = total.TryGetValue(set + " spans", out var known) ? known : total[set + " spans"] = new Tally();
        var canonical = total.TryGetValue(set + " canonical", out known) ? known : total[set + " canonical"] = new Tally();
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

    // An event is right when the kind is and its evidence lies over the annotation's, in an annotated block; two annotated meetings of one visit are one.
    private static void Happenings(GoldArticle article, JsonElement root, IReadOnlyList<Entity> entities, IReadOnlyList<ReportedEvent> found, Dictionary<string, Tally> total, bool shows)
    {
        var tally = total.TryGetValue("seeds events", out var known) ? known : total["seeds events"] = new Tally();
        var mine = found.Where(one => one.Evidence.Any(span => article.IsAnnotated(span.Start))).ToList();
        var taken = new HashSet<ReportedEvent>();
        foreach (var gold in root.GetProperty("events").EnumerateArray())
        {
            var type = gold.GetProperty("type").GetString()!;
            tally.Gold++;
            var spans = gold.GetProperty("evidence").EnumerateArray().Select(span => (Start: article.Starts[span.GetProperty("block").GetString()!] + span.GetProperty("start").GetInt32(), End: article.Starts[span.GetProperty("block").GetString()!] + span.GetProperty("end").GetInt32())).ToList();
            var hit = mine.Find(one => !taken.Contains(one) && one.Type == type && one.Evidence.Any(span => spans.Exists(other => other.Start < span.End && other.End > span.Start)));
            if (hit is not null)
            {
                taken.Add(hit);
                tally.Right++;
            }
            else if (shows)
            {
                Console.WriteLine($"  - {article.Id} event {type} {gold.GetProperty("name").GetString()}: {gold.GetProperty("evidence")[0].GetProperty("surface").GetString()}");
            }
        }

        tally.Found += mine.Count;
        foreach (var one in mine.Where(one => shows && !taken.Contains(one)))
        {
            Console.WriteLine($"  + {article.Id} event {one.Type} {string.Join(",", one.Participants)} {one.Date} {one.Status}: {article.Text[one.Evidence[0].Start..one.Evidence[0].End]}");
        }
    }

    // A claim is found when one of ours lies inside its evidence.
    private static void Statements(GoldArticle article, JsonElement root, IReadOnlyList<Claim> found, Dictionary<string, Tally> total, bool shows)
    {
        var tally = total.TryGetValue("seeds claims (recall of those with a number)", out var known) ? known : total["seeds claims (recall of those with a number)"] = new Tally();
        foreach (var gold in root.GetProperty("claims").EnumerateArray())
        {
            var evidence = gold.GetProperty("evidence");
            var start = article.Starts[evidence.GetProperty("block").GetString()!];
            var (from, to) = (start + evidence.GetProperty("start").GetInt32(), start + evidence.GetProperty("end").GetInt32());
            if (!article.Text[from..to].Any(character => char.IsAsciiDigit(character) || "一二三四五六七八九十首第".Contains(character)))
            {
                continue;
            }

            tally.Gold++;
            tally.Found++;
            var isFound = found.Any(claim => claim.Start < to && claim.End > from);
            tally.Right += isFound ? 1 : 0;
            if (!isFound && shows)
            {
                Console.WriteLine($"  - {article.Id} claim {gold.GetProperty("topic").GetString()}: {evidence.GetProperty("surface").GetString()}");
            }
        }
    }

    // A speaker is right when the same one speaks in the same block of the annotation; without a name, when the words share most characters.
    private static void Speakers(GoldArticle article, JsonElement root, IReadOnlyList<Entity> entities, IReadOnlyList<Attribution> found, bool isSeed, Dictionary<string, Tally> total, bool shows)
    {
        var name = isSeed ? "seeds speakers" : "articles-dev speakers (recall only)";
        var tally = total.TryGetValue(name, out var known) ? known : total[name] = new Tally();
        var chains = total.TryGetValue(name + ": chains", out known) ? known : total[name + ": chains"] = new Tally();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entity in root.GetProperty("entities").EnumerateArray())
        {
            foreach (var mention in entity.GetProperty("mentions").EnumerateArray())
            {
                var start = article.Starts[mention.GetProperty("block").GetString()!] + mention.GetProperty("start").GetInt32();
                if (entities.FirstOrDefault(one => one.Mentions.Any(other => other.Start < start + mention.GetProperty("surface").GetString()!.Length && other.End > start)) is { } ours)
                {
                    ids.TryAdd(ours.Name, entity.GetProperty("id").GetString()!);
                }
            }
        }

        var mine = found.Where(one => article.IsAnnotated(one.CueStart)).Select(one => (Block: article.Blocks.First(block => block.Start <= one.CueStart && one.CueStart <= block.End).Id, Who: one.Speaker is { } speaker ? ids.GetValueOrDefault(speaker, speaker) : null, one.SpeakerText, Attribution: one)).ToList();
        var taken = new HashSet<Attribution>();
        foreach (var gold in root.GetProperty("attributions").EnumerateArray())
        {
            var block = gold.GetProperty("cue").GetProperty("block").GetString()!;
            var who = gold.GetProperty("speaker").GetString();
            var words = gold.TryGetProperty("speaker_text", out var text) ? text.GetString() : null;
            tally.Gold++;
            var hit = mine.Find(one => one.Block == block && !taken.Contains(one.Attribution) && (who is not null ? one.Who is not null && (one.Who == who || who.Split('+').Contains(one.Who)) : one.SpeakerText is { } mineText && words is not null && (mineText.Contains(words, StringComparison.Ordinal) || words.Contains(mineText, StringComparison.Ordinal))));
            if (hit.Attribution is null)
            {
                if (shows)
                {
                    Console.WriteLine($"  - {article.Id} {block} {who ?? words}: {gold.GetProperty("cue").GetProperty("surface").GetString()}   got {string.Join(" | ", mine.Where(one => one.Block == block).Select(one => (one.Who ?? one.SpeakerText) + " " + one.Attribution.Verb))}");
                }

                continue;
            }

            taken.Add(hit.Attribution);
            tally.Right++;
            var via = gold.GetProperty("via").EnumerateArray().Select(source => source.GetString()!.TrimEnd('?')).ToList();
            if (via.Count > 0)
            {
                chains.Gold++;
                chains.Found += hit.Attribution.Via.Count > 0 ? 1 : 0;
                chains.Right += hit.Attribution.Via.Select(source => ids.GetValueOrDefault(source, source)).SequenceEqual(via) ? 1 : 0;
            }
        }

        tally.Found += isSeed ? mine.Count : taken.Count;
        if (shows && isSeed)
        {
            foreach (var one in mine.Where(one => !taken.Contains(one.Attribution)))
            {
                Console.WriteLine($"  + {article.Id} {one.Block} {one.Who ?? one.SpeakerText} {one.Attribution.Verb}: {article.Text[one.Attribution.CueStart..Math.Min(article.Text.Length, one.Attribution.CueEnd + 12)].Replace('\n', '/')}");
            }
        }
    }

    public static string Around(string text, int at) => text[Math.Max(0, at - 12)..Math.Min(text.Length, at + 22)].Replace('\n', '/');

    internal sealed class Tally
    {
        public int Gold { get; set; }

        public int Found { get; set; }

        public int Right { get; set; }

        public string Row(string name) => string.Create(CultureInfo.InvariantCulture, $"{name,-42} gold {Gold,5}  found {Found,5}  P {100.0 * Right / Math.Max(1, Found),5:0.0}  R {100.0 * Right / Math.Max(1, Gold),5:0.0}  F1 {200.0 * Right / Math.Max(1, Gold + Found),5:0.0}");
    }
}
