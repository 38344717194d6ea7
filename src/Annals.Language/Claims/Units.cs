using Annals.Language.Entities;
using Annals.Language.Words;

namespace Annals.Language.Claims;

/// <summary>What a number counts: a currency, a measure, or a measure word with the words behind it.</summary>
internal sealed class Units(MentionsInOrder mentions)
{
    private const int MostWords = 3;
    private const int LongestNoun = 8;

    private static readonly string[] Money = ["美元", "欧元", "日元", "日圆", "人民币", "港元", "港币", "新台币", "台币", "英镑", "韩元", "卢布", "卢比", "新元", "澳元", "加元", "法郎", "里拉", "比索", "美金", "元", "块钱"];
    private static readonly string[] Measures = ["公里", "米", "平方公里", "平方米", "立方米", "公斤", "千克", "吨", "度", "摄氏度", "级", "公顷", "英亩", "桶", "个百分点", "个点", "点", "基点", "个基点", "倍", "海里", "英里", "英尺", "升", "克", "毫米", "毫克", "厘米", "节", "兆瓦", "千瓦", "磅", "盎司", "里", "公尺", "公分"];
    private static readonly string[] People = ["人次", "人", "岁", "辆次", "架次", "艘次", "车次", "票", "席", "届", "户", "死", "伤"];
    private static readonly string[] Fates = ["死", "亡", "遇难", "丧生", "受伤", "重伤", "轻伤", "失踪", "被捕", "获救", "确诊", "感染", "被拘", "罹难", "丧命"];

    // 个月, 小时: a length of time the calendar has no use for.
    private static readonly (string Word, string Value)[] Lengths = [("个小时", "PT{0}H"), ("小时", "PT{0}H"), ("分钟", "PT{0}M"), ("秒钟", "PT{0}S"), ("秒", "PT{0}S"), ("个星期", "P{0}W"), ("星期", "P{0}W"), ("周", "P{0}W"), ("个月", "P{0}M"), ("天", "P{0}D"), ("年", "P{0}Y")];

    private const string Counters = "名个位条艘架辆座家国起例点场项种支所宗件份颗枚只头匹台套部篇张本册间栋幢口对双组批轮道层排桩门面次步回遍封届州省市县城校村片段株剂针粒";

    // Behind these nothing is counted but they themselves: 15次称赞.
    private const string Alone = "次步回遍";

    // A word of one character that is a thing.
    private const string Things = "人兵车船枪弹票股校省市县桥楼房户店厂狗猫马牛羊鱼树国岛死伤钱药球";
    private const string Joints = "的在和与及将被把于是了到至向对从以其还也但并或者后前中内外上下比较仍已曾因为由不就都再又才更最则等即时之关说称";

    // What the counted do or suffer is no part of what is counted: 420名旅客滞留.
    private const string Doing = "驶滞取坐降停死伤失遇参出抵获造试改逃";
    private static readonly HashSet<string> NotThings = new(StringComparer.Ordinal) { "同时", "已经", "正在", "进行", "参加", "表示", "认为", "开始", "可能", "可以", "需要", "出现", "发生", "来自", "包括", "左右", "以上", "以下", "之间", "不等", "不到", "超过", "接受", "成为", "目前", "今年", "仍然", "其中", "真正", "没有", "联署", "以内", "以来", "分别", "或者", "另外", "增加", "减少", "上升", "下降", "提供", "使用", "要求", "支持", "反对", "考虑", "死亡", "受伤", "失踪", "感染", "确诊", "新增", "宣布", "表明" };

    private readonly WordCutter _cutter = new();

    /// <summary>Where the unit that begins at a place ends; the place itself when nothing is counted.</summary>
    public int End(string folded, int at)
    {
        if (Exact(folded, at) is > 0 and var exact)
        {
            return at + exact;
        }

        if (at >= folded.Length || folded[at] is not (>= '\u4e00' and <= '\u9fff'))
        {
            return at;
        }

        var isCounter = Counters.Contains(folded[at]);
        var start = isCounter ? at + 1 : at;
        return isCounter && Alone.Contains(folded[at]) ? start : Noun(folded, start) is var end && end == at && IsAnything(folded, at) ? at + 1 : end;
    }

    /// <summary>How long the unit is that stands for itself: 公里, 美元, 人; 0 for another.</summary>
    public static int Exact(string folded, int at) => Math.Max(Longest(Money, folded, at), Math.Max(Longest(Measures, folded, at) is var measure && IsPoint(folded, at) ? 0 : measure, Longest(People, folded, at)));

