using Annals.Language.Entities;
using Annals.Stories.Following;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>How a country is told to stand to another's doing: condemns or not, supports or not, stays neutral, joins sanctions or not.</summary>
internal static class StanceRows
{
    private const int Farthest = 46;

    private static readonly (string Word, string Meaning)[] Words =
    [
        ("谴责", "condemns"), ("声援", "supports"), ("支持", "supports"), ("中立", "neutral"), ("制裁", "sanctions"), ("反对", "opposes"),
    ];

    private static readonly string[] Denials = ["不", "没有", "并未", "从未", "拒绝", "拒不", "未曾", "无意", "未"];

    // Whom sanctions hit and who is supported stand nowhere by that.
    private static readonly string[] Passive = ["受到", "遭到", "避免", "面临", "被", "受", "寻求", "获得", "取得", "指责", "呼吁"];

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var told = matter.Readings.SelectMany(reading => Told(matter, reading)).ToList();
        foreach (var actor in told.GroupBy(one => one.Actor))
        {
            var articles = actor.GroupBy(one => one.Reading).ToList();
            var shared = actor.GroupBy(one => one.Meaning).Where(meaning => meaning.Select(one => one.Reading).Distinct().Count() > 1).ToList();
            if (articles.Count < 2 || shared.Count == 0)
            {
                continue;
            }

            var isOpposed = shared.Exists(meaning => meaning.Select(one => (one.Reading, one.IsDenied)).Distinct().GroupBy(one => one.Reading).Select(one => one.Select(two => two.IsDenied).Distinct().ToList()).Where(one => one.Count == 1).Select(one => one[0]).Distinct().Count() > 1);
            var isSame = articles.TrueForAll(one => one.Select(Says).ToHashSet().SetEquals(articles[0].Select(Says)));
            var (relation, reason) = isOpposed ? (Relation.Difference, "one says so, another that not") : isSame ? (Relation.Agreement, "the same stance") : (Relation.Difference, "told by other deeds");
            yield return Matter.Row(Aspect.Stance, actor.Key, relation, reason, actor.DistinctBy(one => (one.Reading, Says(one))).Select(one => Matter.Cell(one.Reading, Says(one), one.Start, one.End)));
        }
    }

    private static string Says(Stance one) => (one.IsDenied ? "not " : "") + one.Meaning;

    private static IEnumerable<Stance> Told(Matter matter, Reading reading)
    {
        foreach (var (start, end) in reading.Sentences)
        {
            foreach (var (word, meaning) in Words)
            {
                for (var at = reading.Folded.IndexOf(word, start, end - start, StringComparison.Ordinal); at >= 0; at = at + 1 < end ? reading.Folded.IndexOf(word, at + 1, end - at - 1, StringComparison.Ordinal) : -1)
                {
                    if (reading.SpeakerAt(at) is { Kind: Annals.Language.Attributions.SpeechKind.Quote } || Actor(matter, reading, start, at) is not { } actor || !Concerns(matter, reading, at, end, actor, meaning))
                    {
                        continue;
                    }

                    var clause = at;
                    while (clause > start && at - clause < Farthest && reading.Folded[clause - 1] is not (',' or ';' or '、'))
                    {
                        clause--;
                    }

                    // 拒绝响应…的呼吁，谴责…: what one refuses to do stands behind the comma.
                    var isRefused = clause > start && reading.Folded.AsSpan(start, clause - start).IndexOf("拒绝响应") >= 0;
                    var before = reading.Folded[clause..at];
                    if (Array.Exists(Passive, sign => before.Contains(sign, StringComparison.Ordinal)))
                    {
                        continue;
                    }

                    var isDenied = meaning != "neutral" && (isRefused || Array.Exists(Denials, denial => before.Contains(denial, StringComparison.Ordinal)));
                    if (meaning != "sanctions" || isDenied || before.Contains("实施", StringComparison.Ordinal) || before.Contains("施加", StringComparison.Ordinal) || before.Contains("宣布", StringComparison.Ordinal))
                    {
                        yield return new Stance(reading, actor, meaning, isDenied, clause, Math.Min(end, at + word.Length + 12));
                    }
                }
            }
        }
    }

    // The government named first in the sentence, by its country.
    private static string? Actor(Matter matter, Reading reading, int start, int at)
        => reading.Within(start, at).Where(pair => pair.Entity.Type == EntityType.Place && at - pair.Mention.End < Farthest).Select(pair => Gazetteer.BuiltIn.CountryOf(matter.Keys.Of(pair.Entity.Name))).FirstOrDefault(country => country is { Length: > 0 });

    // What it is about is named behind, another country or its head; neutrality is about what the sentence names.
    private static bool Concerns(Matter matter, Reading reading, int at, int end, string actor, string meaning)
        => reading.Within(meaning is "neutral" or "sanctions" ? Math.Max(0, at - Farthest) : at, Math.Min(end, at + 30)).Any(pair => Gazetteer.BuiltIn.CountryOf(matter.Keys.Of(pair.Entity.Name)) is { Length: > 0 } country && country != actor)
            || (meaning == "neutral" && reading.Folded.AsSpan(Math.Max(0, at - Farthest), Math.Min(Farthest, at)).IndexOfAny("战冲") >= 0);

    private sealed record Stance(Reading Reading, string Actor, string Meaning, bool IsDenied, int Start, int End);
}
