using Annals.Language.Times;

namespace Annals.Language.Events;

/// <summary>Whether it happened: from words of the clause, else from the day.</summary>
internal static class EventStatus
{
    private const int FarthestBehind = 20;

    // What was more than three months ago is told as history.
    private const int DaysToHistory = 90;

    private static readonly string[] Planned = ["将", "定于", "预定", "计划", "拟", "预计", "即将", "准备", "安排", "打算", "原订", "有望", "邀请"];
    private static readonly string[] Doubted = ["是否", "有可能", "可能", "或将", "或与", "或于", "或在", "或会", "或赴", "如果", "若", "能否", "会不会", "很可能", "考虑", "一旦", "可以", "能够", "希望", "力争", "寻求", "盼", "假如", "倘若", "要是", "呼吁", "扬言", "威胁", "忧心", "担心", "担忧", "避免", "防止", "以防", "以免", "预防", "恐将", "恐会"];
    private static readonly string[] Denied = ["取消", "否认", "不会", "没有", "并未", "尚未", "未被", "从未", "未曾", "未有", "未获", "无法", "不得要领", "拒绝", "未能", "推迟", "延期", "押后", "喊卡", "不再"];
    private static readonly string[] Demands = ["要求", "促", "呼吁", "逼", "迫使", "希望", "主张", "高喊"];
    private static readonly string[] Done = ["已", "了"];
    private static readonly string[] CalledOff = ["取消", "推迟", "延期", "押后", "延后", "展延", "顺延", "暂缓"];
    private static readonly string[] InVain = ["不得要领", "未果", "落空", "告吹"];
    private static readonly string[] Running = ["正在", "期间", "一开场", "进行中", "历时"];

    public static string Of(EventSentence sentence, EventSpot spot, TimeExpression? time)
    {
        // 无法在11月3日的大选前送达: what is said of the ballots is not said of the election.
        if (spot.Type is "election" && time is not null && spot.Start >= time.End && spot.Start - time.End <= 1 && !ContainsAny(sentence.Folded.AsSpan(spot.End, Math.Min(FarthestBehind, sentence.End - spot.End)), CalledOff))
        {
            return EventDates.First(time.Value) > sentence.Published ? "planned" : EventDates.Last(time.Value) < sentence.Published.AddDays(-DaysToHistory) ? "historical" : "happened";
        }

        var clause = Mood(sentence, spot.Start);

        // 结束平壤访问的普京是否: what is said of somebody is not said of his visit.
        var isAttribute = sentence.Stands(spot.End, "的");
        var before = sentence.Folded.AsSpan(clause, spot.End - clause);
        var until = (isAttribute ? spot.End : Math.Min(sentence.ClauseEnd(spot.End), spot.End + FarthestBehind));
        var words = sentence.Folded.AsSpan(clause, until - clause);
        // 不会容忍外国介入选举: the election is not what is denied; 取消资格 is what was done.
        var isDenied = spot.Type is "election" ? ContainsAny(words, CalledOff) : ContainsAny(sentence.Folded.AsSpan(clause, spot.Start - clause), Denied) || (until > spot.End && ContainsAny(sentence.Folded.AsSpan(spot.End, until - spot.End), spot.Type is "other" or "sanction" or "trial" ? CalledOff : Denied));
        if (isDenied || ContainsAny(sentence.Folded.AsSpan(spot.End, sentence.End - spot.End), InVain))
        {
            return "denied";
        }

        var first = time is null ? null : EventDates.First(time.Value);
        var last = time is null ? null : EventDates.Last(time.Value);
        if ((ContainsAny(before, Doubted) && !(last < sentence.Published && ContainsAny(before, Done))) && !(last < sentence.Published.AddDays(-DaysToHistory)))
        {
            return "hypothetical";
        }

        if (ContainsAny(words, Planned) || first > sentence.Published)
        {
            return last < sentence.Published.AddDays(-2) ? "happened" : last is not null && first <= sentence.Published && last >= sentence.Published && first != last ? "happening" : "planned";
        }

        return last < sentence.Published.AddDays(-DaysToHistory) ? "historical" : ContainsAny(words, Running) && !(last < sentence.Published.AddDays(-10)) ? "happening" : "happened";
    }

    // 或于9月前往中亚，并与普京会面; 将举行会谈，会晤埃尔多安: a clause without a subject of its own goes on as the one before.
    private static int Mood(EventSentence sentence, int spot)
    {
        var clause = sentence.ClauseStart(spot);
        return clause > sentence.Start + 1 && sentence.Folded[clause - 1] == ',' && (clause == spot || sentence.Folded[clause] is '并') ? sentence.ClauseStart(clause - 1) : clause;
    }

    /// <summary>要求总统下台: what somebody wants.</summary>
    public static bool IsDemanded(EventSentence sentence, EventSpot spot)
    {
        var clause = sentence.ClauseStart(spot.Start);
        return ContainsAny(sentence.Folded.AsSpan(clause, spot.Start - clause), Demands);
    }

    private static bool ContainsAny(ReadOnlySpan<char> words, string[] signs)
    {
        foreach (var sign in signs)
        {
            if (words.Contains(sign, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
