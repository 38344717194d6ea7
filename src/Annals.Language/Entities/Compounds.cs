using System.Buffers;

namespace Annals.Language.Entities;

/// <summary>Two or three named at once by one character each: 习普, 中俄, 俄乌, 中俄蒙.</summary>
/// <param name="Members">In the order of the characters.</param>
public sealed record Compound(int Start, int End, IReadOnlyList<Entity> Members);

/// <summary>Finds them: every character must be that of somebody or of a country the article names.</summary>
public static class Compounds
{
    private static readonly Dictionary<char, string> Names = new()
    {
        ['中'] = "中国",
        ['美'] = "美国",
        ['俄'] = "俄罗斯",
        ['英'] = "英国",
        ['法'] = "法国",
        ['德'] = "德国",
        ['日'] = "日本",
        ['韩'] = "韩国",
        ['朝'] = "朝鲜",
        ['印'] = "印度",
        ['巴'] = "巴基斯坦",
        ['乌'] = "乌克兰",
        ['台'] = "台湾",
        ['欧'] = "欧盟",
        ['蒙'] = "蒙古",
        ['越'] = "越南",
        ['伊'] = "伊朗",
        ['以'] = "以色列",
        ['澳'] = "澳大利亚",
        ['哈'] = "哈萨克斯坦",
    };

    // What may stand before and behind such a pair, so that 美中不足 and 其中日本 are none.
    private const string NotBefore = "其在集从年月日当途空高初人群心手途国华";

    public static IReadOnlyList<Compound> Find(string folded, IReadOnlyList<Entity> entities)
    {
        var members = new Dictionary<char, Entity>();
        foreach (var entity in entities)
        {
            if (entity.Type == EntityType.Person && entity.Mentions.Count > 1)
            {
                // The name in common use: 普京, not 弗拉基米尔.
                members.TryAdd(entity.Mentions.GroupBy(mention => mention.Text).MaxBy(group => group.Count())!.Key[0], entity);
            }
        }

        foreach (var (character, name) in Names)
        {
            if (entities.FirstOrDefault(entity => entity.Name == name) is { } country)
            {
                members[character] = country;
            }
        }

        bool[]? taken = null;
        var found = new List<Compound>();
        var initials = SearchValues.Create([.. members.Keys]);
        for (var at = folded.AsSpan().IndexOfAny(initials); at >= 0 && at + 1 < folded.Length; at = folded.AsSpan(at + 1).IndexOfAny(initials) is >= 0 and var next ? at + 1 + next : -1)
        {
            if (!members.TryGetValue(folded[at], out var first) || !members.TryGetValue(folded[at + 1], out var second) || first == second || first.Type != second.Type)
            {
                continue;
            }

            var end = at + 2 < folded.Length && members.TryGetValue(folded[at + 2], out var third) && third.Type == first.Type && third != first && third != second ? at + 3 : at + 2;
            if (!(taken ??= Covered(folded.Length, entities)).AsSpan(at, end - at).Contains(true) && (at == 0 || folded[at] == '俄' || !NotBefore.Contains(folded[at - 1])))
            {
                found.Add(new Compound(at, end, [.. folded[at..end].Select(character => members[character])]));
                at = end - 1;
            }
        }

        return found;
    }

    private static bool[] Covered(int length, IReadOnlyList<Entity> entities)
    {
        var covered = new bool[length];
        foreach (var mention in entities.SelectMany(entity => entity.Mentions))
        {
            covered.AsSpan(mention.Start, mention.End - mention.Start).Fill(true);
        }

        return covered;
    }
}
