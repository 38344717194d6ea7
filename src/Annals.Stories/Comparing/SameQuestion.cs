using Annals.Language.Entities;

namespace Annals.Stories.Comparing;

/// <summary>
/// Whether two figures answer one question, so that only one of them can be right. Figures in like words are mostly of two things (planned and
/// done, first and second order, he and she), and to accuse an outlet wrongly is worse than to leave a reader to see it: everything has to speak for it.
/// </summary>
internal static class SameQuestion
{
    private const double Alike = 0.5;
    private const double AlikeInAll = 0.3;
    private const int SharedPairs = 3;

    // Beyond this two figures are more likely of two things than in contradiction.
    private const int LikelyApart = 3;

    // Whose age a number is stands right beside it.
    private const int Beside = 24;

    // What makes it another figure where only one of the two has it.
    private static readonly string[] Turns = ["再", "又", "另", "新增", "累计", "实际", "其余", "剩", "原", "预计", "预期", "预估", "目标", "计划", "最多", "最高", "最低", "平均", "每", "去年", "上年", "同比", "环比", "上月", "上周", "首次", "首批", "第二", "威胁", "可能"];

    public static bool Contradict(Figure one, Figure other)
        => !one.Agrees(other)
            && one.Reading.Report.Outlet != other.Reading.Report.Outlet
            && one.Day == other.Day && (one.Day is not null || one.Reading.Published == other.Reading.Published)
            && IsNear(one, other)
            && one.Names.Overlaps(other.Names)
            && Array.TrueForAll(Turns, word => one.Around.Contains(word, StringComparison.Ordinal) == other.Around.Contains(word, StringComparison.Ordinal))
            && InLikeWords(one, other)
            && (one.Unit != "岁" || PersonBeside(one) == PersonBeside(other));

    private static bool IsNear(Figure one, Figure other)
        => one.Quantity is { Number: > 0 } mine && other.Quantity is { Number: > 0 } theirs && Math.Max(mine.Number, theirs.Number) <= Math.Min(mine.Number, theirs.Number) * LikelyApart;

    private static bool InLikeWords(Figure one, Figure other)
    {
        var shared = one.Pairs.Count(other.Pairs.Contains);
        return shared >= SharedPairs && Context.Overlap(one.Pairs, other.Pairs) >= Alike && shared >= AlikeInAll * (one.Pairs.Count + other.Pairs.Count - shared);
    }

    private static string? PersonBeside(Figure figure)
        => figure.Reading.Within(figure.Claim.Start - Beside, figure.Claim.End + Beside).Where(static pair => pair.Entity.Type == EntityType.Person)
            .OrderBy(pair => Math.Max(pair.Mention.Start - figure.Claim.End, figure.Claim.Start - pair.Mention.End)).Select(static pair => pair.Entity.Name).FirstOrDefault();
}
