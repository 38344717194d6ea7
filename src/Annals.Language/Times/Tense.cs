using System.Buffers;

namespace Annals.Language.Times;

/// <summary>Whether the clause around an expression speaks of what is to come: 将, 定于, 预定 make 周五 the coming Friday.</summary>
internal static class Tense
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("。！？；，,;\n!?（(");
    private static readonly SearchValues<string> Coming = SearchValues.Create(
        ["将", "定于", "预定", "拟", "计划", "预计", "预期", "期待", "打算", "即将", "准备于", "准备在", "有望", "可望", "会在", "会于", "要在", "要于", "订于", "敲定", "排定", "预料", "料于", "期望", "截止到", "之前完成", "改期", "延期至", "推迟至", "延至", "安排在", "will ", "scheduled", "due to", " due ", "plans to", "expected to", "set to", "is to ", "are to "],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> Past = SearchValues.Create(
        ["已于", "已在", "已经", "曾", "了", "过去", "刚刚", "刚于", "当时", "早在", "原定", "原本"],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> Saying = SearchValues.Create(
        ["宣布", "表示", "称", "说", "承诺", "指出", "通过", "发布", "透露", "报道", "报导", "警告", "证实", "公布", "声明", "决定", "宣称"],
        StringComparison.Ordinal);

    // The general is not the future, and 将士 are soldiers.
    private static readonly string[] NotComing = ["将军", "将领", "将士", "大将", "名将", "上将", "中将", "少将", "老将", "健将", "猛将", "麻将", "将其", "将他", "将她", "将它"];

    private const string Bodies = "员大议协学工商社委年晚集机国峰务党基教理董宴聚两运博都";

    public static bool IsComing(string folded, int start, int end) => Of(folded, start, end) ?? false;

    /// <summary>True where the clause looks ahead, false where it looks back, null where it tells neither.</summary>
    public static bool? Of(string folded, int start, int end)
    {
        var from = start;
        while (from > 0 && start - from < 60 && !ClauseEnds.Contains(folded[from - 1]))
        {
            from--;
        }

        var to = end;
        while (to < folded.Length && to - end < 40 && !ClauseEnds.Contains(folded[to]))
        {
            to++;
        }

        return Says(folded.AsSpan(from, start - from), 40) ?? Says(folded.AsSpan(end, to - end), 12);
    }

    private static bool? Says(ReadOnlySpan<char> words, int most)
    {
        var near = words.Length > most && most == 12 ? words[..most] : words;
        var coming = IndexOfComing(near);
        var past = near.IndexOfAny(Past);
        if (coming >= 0)
        {
            // 3月初宣布将削减: what was said then lies behind, what it says ahead.
            return (past < 0 || coming > past) && (most > 12 || near[..coming].IndexOfAny(Saying) < 0);
        }

        return past >= 0 ? false : null;
    }

    private static int IndexOfComing(ReadOnlySpan<char> words)
    {
        var at = words.IndexOfAny(Coming);
        if (at > 0 && words[at] == '会' && Bodies.Contains(words[at - 1]))
        {
            // 委员会于6月: who meets is a body.
            var rest = IndexOfComing(words[(at + 1)..]);
            return rest < 0 ? -1 : at + 1 + rest;
        }

        if (at < 0 || words[at] != '将')
        {
            return at;
        }

        foreach (var other in NotComing)
        {
            var found = words.IndexOf(other);
            if (found >= 0 && found <= at && at < found + other.Length)
            {
                var rest = IndexOfComing(words[(at + 1)..]);
                return rest < 0 ? -1 : at + 1 + rest;
            }
        }

        return at;
    }
}
