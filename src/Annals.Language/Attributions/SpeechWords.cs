using System.Buffers;
using Annals.Language.Names;

namespace Annals.Language.Attributions;

/// <summary>The words of speech.txt.</summary>
internal static class SpeechWords
{
    private static readonly NameLists Lists = NameLists.Named("speech.txt");

    private static readonly ILookup<char, string> Say = ByFirst(Lists["say"]);
    private static readonly ILookup<char, string> Act = ByFirst(Lists["act"]);

    // Words in which a verb of speech is a piece of another word.
    private static readonly string[] NotBehind = ["说法", "说明", "说服", "说客", "说唱", "称为", "称之", "称号", "称呼", "称职", "称霸", "称赞", "报道员", "指数", "指标", "指定", "指导", "指挥", "指责", "指控", "指令", "指纹", "指望", "指南", "指向", "指示", "指甲", "料理", "料到", "料峭", "显示器", "显示屏", "建议书", "发现者", "报导者", "话说回来", "表示器", "表明了", "预计的"];
    private static readonly string[] NotBefore = ["据说", "听说", "小说", "传说", "学说", "虽说", "按说", "胡说", "难说", "可说", "演说", "解说", "游说", "劝说", "论说", "述说", "诉说", "众说", "假说", "应该说", "可以说", "来说", "再说", "或说", "名称", "职称", "对称", "号称", "堪称", "人称", "俗称", "简称", "通称", "著称", "宣称", "声称", "坚称", "自称", "谎称", "辩称", "被认为", "没有说", "不说", "未说", "没说", "想说", "资料", "材料", "原料", "饮料", "不料", "燃料", "塑料", "面料", "意料", "预料", "手指", "矛指", "股指", "沪指", "道指", "恒指", "纳指", "期指", "被指", "所指", "特指", "泛指", "直指", "要说", "被称"];

    public static readonly HashSet<string> Documents = [.. Lists["document"]];
    public static readonly IReadOnlyList<string> People = [.. Lists["people"].OrderByDescending(word => word.Length)];
    public static readonly IReadOnlyList<string> Sources = [.. Lists["source"].OrderByDescending(word => word.Length)];

    /// <summary>First characters of verbs, and marks that open a quotation.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create([.. Lists["say"].Concat(Lists["act"]).Select(word => word[0]).Concat("“「『\"").Distinct()]);

    /// <summary>The longest verb that stands at a place.</summary>
    public static (string Verb, bool IsAct)? At(string folded, int at)
    {
        if (!Say.Contains(folded[at]) && !Act.Contains(folded[at]))
        {
            return null;
        }

        var verb = Say[folded[at]].FirstOrDefault(word => Stands(folded, at, word));
        var act = Act[folded[at]].FirstOrDefault(word => Stands(folded, at, word));
        var longer = (verb?.Length ?? 0) >= (act?.Length ?? 0) ? verb : act;
        if (longer is null || IsOther(folded, at, longer))
        {
            return null;
        }

        // 警告說, 补充道: with 说 behind it every verb says.
        var next = at + longer.Length < folded.Length ? folded[at + longer.Length] : ' ';
        return longer.Length > 1 && next is '说' or '称' or '道' && longer[^1] is not ('说' or '称' or '道' or '报') ? (longer + next, false) : (longer, !ReferenceEquals(longer, verb));
    }

    private static bool IsOther(string folded, int at, string verb)
        => Array.Exists(NotBehind, word => Stands(folded, at, word) && word.Length > verb.Length) || Array.Exists(NotBehind, word => Stands(folded, at + verb.Length - 1, word) && verb.Length > 1)
            || Array.Exists(NotBefore, word => word.EndsWith(verb[..1], StringComparison.Ordinal) && at - word.Length + 1 >= 0 && Stands(folded, at - word.Length + 1, word));

    public static bool Stands(string folded, int at, string word) => at >= 0 && string.CompareOrdinal(folded, at, word, 0, word.Length) == 0;

    private static ILookup<char, string> ByFirst(IReadOnlyList<string> words) => words.OrderByDescending(word => word.Length).ToLookup(word => word[0]);
}
