using System.Buffers;
using Annals.Language.Names;
using Annals.Language.Words;

namespace Annals.Language.Attributions;

/// <summary>The words of speech.txt.</summary>
internal static class SpeechWords
{
    public static readonly NameLists Lists = NameLists.Named("speech.txt");

    private static readonly string[] Sayings = ["说", "称", "道", "指", "指出", "表示"];

    // 表态 alone says nothing, 表态称 does.
    private static readonly ILookup<char, string> Say = ByFirst([.. Lists["say"].Concat(Lists["with-say"].SelectMany(word => Sayings, (word, saying) => word + saying)).Distinct()]);
    private static readonly ILookup<char, string> Act = ByFirst(Lists["act"]);

    private static readonly HashSet<string> Joined = [.. Lists["with-say"].SelectMany(word => Sayings, (word, saying) => word + saying)];

    // Words in which a verb of speech is a piece of another word.
    private static readonly string[] NotBehind = ["说法", "说明书", "说明会", "说服", "说客", "说唱", "称为", "称之", "称号", "称呼", "称职", "称霸", "称赞", "称作", "称帝", "报道员", "指数", "指标", "指定", "指导", "指挥", "指责", "指控", "指令", "指纹", "指望", "指南", "指向", "指示", "指甲", "指派", "指名", "指着", "指认", "料理", "料到", "料峭", "显示器", "显示屏", "建议书", "发现者", "报导者", "话说回来", "表示器", "表明了", "预计的", "道理", "道路", "道歉", "道德", "道琼", "道指"];
    private static readonly string[] NotBefore = ["据说", "听说", "小说", "传说", "学说", "虽说", "按说", "胡说", "难说", "可说", "演说", "解说", "游说", "劝说", "论说", "述说", "诉说", "众说", "假说", "应该说", "可以说", "来说", "再说", "或说", "或者说", "就是说", "名称", "职称", "对称", "号称", "堪称", "被人称", "俗称", "简称", "通称", "著称", "宣称", "声称", "坚称", "自称", "谎称", "辩称", "合称", "统称", "并称", "被认为", "没有说", "未说", "没说", "想说", "资料", "材料", "原料", "饮料", "不料", "燃料", "塑料", "面料", "意料", "预料", "手指", "矛指", "股指", "沪指", "道指", "恒指", "纳指", "期指", "被指", "所指", "特指", "泛指", "直指", "要说", "被称", "被宣布", "发出警告", "屈指", "食指", "拇指"];

    // One list for each first and last character, so that a place is compared with few words.
    private static readonly ILookup<char, string> NotBehindByFirst = ByFirst(NotBehind);
    private static readonly ILookup<char, string> NotBeforeByLast = NotBefore.ToLookup(word => word[^1]);

    public static readonly HashSet<string> Documents = [.. Lists["document"]];
    public static readonly IReadOnlyList<string> Sources = [.. Lists["source"].OrderByDescending(word => word.Length)];
    public static readonly IReadOnlyList<string> Citing = [.. Lists["cite"]];

    /// <summary>People without a name; longest first.</summary>
    public static readonly IReadOnlyList<string> People = [.. Lists["people"].OrderByDescending(word => word.Length)];

    /// <summary>People without a name, then what is written; longest first each.</summary>
    public static readonly IReadOnlyList<string> PeopleAndDocuments = [.. Lists["people"].OrderByDescending(word => word.Length).Concat(Lists["document"])];

    /// <summary>First characters of verbs, and marks that open a quotation.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create([.. Say.Concat(Act).Select(group => group.Key).Concat("“「『\"").Distinct()]);

    /// <summary>The longest verb that stands at a place.</summary>
    public static (string Verb, bool IsAct)? At(string folded, int at)
    {
        var verb = Longest(Say[folded[at]], folded, at);
        var act = Longest(Act[folded[at]], folded, at);
        var longer = (verb?.Length ?? 0) >= (act?.Length ?? 0) ? verb : act;
        if (longer is null || IsOther(folded, at, longer))
        {
            return null;
        }

        // 警告說, 补充道: with 说 behind it every verb says.
        var next = at + longer.Length < folded.Length ? folded[at + longer.Length] : ' ';
        return longer.Length > 1 && next is '说' or '称' or '道' && longer[^1] is not ('说' or '称' or '道' or '报' or '指') ? (longer + next, false) : (longer, !ReferenceEquals(longer, verb));
    }

    /// <summary>A word that says only with 说 or its like behind it.</summary>
    public static bool IsJoined(string verb) => Joined.Contains(verb);

    private static string? Longest(IEnumerable<string> words, string folded, int at)
    {
        foreach (var word in words)
        {
            if (Stands(folded, at, word))
            {
                return word;
            }
        }

        return null;
    }

    private static bool IsOther(string folded, int at, string verb)
    {
        foreach (var word in NotBehindByFirst[verb[0]])
        {
            if (word.Length > verb.Length && Stands(folded, at, word))
            {
                return true;
            }
        }

        if (verb.Length > 1)
        {
            foreach (var word in NotBehindByFirst[verb[^1]])
            {
                if (Stands(folded, at + verb.Length - 1, word))
                {
                    return true;
                }
            }
        }

        foreach (var word in NotBeforeByLast[verb[0]])
        {
            if (Stands(folded, at - word.Length + 1, word))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Stands(string folded, int at, string word) => WordList.Stands(folded, at, word);

    public static ILookup<char, string> ByFirst(IReadOnlyList<string> words) => words.OrderByDescending(word => word.Length).ToLookup(word => word[0]);
}
