using System.Buffers;
using Annals.Language.Analysis;
using Annals.Language.Claims;
using Annals.Language.Entities;
using Annals.Language.Scripts;

namespace Annals.Index.Knowledge;

/// <summary>A number that can be followed: of a quantity that others count too.</summary>
/// <param name="Quantity">What is counted, a word of <see cref="Topics"/> in English.</param>
/// <param name="Place">The key of the place it is about; null when the article names none before it.</param>
internal sealed record FigureFact(string Quantity, string? Place, int Start, int End, string Value, string Unit)
{
    // How far around a number the words may stand that say what it counts.
    private const int Around = 24;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，。；、！？\n,;0123456789");

    private static readonly (string Topic, string Units, string[] Words)[] Topics =
    [
        ("deaths", "人名例个", ["死亡", "遇难", "罹难", "丧生", "身亡", "丧命", "死者", "病逝", "死于", "打死", "炸死", "被杀"]),
        ("injured", "人名", ["受伤", "伤者", "负伤", "重伤", "轻伤"]),
        ("missing", "人名", ["失踪", "下落不明", "失联"]),
        ("infections", "人名例宗起", ["确诊", "感染", "病例", "阳性"]),
        ("arrests", "人名", ["被捕", "逮捕", "拘捕", "拘留", "羁押", "被抓"]),
        ("displaced", "人名", ["疏散", "撤离", "流离失所", "难民", "逃离"]),
        ("votes", "票张", ["得票", "选票", "赞成", "反对", "投票", "票"]),
        ("troops", "人名", ["士兵", "部队", "官兵", "驻军", "兵力"]),
    ];

    public static IReadOnlyList<FigureFact> Of(ArticleAnalysis analysis)
    {
        if (analysis.Claims.Count == 0)
        {
            return [];
        }

        var figures = new List<FigureFact>();
        var places = analysis.Entities.Where(entity => entity.Type == EntityType.Place).SelectMany(entity => entity.Mentions.Select(mention => (mention.Start, entity.Name))).OrderBy(mention => mention.Start).ToList();
        foreach (var claim in analysis.Claims)
        {
            if (TopicOf(claim, analysis.Text) is { } topic && !figures.Exists(figure => figure.Start == claim.Start))
            {
                var place = places.LastOrDefault(mention => mention.Start < claim.Start).Name;
                figures.Add(new FigureFact(topic, place is null ? null : EntityKey.Of(EntityType.Place, place), claim.Start, claim.End, claim.Value, claim.Unit ?? ""));
            }
        }

        return figures;
    }

    private static string? TopicOf(Claim claim, string text)
    {
        if (claim.Kind != "count" || claim.Unit is not { Length: > 0 } unit)
        {
            return null;
        }

        // The words behind the number tell it better than those before: 3人死亡、12人受伤.
        var folded = ChineseFold.Fold(unit);
        var behind = ChineseFold.Fold(Clause(text, claim.End, Math.Min(text.Length, claim.End + Around)));
        var before = ChineseFold.Fold(claim.About);
        return Find(folded + behind, folded) ?? Find(before, folded);
    }

    private static string? Find(string words, string unit)
    {
        var first = int.MaxValue;
        string? found = null;
        foreach (var (topic, units, names) in Topics)
        {
            if (!units.Contains(unit[0], StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var name in names)
            {
                var at = words.IndexOf(name, StringComparison.Ordinal);
                if (at >= 0 && at < first)
                {
                    (first, found) = (at, topic);
                }
            }
        }

        return found;
    }

    private static string Clause(string text, int start, int end)
    {
        var stop = text.AsSpan(start, end - start).IndexOfAny(ClauseEnds);
        return text.Substring(start, stop < 0 ? end - start : stop);
    }
}
