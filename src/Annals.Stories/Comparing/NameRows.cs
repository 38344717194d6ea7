using Annals.Language.Entities;
using Annals.Language.Scripts;

namespace Annals.Stories.Comparing;

/// <summary>What articles call the same: 中共20大 and 二十大, 乌兹别克 and 乌兹别克斯坦, 弗拉基米尔 and 弗拉迪米尔. The script makes no difference.</summary>
internal static class NameRows
{
    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var all = from reading in matter.Readings
                  from entity in reading.Report.Analysis.Entities
                  from mention in entity.Mentions
                  where reading.SpeakerAt(mention.Start)?.Kind != Annals.Language.Attributions.SpeechKind.Quote
                  select (Key: matter.Keys.Of(entity.Name), entity.Type, Reading: reading, Mention: mention, Form: Form(mention.Text));
        foreach (var group in all.GroupBy(one => one.Key))
        {
            var forms = group.GroupBy(one => one.Reading).Select(article => (Reading: article.Key, Forms: article.GroupBy(one => one.Form).OrderByDescending(form => form.Count()).ThenBy(form => form.Key, StringComparer.Ordinal).ToList())).ToList();
            if (forms.Count > 1 && Differ(group.First().Type, forms.ConvertAll(article => article.Forms.ConvertAll(form => form.Key))))
            {
                yield return Matter.Row(Aspect.Name, group.Key, Relation.Difference, "one thing, called otherwise", forms.SelectMany(article => article.Forms.Select(form => Matter.Cell(article.Reading, $"{form.First().Mention.Text} {form.Count()}", form.First().Mention.Start, form.First().Mention.End))));
            }
        }
    }

    // A surname after a full name and an abbreviation after a whole one are no other names, unless an article never uses the other's.
    private static bool Differ(EntityType type, List<List<string>> forms) => type switch
    {
        EntityType.Person => Pairs(forms).Any(pair => pair.One.Exists(one => pair.Other.Exists(other => Variants(one, other)) && !pair.Other.Contains(one))),
        EntityType.Place => Pairs(forms).Any(pair => !pair.One.ToHashSet().SetEquals(pair.Other) && (pair.One.Count > 1 || pair.Other.Count > 1 || pair.One[0] != pair.Other[0])),
        _ => Pairs(forms).Any(pair => !pair.One.Exists(pair.Other.Contains)),
    };

    private static IEnumerable<(List<string> One, List<string> Other)> Pairs(List<List<string>> forms)
    {
        for (var i = 0; i < forms.Count; i++)
        {
            for (var j = 0; j < forms.Count; j++)
            {
                if (i != j)
                {
                    yield return (forms[i], forms[j]);
                }
            }
        }
    }

    // Two spellings of one sound: neither is a part of the other.
    private static bool Variants(string one, string other)
    {
        var (mine, theirs) = (one.Split('·'), other.Split('·'));
        return one != other && !mine.Contains(other) && !theirs.Contains(one) && !one.Contains(other, StringComparison.Ordinal) && !other.Contains(one, StringComparison.Ordinal)
            && one.Any(character => character >= 0x3400) == other.Any(character => character >= 0x3400);
    }

    private static string Form(string text) => ChineseFold.Fold(text).Trim('《', '》', '“', '”', '"', '市');
}
