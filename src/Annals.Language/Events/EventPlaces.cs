using Annals.Language.Entities;
using Annals.Language.Names;

namespace Annals.Language.Events;

/// <summary>Where an event is: the place behind 在, 于, 赴 and their like, down to the smallest of places that stand in a row; else, of what happens to places, the place before the word.</summary>
internal static class EventPlaces
{
    private const int FarthestBefore = 40;
    private const int FarthestBehind = 25;
    private const int LongestJoint = 6;

    private static readonly HashSet<string> Countries = [.. AuthorityFile.BuiltIn.Names("country")];
    private static readonly HashSet<string> Regions = ["中亚", "东亚", "亚洲", "欧洲", "非洲", "中东", "南亚", "东南亚", "西方", "北美", "南美", "拉美", "亚太", "远东", "西欧", "东欧", "东盟", "印太", "美洲", "大洋洲"];

    private static readonly Dictionary<char, string> Guests = new() { ['华'] = "中国", ['美'] = "美国", ['台'] = "台湾", ['俄'] = "俄罗斯", ['日'] = "日本", ['朝'] = "朝鲜", ['韩'] = "韩国", ['英'] = "英国", ['法'] = "法国", ['德'] = "德国", ['印'] = "印度", ['欧'] = "欧洲" };
    private static readonly HashSet<string> Towns = [.. AuthorityFile.BuiltIn.Names("place").Where(name => name.Length == 2)];
    private static readonly string[] NotPlaces = ["战争", "问题", "局势", "危机", "方面", "政府", "人民", "总统", "媒体", "之间", "关系", "来说", "而言", "事务", "总理", "外长", "官员", "当局", "议题", "以外", "境外"];

    /// <summary>How exact a place is: 0 a part of the world, 1 a country, 2 anything smaller.</summary>
    public static int Exactness(string? place) => place is null ? -1 : Regions.Contains(place) ? 0 : Countries.Contains(place) ? 1 : 2;

    public static string? Of(EventSentence sentence, EventSpot spot, IReadOnlyList<Entity> participants)
    {
        if (spot.Type == "visit" && spot.Word.Word is ['访', var guest] && Guests.TryGetValue(guest, out var country))
        {
            return country;
        }

        var clause = sentence.ClauseStart(spot.Start);
        var end = sentence.ClauseEnd(spot.End);
        string? found = null;
        for (var i = 0; i < sentence.Mentions.Count; i++)
        {
            var (mention, entity) = sentence.Mentions[i];
            if (entity.Type != EntityType.Place || mention.Start < clause - FarthestBefore || mention.End > spot.End + FarthestBehind || (spot.Type is "attack" or "disaster" && mention.Start > end) || !Leads(sentence, mention, spot) || sentence.IsOfSpeech(mention.Start, spot.Start))
            {
                continue;
            }

            var place = Smallest(sentence, i);
            if (spot.Type is "visit" or "state-visit" && mention.Start >= spot.End && mention.Start - spot.End <= 1)
            {
                return place;
            }

            // 在中国见过面，就在俄罗斯发动进攻之前: another clause's place only where it is smaller.
            found = Exactness(place) > Exactness(found) || (Exactness(place) == Exactness(found) && mention.Start < end) ? place : found;
        }

        return found ?? (spot.Type is "disaster" or "attack" or "protest" or "election" or "trial" ? Struck(sentence, spot, clause, participants) : spot.Type is "meeting" ? Games(sentence, clause, spot.End) : null);
    }

    // 北京冬奥会开幕期间: the games are in the town they are named after.
    private static string? Games(EventSentence sentence, int clause, int end)
    {
        foreach (var (mention, entity) in sentence.Mentions)
        {
            if (entity.Type == EntityType.EventName && mention.Start >= clause && mention.Start < end + FarthestBehind && mention.Text.Length > 3 && Towns.Contains(mention.Text[..2]))
            {
                return mention.Text[..2];
            }
        }

        return null;
    }

