using Annals.Language.Entities;
using Annals.Language.Scripts;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>The Latin names in brackets behind one name: alike, spelt otherwise, or somebody else's.</summary>
internal static class GlossRows
{
    private const double RoleAlike = 0.5;

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var all = from reading in matter.Readings
                  from entity in reading.Report.Analysis.Entities
                  from gloss in entity.Glosses
                  where !(gloss.IsDoubtful && IsRelative(gloss.Text, entity.Latin))
                  select (Key: matter.Keys.Of(entity.Name), Entity: entity, Reading: reading, Gloss: gloss);
        foreach (var group in all.GroupBy(one => one.Key))
        {
            var told = group.DistinctBy(one => (one.Reading, LatinName.Bare(one.Gloss.Text))).ToList();
            var articles = told.Select(one => one.Reading).Distinct().Count();
            var isDoubted = told.Exists(one => one.Gloss.IsDoubtful);
            if (articles < 2 && !isDoubted)
            {
                continue;
            }

            // 罗斯福 is two presidents, and a bracket behind a body may hold two.
            if (!isDoubted && (IsSeveral(told.ConvertAll(one => one.Gloss.Text)) || (group.First().Entity.Type != EntityType.Person && !told.TrueForAll(one => told.TrueForAll(other => LatinName.Akin(one.Gloss.Text, other.Gloss.Text))))))
            {
                continue;
            }

            var isOne = group.Key.Contains('·', StringComparison.Ordinal) || told.TrueForAll(one => told.TrueForAll(other => SameRole(one.Entity, other.Entity)));
            var (relation, reason) = RelationOf(told.ConvertAll(one => one.Gloss), articles, group.First().Entity.Latin, isOne);
            yield return Matter.Row(Aspect.Gloss, group.Key, relation, reason, told.Select(one => Matter.Cell(one.Reading, one.Gloss.Text, one.Gloss.Start, one.Gloss.End)));
        }
    }

    private static (Relation, string) RelationOf(List<Gloss> glosses, int articles, string? latin, bool isOne)
    {
        if (glosses.Find(gloss => gloss.IsDoubtful) is { } doubtful)
        {
            var reason = $"{doubtful.Text} is somebody else's name" + (latin is null ? "" : $"; this one's is {latin}");
            return (articles > 1 && glosses.Exists(gloss => !gloss.IsDoubtful) ? Relation.Contradiction : Relation.Mistake, reason);
        }

        if (glosses.TrueForAll(gloss => LatinName.Bare(gloss.Text) == LatinName.Bare(glosses[0].Text)))
        {
            return (Relation.Agreement, "the same letters");
        }

        return glosses.TrueForAll(one => glosses.TrueForAll(other => LatinName.Akin(one.Text, other.Text)))
            ? (Relation.Difference, "one name, spelt otherwise")
            : isOne ? (Relation.Contradiction, "names that have no word in common") : (Relation.Difference, "names that have no word in common: two of one name, or one of them is wrong");
    }

    // 斯科特 is a senator here and an economist there.
    private static bool SameRole(Entity one, Entity other)
        => one.Roles.Any(mine => other.Roles.Any(theirs => Context.Overlap(Context.Pairs(ChineseFold.Fold(mine.Text)), Context.Pairs(ChineseFold.Fold(theirs.Text))) >= RoleAlike));

    // Hunter Biden behind 拜登: another one of the family, not a wrong name.
    private static bool IsRelative(string gloss, string? latin) => latin is not null && LatinName.Words(gloss) is [.., var mine] && LatinName.Words(latin) is [.., var theirs] && mine == theirs;

    // One surname and given names that begin otherwise.
    private static bool IsSeveral(List<string> glosses)
        => glosses.Exists(one => glosses.Exists(other => LatinName.Words(one) is [var mine, .., var last] && LatinName.Words(other) is [var theirs, .., var surname] && last == surname && mine[0] != theirs[0]));
}
