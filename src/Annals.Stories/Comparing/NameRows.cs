using Annals.Language.Attributions;
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
                  where mention.Text.Length > 1 && mention.Text[^1] != '方' && reading.SpeakerAt(mention.Start)?.Kind != SpeechKind.Quote
                  select (Key: matter.Keys.Of(entity.Name), entity.Type, Reading: reading, Mention: mention, Form: Form(mention.Text));
        foreach (var group in all.GroupBy(one => one.Key))
        {
            var forms = group.GroupBy(one => one.Reading).Select(article => (Reading: article.Key, Forms: article.GroupBy(one => one.Form).OrderByDescending(form => form.Count()).ThenBy(form => form.Key, StringComparer.Ordinal).ToList())).ToList();
            if (forms.Count < 2)
            {
                continue;
            }

            var odd = Odd(group.First().Type, forms.ConvertAll(article => article.Forms.ConvertAll(form => form.Key)));
            if (odd.Count > 1)
            {
                yield return Matter.Row(Aspect.Name, group.Key, Relation.Difference, "one thing, called otherwise", forms.SelectMany(article => article.Forms.Where(form => odd.Contains(form.Key)).Select(form => Matter.Cell(article.Reading, $"{form.First().Mention.Text} {form.Count()}", form.First().Mention.Start, form.First().Mention.End))));
            }
        }
    }

    // The names that not all use. A surname behind a full name and an abbreviation behind a whole one are not counted as others.
    private static HashSet<string> Odd(EntityType type, List<List<string>> forms)
    {
        var every = forms.SelectMany(article => article).Distinct().ToList();
        if (type == EntityType.Person)
        {
            return [.. every.Where(one => every.Exists(other => Spellings(one, other) && forms.Exists(article => article.Contains(one) != article.Contains(other))))];
        }

        var isApart = forms.Exists(one => forms.Exists(other => !one.Exists(other.Contains)));
        var isTold = type is EntityType.Place or EntityType.EventName && every.Exists(one => !forms.TrueForAll(article => article.Contains(one)));
        return isApart || isTold ? [.. every] : [];
    }

    // Two spellings of one sound: 弗拉基米尔 and 弗拉迪米尔, 川普 and 特朗普, but not a name and its part.
    private static bool Spellings(string one, string other)
    {
        if (one == other || IsHan(one) != IsHan(other) || one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal))
        {
            return false;
        }

        var (mine, theirs) = (one.Split('·'), other.Split('·'));
        if (mine.Length == theirs.Length)
        {
            return mine.Zip(theirs).Count(pair => pair.First != pair.Second) == 1 || mine.Length == 1;
        }

        return !mine.Intersect(theirs).Any() && mine[^1].Length > 1 && theirs[^1].Length > 1 && Context.Overlap<char>([.. mine[^1]], [.. theirs[^1]]) is > 0 and < 1;
    }

    private static bool IsHan(string text) => text.Any(character => character >= 0x3400);

    // 中亚地区 and 北京市 are no other names; 俄方 and 习 are none at all.
    private static string Form(string text)
    {
        var folded = ChineseFold.Fold(text).Trim('《', '》', '“', '”', '"', ' ');

        // 上海合作组织（上合组织）成员国元首理事会: the bracket only explains.
        if (folded.IndexOf('(') is > 0 and var open && folded.IndexOf(')', open) is > 0 and var close)
        {
            folded = folded.Remove(open, close + 1 - open);
        }

        return folded.Length > 3 && Array.Exists(["地区", "特区"], folded.EndsWith) ? folded[..^2] : folded.Length > 2 && (folded[^1] is '市' or '州' || (folded[^1] == '国' && !folded.EndsWith("共和国", StringComparison.Ordinal) && !folded.EndsWith("王国", StringComparison.Ordinal))) ? folded[..^1] : folded;
    }
}
