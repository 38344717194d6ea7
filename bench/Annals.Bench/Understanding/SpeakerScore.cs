using Annals.Language.Attributions;

namespace Annals.Bench.Understanding;

/// <summary>
/// Speakers: right when the same one speaks in the same block of the annotation; without a name, when one's words contain the other's. Chains over all
/// attributions of the annotation: the sources in order, none where none is annotated.
/// </summary>
internal static class SpeakerScore
{
    public static void Add(GoldNames names, IReadOnlyList<Attribution> found, bool isSeed, Dictionary<string, Tally> total, bool shows)
    {
        var name = isSeed ? "seeds speakers" : "articles-dev speakers (recall only)";
        var article = names.Article;
        var tally = Tally.Of(total, name);
        var chains = Tally.Of(total, name + ": chains");
        var mine = found.Where(one => article.IsAnnotated(one.CueStart)).Select(one => (Block: article.Blocks.First(block => block.Start <= one.CueStart && one.CueStart <= block.End).Id, Who: one.Speaker is { } speaker ? names.Id(speaker) : null, one.SpeakerText, Attribution: one)).ToList();
        var taken = new HashSet<Attribution>();
        foreach (var gold in names.Root.GetProperty("attributions").EnumerateArray())
        {
            var block = gold.GetProperty("cue").GetProperty("block").GetString()!;
            var who = gold.GetProperty("speaker").GetString();
            var words = gold.TryGetProperty("speaker_text", out var text) ? text.GetString() : null;
            tally.Gold++;
            var via = gold.GetProperty("via").EnumerateArray().Select(source => source.GetString()!.TrimEnd('?')).ToList();
            var hit = mine.Where(one => one.Block == block && !taken.Contains(one.Attribution) && (who is not null ? one.Who is not null && (one.Who == who || who.Split('+').Contains(one.Who)) : one.SpeakerText is { } mineText && words is not null && (mineText.Contains(words, StringComparison.Ordinal) || words.Contains(mineText, StringComparison.Ordinal))))
                .OrderBy(one => one.Attribution.Via.Select(names.Id).SequenceEqual(via) ? 0 : 1).FirstOrDefault();
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
            var ours = hit.Attribution.Via.Select(names.Id).ToList();
            chains.Gold += via.Count > 0 ? 1 : 0;
            chains.Found += ours.Count > 0 ? 1 : 0;
            chains.Right += via.Count > 0 && ours.SequenceEqual(via) ? 1 : 0;
            if (shows && !ours.SequenceEqual(via))
            {
                Console.WriteLine($"  ~ {article.Id} {block} {who ?? words} via {string.Join(",", via)}   got {string.Join(",", ours)}");
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
}
