using Annals.Language.Scripts;

namespace Annals.Stories.Grouping;

/// <summary>A title taken apart: what it says, and the rubrics around it (【观点】, “- 要闻解说”, “– 法国国际广播电台 - RFI”).</summary>
internal sealed record TitleText(string Core, int Start, string Rubrics)
{
    private const int LongestTail = 24;
    private const int LongestRubric = 12;

    private static readonly string[] Comments =
    [
        "评论", "分析", "观点", "专访", "社论", "解说", "解读", "专栏", "事实核查", "大家谈", "特写", "观察", "深度", "透视", "纵横", "访谈", "时评", "述评", "点评", "回顾", "人物",
        "系列", "懒人包", "对话", "看点", "谈", "读者", "来稿", "投书", "讲坛", "博客", "随笔", "来鸿", "十字路口", "图表", "聚焦", "opinion", "analysis", "explainer", "editorial", "interview", "profile", "review",
    ];

    private static readonly string[] PlainComments = ["事实核查", "专访", "社论", "专栏", "时评", "大家谈", "分析师观点", "一文看懂", "媒体:", "报刊"];

    private static readonly string[] Rundowns =
    [
        "摘要", "简报", "必看", "一周回顾", "一周走势", "早安", "晨报", "早报", "晚报", "午报", "新闻联播", "要闻回顾", "最新情报", "一览", "精选", "汇总", "早知道", "早读", "头条", "今日要闻", "新闻速递", "快讯汇",
        "briefing", "digest", "roundup", "morning", "newsletter", "headlines",
    ];

    private static readonly string[] Plans = ["将", "拟", "料", "或", "即将", "预计", "准备", "计划", "有望", "下周", "明日", "明天", "明年", "登场在即", "前夕", "在即", "可能", "will ", "to "];

    private static readonly string[] Answers = ["回应", "反驳", "批", "轰", "斥", "谴责", "驳", "抗议", "反击", "吁", "促", "呛", "否认", "警告", "不满", "欢迎", "感谢", "声援", "称赞", "质疑", "热议", "讽", "表态"];

    public static TitleText Of(string title)
    {
        var folded = ChineseFold.Fold(title);
        var (start, end) = (0, folded.Length);
        var rubrics = "";
        for (var tail = Tail(folded, start, end); tail > start; tail = Tail(folded, start, end))
        {
            rubrics += folded[tail..end];
            end = tail;
        }

        while (start < end && folded[start] is '[' or '【' or '〔' && folded.AsSpan(start, end - start).IndexOfAny(']', '】', '〕') is > 0 and <= LongestRubric and var length)
        {
            rubrics += folded[start..(start + length + 1)];
            start += length + 1;
        }

        if (end > start && folded[end - 1] is ']' or '】' && folded.LastIndexOfAny(['[', '【'], end - 1) is var open && open > start && end - open <= LongestRubric)
        {
            rubrics += folded[open..end];
            end = open;
        }

        while (start < end && (folded[start] == ' ' || folded[end - 1] == ' '))
        {
            (start, end) = folded[start] == ' ' ? (start + 1, end) : (start, end - 1);
        }

        return new TitleText(folded[start..end], start, rubrics);
    }

    public ArticleTraits Traits()
    {
        var head = Head();
        var traits = Rubrics.Length > 0 ? ArticleTraits.Rubric : ArticleTraits.None;
        traits |= Any(Rubrics, Comments) || Any(Rubric(head), Comments) || Any(Core, PlainComments) ? ArticleTraits.Comment : ArticleTraits.None;
        traits |= Any(Rubrics, Rundowns) || Any(Core, Rundowns) ? ArticleTraits.Rundown : ArticleTraits.None;
        traits |= Core.AsSpan().IndexOfAny('?', '？') >= 0 || Any(Core, ["为何", "如何", "为什么", "什么", "怎么", "吗"]) ? ArticleTraits.Question : ArticleTraits.None;
        traits |= Any(Core, Plans) ? ArticleTraits.Planned : ArticleTraits.None;
        traits |= Any(Core, Answers) ? ArticleTraits.Reaction : ArticleTraits.None;
        traits |= head.Length is > 0 and <= 10 || Core.AsSpan().IndexOfAny("“「\"『") >= 0 ? ArticleTraits.Quote : ArticleTraits.None;
        traits |= Any(Rubrics, ["直播", "重播", "live"]) || Any(Core, ["直播"]) ? ArticleTraits.Live : ArticleTraits.None;
        traits |= Core.AsSpan().IndexOfAny("()") >= 0 && Any(Core, ["(一)", "(二)", "(三)", "(四)", "(五)", "(六)", "(七)", "(八)", "(九)", "(十)", "(上)", "(中)", "(下)"]) ? ArticleTraits.Part : ArticleTraits.None;
        traits |= Any(Core, ["遭", "被", "获", "因"]) ? ArticleTraits.Outcome : ArticleTraits.None;
        return traits;
    }

    /// <summary>The title without digits and numerals.</summary>
    public uint Pattern()
    {
        Span<char> kept = stackalloc char[Math.Min(Core.Length, 256)];
        var length = 0;
        foreach (var character in Core.AsSpan(0, kept.Length))
        {
            if (!char.IsAsciiDigit(character) && !"一二三四五六七八九十百千万亿.,%/: ".Contains(character, StringComparison.Ordinal))
            {
                kept[length++] = character;
            }
        }

        return TermHash.Of(kept[..length], 'T');
    }

    // What stands before a colon: a speaker or a rubric.
    private string Head() => Core.AsSpan().IndexOfAny(":|》/") is > 0 and <= 14 and var at ? Core[..at] : "";

    // 蓬佩奥出访罗马 专家分析：… reports before it analyses.
    private static string Rubric(string head) => head.Contains(' ', StringComparison.Ordinal) ? "" : head;

    private static int Tail(string folded, int start, int end)
    {
        for (var at = end - 1; at > start + 4 && end - at <= LongestTail; at--)
        {
            if (folded[at] is '-' or '–' or '—' or '|' or '_' && folded[at - 1] == ' ' && at + 1 < end && folded[at + 1] == ' ')
            {
                return at - 1;
            }
        }

        return -1;
    }

    private static bool Any(string text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