    private static bool Leads(EventSentence sentence, Mention mention, EventSpot spot)
    {
        var folded = sentence.Folded;
        var (start, end, word) = (mention.Start, mention.End, spot.Word.Word);
        if (start == 0)
        {
            return false;
        }

        // 在乌克兰战争的背景下 is nowhere, nor is 对于北京来说.
        foreach (var thing in NotPlaces)
        {
            if (sentence.Stands(end, thing))
            {
                return false;
            }
        }

        var before = folded[start - 1];
        if (before is '在' or '赴' or '往' or '达' || (before == '于' && !(start > 1 && folded[start - 2] is '对' or '关' or '由' or '至' or '属')))
        {
            return true;
        }

        if (word is "抵达" or "视察" or "巡视" or "走访" or "造访" or "亲赴" or "考察" or "飞抵" or "到访")
        {
            return start >= spot.End && start - spot.End <= 3;
        }

        if (word is "访问" or "出访" or "造访" or "回访" or "正式访问" or "入侵" or "出兵" or "国事访问")
        {
            // 访问了北京, 平壤访问, 对哈萨克斯坦进行国事访问; but 到访的俄罗斯总统 is somebody's country.
            return start == spot.End || (start == spot.End + 1 && folded[spot.End] is '了' or '过') || (end == spot.Start && word.EndsWith("访问", StringComparison.Ordinal)) || (before == '对' && start < spot.Start);
        }

        return false;
    }

    // 哈萨克斯坦首都阿斯塔纳, 位于俄罗斯滨海边疆区的谢尔盖耶夫斯基军事训练场: the last of the row.
    private static string Smallest(EventSentence sentence, int index)
    {
        var (mention, entity) = sentence.Mentions[index];
        for (var i = index + 1; i < sentence.Mentions.Count; i++)
        {
            var (next, other) = sentence.Mentions[i];
            if (next.Start == mention.Start)
            {
                continue;
            }

            // 访问莫斯科的印度总理: a row leads down, never up.
            if (other.Type != EntityType.Place || Exactness(other.Name) < Exactness(entity.Name) || next.Start - mention.End is < 0 or > LongestJoint || !IsJoint(sentence.Folded.AsSpan(mention.End, next.Start - mention.End)))
            {
                break;
            }

            (mention, entity) = (next, other);
        }

        return entity.Name;
    }

    private static bool IsJoint(ReadOnlySpan<char> words)
        => words.Length == 0 || (words.IndexOfAny("和与及、,") < 0 && (words.EndsWith("的") || words.EndsWith("首都") || words.EndsWith("城市") || words.EndsWith("大城") || words.EndsWith("首府") || words.EndsWith("市") || words.EndsWith("省会")));

    // 苏拉威西岛清晨发生地震, 印尼强震: the place before the word; of a court, the place in its name.
    private static string? Struck(EventSentence sentence, EventSpot spot, int clause, IReadOnlyList<Entity> participants)
    {
        string? found = null;
        foreach (var (mention, entity) in sentence.Mentions)
        {
            if (entity.Type == EntityType.Place && mention.End <= spot.Start && (mention.Start >= clause || sentence.IsHead))
            {
                found = Exactness(entity.Name) >= Exactness(found) ? entity.Name : found;
            }
        }

        if (spot.Type != "trial")
        {
            return found;
        }

        foreach (var body in participants)
        {
            if (body.Type == EntityType.Organisation && body.Name.Length > 4 && body.Name[..2] is var seat && !body.Name.StartsWith("最高", StringComparison.Ordinal) && body.Name.EndsWith("法院", StringComparison.Ordinal))
            {
                return PlaceIn(sentence, body.Name) ?? seat;
            }
        }

        return found;
    }

    private static string? PlaceIn(EventSentence sentence, string body)
    {
        foreach (var (_, entity) in sentence.Mentions)
        {
            if (entity.Type == EntityType.Place && body.StartsWith(entity.Name, StringComparison.Ordinal))
            {
                return entity.Name;
            }
        }

        return null;
    }
}
