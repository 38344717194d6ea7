namespace Annals.Language.Entities;

/// <summary>
/// What the tagger takes along before a name the authority file knows: 何 + 梵蒂冈, 南航经 + 台湾海峡, 福建 + 漳州市. Such a name stands by itself.
/// </summary>
internal static class LooseFronts
{
    // What joins a name to the words before it.
    private const string Joints = "与和及同跟对向往从到在于经为把被将由给让因但而并过何是的进入";

    // Words behind a place that belong to no name: 梵蒂冈内部, 美国内阁.
    private static readonly string[] Behind = ["内部", "内阁", "方面", "境内", "全境", "国内", "当地", "高层", "民众", "各地", "地区", "官方", "周边", "沿海", "驻军", "军舰", "军机", "战机", "驱逐舰", "潜艇", "导弹", "部队", "央行", "海域", "居民", "学者", "总统", "政府"];

    public static bool Are(string folded, NameSpan tagged, NameSpan known)
    {
        if (known.Type is not (EntityType.Place or EntityType.Organisation) || known.Length < 2 || folded.AsSpan(tagged.Start, tagged.Length).Contains('·'))
        {
            return false;
        }

        if (known.Start == tagged.Start)
        {
            return known.Type == EntityType.Place && (Array.Exists(Behind, word => folded.AsSpan(known.End, tagged.End - known.End).SequenceEqual(word)) || IsCityOf(folded, tagged, known));
        }

        // 中国与梵蒂冈: both are known and a word of joining stands between.
        return known.End == tagged.End ? Joints.Contains(folded[known.Start - 1]) : known.Type == EntityType.Place && known.Length >= 2 && Joints.Contains(folded[known.Start - 1]) && known.Start - tagged.Start > 2;
    }

    /// <summary>福建 + 漳州市: a province and its town are two.</summary>
    public static bool IsCityOf(string folded, NameSpan tagged, NameSpan known)
        => tagged.Type == EntityType.Place && known.Type == EntityType.Place && tagged.Start == known.Start && tagged.End - known.End >= 3 && folded[tagged.End - 1] is '市' or '县' or '镇' or '州' && folded[known.End - 1] != folded[tagged.End - 1] && known.Entries[0].Kind is "place" or "country";
}
