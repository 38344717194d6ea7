using System.Buffers;

namespace Annals.Language.Events;

/// <summary>The words that tell an event, and what kind.</summary>
internal static class EventWords
{
    private static readonly (string Word, string Type)[] All =
    [
        ("双边峰会", "meeting"), ("首次峰会", "meeting"), ("第二次峰会", "meeting"), ("双边会晤", "meeting"), ("双边会见", "meeting"), ("双边会谈", "meeting"), ("元首会面", "meeting"), ("会晤", "meeting"), ("会面", "meeting"), ("会谈", "meeting"), ("会见", "meeting"), ("见面", "meeting"), ("见过面", "meeting"), ("相会", "meeting"), ("会了面", "meeting"), ("再聚首", "meeting"), ("签字仪式", "meeting"),
        ("首脑会议", "summit"), ("峰会", "summit"), ("元首理事会", "summit"),
        ("国事访问", "state-visit"),
        ("正式访问", "visit"), ("出访", "visit"), ("到访", "visit"), ("访问", "visit"), ("抵达", "visit"), ("外访", "visit"),
        ("通电话", "phone-call"), ("视频通话", "phone-call"), ("电话交谈", "phone-call"), ("通话", "phone-call"), ("通了电话", "phone-call"),
        ("军事演习", "military-exercise"), ("联合演习", "military-exercise"), ("军演", "military-exercise"),
        ("加入成员国", "accession"), ("正式加入", "accession"), ("接收程序", "accession"), ("接纳", "accession"),
        ("入侵", "invasion"), ("出兵", "invasion"), ("战争爆发", "invasion"),
        ("总统选举", "election"), ("总统大选", "election"), ("议会选举", "election"), ("大选", "election"), ("选举", "election"), ("当选", "election"),
        ("公投", "vote"), ("表决", "vote"), ("投票", "vote"),
        ("签署协议", "agreement"), ("签署了协议", "agreement"), ("达成协议", "agreement"), ("达成停火", "agreement"), ("签署联合声明", "agreement"),
        ("袭击", "attack"), ("枪击", "attack"), ("空袭", "attack"), ("轰炸", "attack"), ("爆炸", "attack"), ("刺杀", "attack"), ("暗杀", "attack"),
        ("地震", "disaster"), ("强震", "disaster"), ("海啸", "disaster"), ("洪水", "disaster"), ("台风", "disaster"), ("飓风", "disaster"), ("火灾", "disaster"), ("坠毁", "disaster"), ("坠机", "disaster"), ("沉没", "disaster"), ("山火", "disaster"),
        ("作出判决", "trial"), ("做出判决", "trial"), ("被判处", "trial"), ("判处", "trial"), ("被判", "trial"), ("宣判", "trial"), ("判决", "trial"), ("裁定", "trial"), ("开庭", "trial"), ("受审", "trial"), ("接受审判", "trial"), ("判刑", "trial"),
        ("去世", "death"), ("逝世", "death"), ("病逝", "death"), ("遇害", "death"), ("身亡", "death"),
        ("示威", "protest"), ("游行", "protest"), ("抗议活动", "protest"),
        ("被捕", "arrest"), ("逮捕", "arrest"), ("被拘留", "arrest"), ("拘押", "arrest"),
        ("开幕", "other"), ("召开", "other"), ("即将上演", "other"), ("轮值主席", "other"), ("政变", "other"), ("骚乱", "other"), ("发起", "other"), ("成立", "other"),
        ("施加制裁", "sanction"), ("实施制裁", "sanction"), ("宣布制裁", "sanction"), ("列入制裁", "sanction"),
    ];

    private static readonly ILookup<char, (string Word, string Type)> ByFirst = All.OrderByDescending(entry => entry.Word.Length).ToLookup(entry => entry.Word[0]);

    /// <summary>With these the words begin.</summary>
    public static readonly SearchValues<char> Initials = SearchValues.Create([.. All.Select(entry => entry.Word[0]).Distinct()]);

    public static (string Word, string Type)? At(string folded, int at)
    {
        if (!ByFirst.Contains(folded[at]))
        {
            return null;
        }

        foreach (var entry in ByFirst[folded[at]])
        {
            if (string.CompareOrdinal(folded, at, entry.Word, 0, entry.Word.Length) == 0)
            {
                return entry;
            }
        }

        return null;
    }
}
