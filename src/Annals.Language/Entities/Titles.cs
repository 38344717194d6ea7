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

    private static readonly string[] StopWords =
    [
        "根据", "作为", "以及", "会见", "包括", "表示", "会晤", "告诉", "指责", "邀请", "访问", "期间", "东道主的", "普京", "随后", "此外", "其中", "正如", "前往", "尤其是", "援引",
        "播出", "报导", "报道", "媒体", "曾任", "担任", "出任", "接任", "升任", "转任", "抓捕", "逮捕", "拘捕", "引述", "转述", "一名", "一位", "两名", "多名", "率领", "提名", "任命", "拜会", "接见", "晋见", "陪同", "会谈", "通话", "通电话", "致函", "起诉", "指控", "批评", "抨击",
        "支持", "反对", "来自", "采访", "专访", "驳斥", "欢迎", "呼吁", "敦促", "要求", "警告", "透过", "通过", "聘请", "委任", "取代", "接替", "击败", "成为", "身为", "名叫", "名为", "当选", "获选", "推选", "辞去", "卸任", "今天", "昨天", "昨日", "今日上午", "日前", "近日", "早前", "稍早",
        "上周", "本周", "目前", "现年", "层级最高", "包括了", "还有", "不过", "因此", "所以", "例如", "比如", "即使", "虽然", "如果", "这是", "认为", "强调", "指出", "宣布", "证实", "透露", "质询", "正在", "出访的", "抵台", "参加", "出席", "主持", "迎接", "欢送", "送别", "悼念", "纪念", "监督", "谋杀", "刺杀", "暗杀", "杀害", "绑架", "释放", "营救", "遭到", "受到", "得到",
    ];
    private static readonly HashSet<string> Words = [.. NameLists.BuiltIn["titles"], "人员", "居民", "专员", "领导者", "秘书", "成员", "外交官", "商人", "异议人士", "维权人士", "民运人士", "辩护人", "评论员", "时评人", "观察家", "分析家", "历史学家", "科学家", "病毒学家", "流行病学家", "政治学者", "研究生", "博士生", "幕僚长", "办公室主任", "总长", "部长级", "政务次长", "次长", "次卿", "助卿", "副国务卿", "国务次卿", "助理国务卿", "国家安全顾问", "国安顾问", "新闻秘书", "党主席", "党团总召", "总召", "市议员", "区议员", "里长", "署长", "副署长", "总署长", "主任委员", "主委", "副主委", "枢机", "枢机主教", "大主教", "喇嘛", "导师", "总编", "执行总裁", "共同创办人", "联合创始人", "基金经理", "经济师", "首席经济学家", "设计师", "摄影师", "投手", "捕手", "打者", "主帅", "总教练", "法师", "父亲", "母亲", "妻子", "丈夫", "儿子", "女儿", "弟弟", "哥哥", "姐姐", "妹妹", "主笔", "大律师", "党魁", "副总理", "副总统", "副首相", "副议长", "大法官", "首席大法官", "召集人", "创办者", "当局主管", "负责人", "球星", "明星", "巨星"];
    private static readonly string[] Countries = [.. AuthorityFile.BuiltIn.Names("country").Select(ChineseFold.Fold)];
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ByWords = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly SearchValues<char> Firsts = SearchValues.Create([.. Words.Select(word => word[0]).Distinct()]);
    private static readonly SearchValues<char> Lasts = SearchValues.Create([.. Words.Select(word => word[^1]).Distinct()]);
    private static readonly int LongestWord = Words.Max(word => word.Length);

    /// <param name="nameAt">Where the name begins that covers a place; -1 where none does.</param>
    public static IReadOnlyList<Role> Of(string text, string folded, IReadOnlyList<Mention> mentions, Func<int, int>? nameAt = null)
    {
        var roles = new List<Role>();
        foreach (var mention in mentions)
        {
            var before = Before(text, folded, mention.Start, nameAt);
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
    /// <param name="nameAt">Where the name begins that covers a place, so that 卫生及公共服务部 is not cut at 及; -1 where none does.</param>
    public static Role? Before(string text, string folded, int name, Func<int, int>? nameAt = null)
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
                if (nameAt is null || character is '\n' || nameAt(start - 1) is not (>= 0 and var whole) || whole >= start - 1 || end - whole > Longest)
                {
                    break;
                }

                start = whole;
                continue;
            }

            start--;
        }

        foreach (var word in StopWords)
        {
            var at = folded.AsSpan(start, end - start).LastIndexOf(word);
            if (at >= 0 && start + at + word.Length < end)
            {
                start += at + word.Length;
            }
        }

        start = BehindTime(folded, start, end);
        if (folded[start] is '(' or '（' or ')' or '）' && folded.AsSpan(start, end - start).IndexOfAny(')', '）') is >= 0 and var closed && start + closed + 2 < end)
        {
            start += closed + 1;
        }

        if (folded.AsSpan(start, end - start).LastIndexOf(' ') is > 0 and var blank && folded[start + blank - 1] >= '\u4e00' && folded[start + blank + 1] >= '\u4e00')
        {
            start += blank + 1;
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

    // 中央社台北10日电, 周日播出的: when it was said belongs to no title.
    private static int BehindTime(string folded, int start, int end)
    {
        for (var at = end - 2; at > start; at--)
        {
            var isDay = (folded[at] is '日' or '号' or '月' or '年' && char.IsAsciiDigit(folded[at - 1])) || (folded[at - 1] is '周' or '期' && "一二三四五六日天".Contains(folded[at]) && !(folded[at - 1] == '期' && (at < 2 || folded[at - 2] != '星')));
            if (isDay)
            {
                var behind = at + 1 < end && folded[at + 1] is '电' or '讯' ? at + 2 : at + 1;
                return behind < end - 1 ? behind : start;
            }
        }

        return start;
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

    /// <summary>The next place at which a title may end; -1 where none does.</summary>
    public static int NextEnd(string folded, int from) => from < folded.Length && folded.AsSpan(from - 1, folded.Length - from).IndexOfAny(Lasts) is >= 0 and var found ? from + found : -1;

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
