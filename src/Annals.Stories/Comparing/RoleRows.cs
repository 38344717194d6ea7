using System.Buffers;
using Annals.Language.Scripts;

namespace Annals.Stories.Comparing;

/// <summary>What somebody is said to be, where articles give titles of which none holds the other: 总参谋长 and 军事参谋长.</summary>
internal static class RoleRows
{
    private const double Alike = 0.6;
    private const int LongestRole = 16;

    // With these a clause was taken along.
    private static readonly SearchValues<char> NoTitle = SearchValues.Create("已提任並并於于在");

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var all = from reading in matter.Readings
                  from entity in reading.Report.Analysis.Entities
                  from role in entity.Roles
                  where matter.Keys.IsPerson(matter.Keys.Of(entity.Name)) && !role.Text.EndsWith("领导人", StringComparison.Ordinal) && role.Text.Length is > 2 and <= LongestRole && !role.Text.AsSpan().ContainsAny(NoTitle)
                  select (Key: matter.Keys.Of(entity.Name), Reading: reading, Role: role, Bare: ChineseFold.Fold(role.Text));
        foreach (var group in all.GroupBy(one => one.Key))
        {
            var told = group.DistinctBy(one => (one.Reading, one.Bare)).ToList();
            var articles = told.GroupBy(one => one.Reading).ToList();
            if (articles.Count < 2 || !articles.Exists(one => articles.Exists(other => one.Key != other.Key && !one.Any(mine => other.Any(theirs => Same(mine.Bare, theirs.Bare))))))
            {
                continue;
            }

            yield return Matter.Row(Aspect.Role, group.Key, Relation.Difference, "other titles", told.Select(one => Matter.Cell(one.Reading, one.Role.Text, one.Role.Start, one.Role.End)));
        }
    }

    // 防长 is 国防部长: the characters of the shorter stand in the longer in their order.
    private static bool Same(string one, string other)
    {
        var (longer, shorter) = one.Length >= other.Length ? (one, other) : (other, one);
        var at = 0;
        foreach (var character in longer)
        {
            at += at < shorter.Length && shorter[at] == character ? 1 : 0;
        }

        return at == shorter.Length || Context.Overlap(Context.Pairs(one), Context.Pairs(other)) >= Alike;
    }
}
