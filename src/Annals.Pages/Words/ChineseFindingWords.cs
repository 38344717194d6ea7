using Annals.Language.Attributions;
using Annals.Language.Times;

namespace Annals.Pages.Words;

internal static class ChineseFindingWords
{
    public static FindingWords All { get; } = new()
    {
        Found = "文中所见",
        FoundExplained = "由规则和计数得出，每一条都指回原句；不改动文章。",
        ShowNames = "标出人名、时间和说话人",
        HideNames = "不再标出",
        Legend = "图例",
        Person = "人物",
        Organisation = "机构",
        Place = "地点",
        EventName = "事件名",
        Document = "文件",
        Other = "其他",
        Time = "时间",
        Speaker = "谁说的",
        Said = "所说的话",
        Figure = "数字",
        Who = "人物、机构与地点",
        Times = "时间",
        Statements = "谁说了什么",
        Figures = "数字说法",
        Doubtful = "存疑的外文名",
        DoubtfulExplained = "括号里的外文名是另一个人的名字，未据此合并。",
        HasItFrom = "引自",
        NothingFound = "没有找到。",
        AndMore = static count => $"另有 {count} 条",
        Mentions = static count => $"{DateText.Number(count)} 次",
        CountedFrom = static anchor => anchor switch
        {
            TimeAnchor.Absolute => "文中写明",
            TimeAnchor.Publication => "从发布日算起",
            TimeAnchor.Dateline => "从电头日期算起",
            TimeAnchor.EarlierMention => "从前文日期算起",
            TimeAnchor.Event => "从众所周知的事件算起",
            _ => "时长",
        },
        Kind = static kind => kind switch { SpeechKind.Quote => "原话", SpeechKind.Mixed => "转述，含原话", _ => "转述" },
        ClaimKind = static kind => kind switch
        {
            "count" => "数目",
            "money" => "金额",
            "percent" => "百分比",
            "measure" => "度量",
            "ordinal" => "第几",
            "first" => "首次",
            "date" => "日期",
            "length" => "时长",
            _ => kind,
        },
        Length = static (number, unit) => (number == "?" ? "数" : number + " ") + unit switch { 'Y' => "年", 'M' => "个月", 'W' => "周", 'D' => "天", 'H' => "小时", 'm' => "分钟", _ => "秒" },
        Since = "自",
        Until = "至",
        PartOfDay = static part => part switch { "DT" => "凌晨", "MO" => "上午", "MI" => "中午", "AF" => "下午", "EV" => "晚间", "NI" => "夜间", _ => "" },
    };
}
