namespace Annals.Language.Entities;

/// <summary>
/// What the tagger takes along before a name the authority file knows: 何 + 梵蒂冈, 南航经 + 台湾海峡, 福建 + 漳州市. Such a name stands by itself.
/// </summary>
internal static class LooseFronts
{
    // What joins a name to the words before it.
    private const string Joints = "与和及同跟对向往从到在于经为把被将由给让因但而并过何是的进入驻";

    // Words behind a place that belong to no name: 梵蒂冈内部, 美国内阁.
    private static readonly string[] Behind = ["内部", "内阁", "方面", "境内", "全境", "国内", "当地", "高层", "民众", "各地", "官方", "周边", "沿海", "驻军", "军舰", "军机", "战机", "驱逐舰", "潜艇", "导弹", "部队", "央行", "海域", "居民", "学者", "总统", "政府", "国旗", "公投", "国安", "访团", "访问团", "代表团", "市中心", "首都", "边境", "边界", "驻外使馆", "国内", "选手", "球员", "媒体", "官媒", "军演", "航母"];

    private static readonly string[] Deeds = ["回应", "宣布", "批评", "表示", "指责", "建党", "拒绝", "要求", "否认", "证实", "呼吁", "警告", "允许", "容许", "反驳", "推动", "加强"];

    public static bool Are(string folded, NameSpan tagged, NameSpan known)
    {
        if (known.Type == EntityType.Person && tagged.Type == EntityType.Person)
        {
            // 玛丽安·特朗普·巴里将特朗普: two people and a word between.
            return known.End == tagged.End && known.Start - tagged.Start > 2 && "将对与和被把向同".Contains(folded[known.Start - 1]);
        }

        if (known.Type is not (EntityType.Place or EntityType.Organisation) || known.Length < 2 || folded.AsSpan(tagged.Start, tagged.Length).Contains('·'))
        {
            return false;
        }

        if (known.Start == tagged.Start)
        {
            var rest = folded.AsSpan(known.End, tagged.End - known.End);
            foreach (var deed in Deeds)
            {
                if (rest.StartsWith(deed))
                {
                    return true;
                }
            }

            // 美国国防部 + 印太事务助理部长: the office's holder.
            if (known.Type == EntityType.Organisation && tagged.End < folded.Length && folded[tagged.End] == '长' && (rest.Contains("助理", StringComparison.Ordinal) || rest.Contains('副')))
            {
                return true;
            }

            return rest is "当局" or "高层" or "内部" or "方面" or "军方" || (known.Type == EntityType.Place && (IsWordBehind(rest) || (CommonBodies.IsMade(rest) && !IsOffice(rest)) || IsSome(rest) || IsCityOf(folded, tagged, known)));
        }

        // 非政府组织 + 人权观察, 英资 + 渣打银行, 美国 + 亚马逊; 指挥 + 国美馆 + 员工…: a body known by itself.
        if (known.Type == EntityType.Organisation && tagged.Type == EntityType.Organisation && known.Start > tagged.Start)
        {
            var front = folded.AsSpan(tagged.Start, known.Start - tagged.Start);
            if (CommonBodies.IsMade(front) || IsLatin(front) || front is "招揽" || (front.Length == 1 && Array.Exists(Deeds, deed => folded.AsSpan(known.End).StartsWith(deed))) || (known.End < tagged.End - 1 && front.Length > 2))
            {
                return true;
            }
        }

        // 中国与梵蒂冈: both are known and a word of joining stands between.
        return known.End == tagged.End ? Joints.Contains(folded[known.Start - 1]) : known.Type == EntityType.Place && known.Length >= 2 && Joints.Contains(folded[known.Start - 1]) && known.Start - tagged.Start > 2;
    }

    private static bool IsLatin(ReadOnlySpan<char> front) => !front.ContainsAnyExceptInRange(' ', 'z');

    private static bool IsWordBehind(ReadOnlySpan<char> rest)
    {
        foreach (var word in Behind)
        {
            if (rest.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    // 首尔 + 中央地方法院, 上海 + 师范大学: of one place there is one.
    private static bool IsOffice(ReadOnlySpan<char> rest)
        => rest.EndsWith("院") || rest.EndsWith("大学") || rest.EndsWith("银行") || rest.EndsWith("台") || rest.EndsWith("会") || rest.EndsWith("局") || rest.EndsWith("馆") || rest.EndsWith("社") || rest.EndsWith("中心") || rest.EndsWith("机场") || rest.EndsWith("监狱") || rest.EndsWith("港口");

    // 香港 + 一名小学, 深圳 + 一家公司.
    private static bool IsSome(ReadOnlySpan<char> rest) => rest.Length > 2 && rest[0] is '一' or '两' or '某' or '多' && rest[1] is '名' or '家' or '个' or '位' or '所' or '间' or '座' or '处';

    /// <summary>福建 + 漳州市: a province and its town are two.</summary>
    public static bool IsCityOf(string folded, NameSpan tagged, NameSpan known)
        => tagged.Type == EntityType.Place && known.Type == EntityType.Place && tagged.Start == known.Start && tagged.End - known.End >= 3 && folded[tagged.End - 1] is '市' or '县' or '镇' or '州' && folded[known.End - 1] != folded[tagged.End - 1] && known.Entries[0].Kind is "place" or "country";
}