    public static bool IsMoney(string folded, int at) => Longest(Money, folded, at) > 0;

    /// <summary>一级一级, 一度 and 三点 measure nothing.</summary>
    public static bool IsMeasured(string folded, int at)
        => Longest(Money, folded, at) > 0 || (Longest(Measures, folded, at) > 0 && folded[at] is not ('级' or '度' or '点' or '里'));

    public static bool IsMeasure(string folded, int at) => Longest(Measures, folded, at) > 0 && !IsPoint(folded, at);

    public static bool IsCounter(char character) => Counters.Contains(character) || character is '人';

    /// <summary>两人 are mostly two who were named before; 两人死亡 is a toll.</summary>
    public static bool HasVictims(string folded, int unit, int unitEnd)
    {
        if (folded[unit] is not ('人' or '名'))
        {
            return false;
        }

        var words = folded.AsSpan(unit, Math.Min(unitEnd - unit + 4, folded.Length - unit));
        foreach (var fate in Fates)
        {
            if (words.Contains(fate, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The pattern of a length's value and where its words end; null where none stands.</summary>
    public static (string Pattern, int End)? LengthAt(string folded, int at)
    {
        foreach (var (word, value) in Lengths)
        {
            if (string.CompareOrdinal(folded, at, word, 0, word.Length) == 0)
            {
                return at + word.Length < folded.Length && word is "周" or "年" or "天" && folded[at + word.Length] is '前' or '后' or '年' or '岁' or '边' or '围' or '级' or '度' or '代' or '刊' ? null : (value, at + word.Length);
            }
        }

        return null;
    }

    // 三点 is an hour or an item, 28500点 and 3.5点 are an index.
    private static bool IsPoint(string folded, int at) => at > 0 && at < folded.Length && folded[at] == '点' && !(at > 1 && char.IsAsciiDigit(folded[at - 1]) && (folded[at - 2] == '.' || char.IsAsciiDigit(folded[at - 2])));

    // 4隊: behind figures any character is what they count.
    private bool IsAnything(string folded, int at) => at > 0 && char.IsAsciiDigit(folded[at - 1]) && !Joints.Contains(folded[at]) && !"月日号时点分秒".Contains(folded[at]) && mentions.At(at) is null;

    private int Noun(string folded, int start)
    {
        var window = folded.AsSpan(start, Math.Min(12, folded.Length - start));
        _cutter.Cut(window);
        var end = start;
        for (var words = 0; words < MostWords && end - start < LongestNoun && end - start < window.Length; words++)
        {
            var next = start + _cutter.EndOfWord(end - start);
            if (next - end == 1 && words == 0 && IsPair(folded, end))
            {
                // 水表, 来信: two characters the lexicon does not join.
                return end + 2;
            }

            if (!IsThing(folded, end, next) || (words > 0 && Doing.Contains(folded[end])))
            {
                break;
            }

            end = next;
        }

        return end;
    }

    private bool IsThing(string folded, int start, int end)
    {
        var first = folded[start];
        return first is >= '\u4e00' and <= '\u9fff' && !Joints.Contains(first) && (!Quantity.IsNumeral(first) || folded.AsSpan(start).StartsWith("百姓")) && mentions.At(start) is null
            && (end - start > 1 || Things.Contains(first)) && !NotThings.Contains(folded[start..end]);
    }

    private bool IsPair(string folded, int start)
        => start + 1 < folded.Length && IsFree(folded, start) && IsFree(folded, start + 1) && (start + 2 >= folded.Length || !char.IsLetterOrDigit(folded[start + 2])) && !Things.Contains(folded[start]) && !NotThings.Contains(folded.Substring(start, 2));

    private bool IsFree(string folded, int at)
        => folded[at] is >= '\u4e00' and <= '\u9fff' && !Joints.Contains(folded[at]) && !Doing.Contains(folded[at]) && !Quantity.IsNumeral(folded[at]) && mentions.At(at) is null;

    private static int Longest(string[] words, string folded, int at)
    {
        var longest = 0;
        foreach (var word in words)
        {
            longest = word.Length > longest && string.CompareOrdinal(folded, at, word, 0, word.Length) == 0 ? word.Length : longest;
        }

        return longest;
    }
}
