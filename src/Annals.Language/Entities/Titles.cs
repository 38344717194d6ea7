using System.Buffers;
using Annals.Language.Names;
using Annals.Language.Scripts;

namespace Annals.Language.Entities;

/// <summary>The office or calling that stands next to a name: 哈萨克斯坦外交部发言人 before it, 总统 behind it.</summary>
internal static class Titles
{
    private const int Longest = 50;
    private const int LongestPlain = 26;

    // Where a title cannot go on to the left: what comes before is another part of the sentence.
    private const string Stops = "，。；：、！？“”「」『』\n与和同对向由是在了被把将据给为及跟让使称说，,;:!?（(《》-－【】[]";

    private static readonly string[] StopWords = ["根据", "作为", "以及", "会见", "包括", "表示", "会晤", "告诉", "指责", "邀请", "访问", "期间", "东道主的", "普京", "随后", "此外", "其中", "正如", "前往", "尤其是", "援引"];
    private static readonly HashSet<string> Words = [.. NameLists.BuiltIn["titles"], "人员", "居民", "专员", "领导者", "秘书", "成员", "主笔", "大律师", "党魁", "副总理", "副总统", "副首相", "副议长", "大法官", "首席大法官", "召集人", "创办者", "当局主管", "负责人", "球星", "明星", "巨星"];
    private static readonly string[] Countries = [.. AuthorityFile.BuiltIn.Names("country").Select(ChineseFold.Fold)];
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ByWords = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly SearchValues<char> Firsts = SearchValues.Create([.. Words.Select(word => word[0]).Distinct()]);
    private static readonly SearchValues<char> Lasts = SearchValues.Create([.. Words.Select(word => word[^1]).Distinct()]);
    private static readonly int LongestWord = Words.Max(word => word.Length);

    public static IReadOnlyList<Role> Of(string text, string folded, IReadOnlyList<Mention> mentions)
    {
        var roles = new List<Role>();
        foreach (var mention in mentions)
        {
            var before = Before(text, folded, mention.Start);
            if (before is not null && !roles.Exists(role => role.Text == before.Text))
            {
                roles.Add(before);
            }

            var after = After(text, folded, mention.End);
            if (after is not null && !roles.Exists(role => role.Text == after.Text))
            {
                roles.Add(after);
            }
        }

        return roles;
    }

    /// <summary>The title that ends where a name begins.</summary>
    public static Role? Before(string text, string folded, int name)
    {
        var end = name;
        if (end > 0 && folded[end - 1] == ' ')
        {
            end--;
        }

        if (!EndsWithTitle(folded, end))
        {
            return null;
        }

        var start = end;
        while (start > 0 && end - start < Longest)
        {
            var character = folded[start - 1];
            if (character is '）' or ')' && OpenOf(folded, start - 1) is >= 0 and var open && folded.AsSpan(open, start - open).ContainsAnyInRange('a', 'z') && !folded.AsSpan(open, start - open).ContainsAnyInRange('\u4e00', '\u9fff'))
            {
                start = open;
                continue;
            }

            if (Stops.Contains(character) && !IsInsideName(folded, start - 1))
            {
                break;
            }

            start--;
        }

        foreach (var word in StopWords)
        {
            var at = folded.AsSpan(start, end - start).LastIndexOf(word);
            if (at >= 0)
            {
                start += at + word.Length;
            }
        }

        while (start < end && folded[start] is '的' or '但' or '而' or ' ' or '该' or '这' or '位' or '名' or '一' or '另' or '应')
        {
            start++;
        }

        // 接待到访的俄罗斯总统: with a country behind 的, what stands before it belongs to the sentence.
        var country = folded.AsSpan(start, end - start).LastIndexOf('的');
        if (country >= 0 && Countries.Any(name => string.CompareOrdinal(folded, start + country + 1, name, 0, name.Length) == 0))
        {
            start += country + 1;
        }

        // Longer ones are sentences: the title alone is sure.
        if (end - start > LongestPlain && !folded.AsSpan(start, end - start).ContainsAnyInRange('a', 'z'))
        {
            start = end - TitleLength(folded, end);
        }

        return end - start >= 2 ? new Role(text[start..end], start, end) : null;
    }

    // 和 in 和平, 对 in 对外, 在 in 现在: pieces of words. 国防部 keeps 同 in 大同.
    private static bool IsInsideName(string folded, int at) => folded[at] switch
    {
        '和' => at + 1 < folded.Length && folded[at + 1] is '平' or '国' or '响',
        '对' => at + 1 < folded.Length && folded[at + 1] is '外' or '华' or '台',
        '同' => at > 0 && folded[at - 1] is '大' or '共' or '合' or '联',
        '在' => at > 0 && folded[at - 1] is '现',
        '为' => at > 0 && folded[at - 1] is '华' or '行',
        '将' => at + 1 < folded.Length && folded[at + 1] is '军' or '领',
        '使' => at > 0 && folded[at - 1] is '大' or '特' or '公' || (at + 1 < folded.Length && folded[at + 1] is '馆'),
        '由' => at > 0 && folded[at - 1] is '自',
        '与' => at > 0 && folded[at - 1] is '参',
        '据' => at > 0 && folded[at - 1] is '数',
        '、' => false,
        _ => false,
    };

    private static int OpenOf(string folded, int close)
    {
        for (var at = close - 1; at >= 0 && close - at < 60; at--)
        {
            if (folded[at] is '（' or '(')
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>True where a person's title ends.</summary>
    public static bool EndsWithTitle(string folded, int end) => TitleLength(folded, end) > 0;

    private static int TitleLength(string folded, int end)
    {
        if (end < 2 || !Lasts.Contains(folded[end - 1]))
        {
            return 0;
        }

        for (var length = Math.Min(LongestWord, end); length >= 2; length--)
        {
            if (ByWords.Contains(folded.AsSpan(end - length, length)))
            {
                return length;
            }
        }

        return 0;
    }

    public static Role? After(string text, string folded, int at)
    {
        if (at >= folded.Length || !Firsts.Contains(folded[at]))
        {
            return null;
        }

        for (var length = Math.Min(LongestWord, folded.Length - at); length >= 2; length--)
        {
            if (ByWords.Contains(folded.AsSpan(at, length)))
            {
                return new Role(text.Substring(at, length), at, at + length);
            }
        }

        return null;
    }
}
