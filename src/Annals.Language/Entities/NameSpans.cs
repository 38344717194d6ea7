using Annals.Language.Names;
using Annals.Language.Times;
using Annals.Language.Words;

namespace Annals.Language.Entities;

/// <summary>
/// Where names stand in a text: what the authority file knows and what the tagger finds, the longer one first; then what the words around
/// them add (哈萨克斯坦 + 外交部), and other places where a name found once stands again.
/// </summary>
internal static class NameSpans
{
    private const int LongestAgain = 24;

    // What makes an organisation of the state before it.
    private static readonly string[] Offices =
    [
        "外交部", "国防部", "财政部", "内政部", "司法部", "教育部", "商务部", "能源部", "交通部", "农业部", "卫生部", "文化部", "公安部", "国土安全部", "环境部", "劳工部", "经济部", "贸易部", "工业部", "内务部", "国务院", "众议院", "参议院", "最高法院", "宪法法院", "国会", "议会", "国家杜马",
        "央行", "中央银行", "驻华大使馆", "军方", "空军", "海军", "陆军", "警方", "卫生署", "总统府", "首相府", "武装力量", "宇航局", "中央政府", "情报局", "国家安全委员会", "安全局", "联邦安全局", "执政党", "共产党", "社会党", "人民党",
    ];

    private static readonly WordList OfficesByFirst = new(Offices);
    private static readonly HashSet<string> OfficeNames = [.. Offices];
    private static readonly string[] NotOffices = ["警方", "军方", "执政党", "中央政府"];

    private static readonly string[] Bodies = ["委员会", "理事会", "办公室", "办公厅", "局", "部", "院", "处", "中心", "大会", "分局", "基金会", "署", "厅", "分社", "分校", "学院", "医院", "集团", "公司", "网络", "议会", "军", "党", "联盟", "协会", "秘书处", "总部", "工会", "学会", "商会", "公会", "联会"];

    // A building or ground that is called after a name before it.
    private static readonly WordList Grounds = new("军事训练场", "训练场", "军事基地", "空军基地", "海军基地", "基地", "国际机场", "机场", "体育场", "体育馆", "广场", "国宾馆", "火车站", "车站", "港口", "大桥", "公园", "教堂", "清真寺", "博物馆", "核电站", "水电站", "监狱", "高原", "沙漠", "草原", "河谷", "山脉", "油田", "海滩", "大坝");

    private static readonly WordList PlaceEndings = new("自治区", "特别行政区", "半岛", "群岛", "地区", "省", "市", "县", "州", "岛", "镇", "乡", "村", "区", "河", "湖", "海峡", "边疆区");

    // 马克思主义学院, 诺贝尔奖, 毛泽东纪念堂: called after somebody.
    private static readonly WordList NotPeople = new("主义", "纪念", "奖", "基金会", "大学", "学院", "公园", "广场", "大道", "机场", "思想研究");

    // 京 is no place in 京城, 市 none in 市长 and 市场.
    private static readonly WordList NotPlaceEndings = new("市长", "市场", "市民", "市区", "市值", "市政", "市府", "市议", "市委", "市中心", "省长", "省委", "县长", "县委", "州长", "州议", "区域", "区长", "区委", "村民", "村长", "镇长", "乡长", "岛屿", "岛民", "省级", "市级", "县级", "省政", "州政", "省份", "海峡两岸", "州务", "州参", "州众", "州检", "州最", "州的", "区分", "河北", "河南", "湖北", "湖南");

    public static List<NameSpan> Find(string text, string folded, IReadOnlyList<TimeExpression> times, Authority authority, NameTagger tagger)
    {
        var known = UnsureNames.Settle(text, folded, Known(folded, authority), authority);
        var tagged = Tagged.Read(text, folded, times, known, tagger);
        var spans = Merge(folded, known, tagged, authority);
        spans = [.. spans.Select(span => Extended(folded, span, authority)).OfType<NameSpan>()];
        spans = Glosses.Unfound(text, folded, TitledPeople.Split(text, folded, spans));
        spans = Attached(folded, spans, authority);
        spans = FrontEdges.Settle(folded, spans);
        spans = [.. spans.Select(span => Titled(text, folded, span))];
        spans = NamePatterns.Add(text, folded, OneKind.Settle(folded, TitledPeople.Add(folded, spans)), authority);
        spans = Bylines.Add(folded, spans);
        return Again(folded, Glosses.Without(text, LatinPeople.Add(text, folded, spans)));
    }

    private static List<NameSpan> Known(string folded, Authority authority)
    {
        var spans = new List<NameSpan>();
        for (var at = 0; authority.Next(folded, at) is var (start, end, entries);)
        {
            at = end;
            if (entries[0].Kind == "person" && NotPeople.IsAt(folded, end))
            {
                continue;
            }

            spans.Add(new NameSpan(start, end, NameSpan.TypeOf(entries[0]), entries));
        }

        return spans;
    }

    private static List<NameSpan> Merge(string folded, List<NameSpan> known, List<NameSpan> tagged, Authority authority)
    {
        var spans = new List<NameSpan>();
        var t = 0;
        var dropped = new HashSet<NameSpan>();
        var waiting = new List<(NameSpan Entry, NameSpan[] Over)>();
        var over = new List<NameSpan>();
        foreach (var entry in known)
        {
            while (t < tagged.Count && tagged[t].End <= entry.Start)
            {
                t++;
            }

            over.Clear();
            for (var i = t; i < tagged.Count && tagged[i].Start < entry.End; i++)
            {
                over.Add(tagged[i]);
            }

            if (over.Count == 0)
            {
                if (IsFree(folded, entry))
                {
                    spans.Add(entry);
                }

                continue;
            }

            foreach (var name in over)
            {
                // 美国 + 巴克内尔大学: a foreign body with a name of sounds is named without the country before it.
                if (name.Start == entry.Start && name.Type == EntityType.Organisation && entry.Type == EntityType.Place && IsForeignBody(folded.AsSpan(entry.End, Math.Max(0, name.End - entry.End))))
                {
                    spans.Add(new NameSpan(entry.End, name.End, EntityType.Organisation, authority.ByName(folded.AsSpan(entry.End, name.End - entry.End))));
                }
            }

            if (over.Exists(name => name.Contains(entry) && name.Length > entry.Length && !IsTwoNames(folded, name, entry, known) && !IsLooseEnd(folded, name, entry) && !LooseFronts.Are(folded, name, entry)))
            {
                if (UnitOf(folded, over, entry) is { } whole)
                {
                    spans.Add(whole);
                    dropped.UnionWith(over);
                }
                else
                {
                    waiting.Add((entry, [.. over]));
                }

                continue;
            }

            foreach (var name in over)
            {
                // 河南 + 柘城县: the town stands behind the province.
                if (LooseFronts.IsCityOf(folded, name, entry))
                {
                    spans.Add(new NameSpan(entry.End, name.End, EntityType.Place, authority.ByName(folded.AsSpan(entry.End, name.End - entry.End))));
                }
            }

            spans.Add(entry);
            dropped.UnionWith(over);
        }

        // 路透纽约: what one known name took apart frees the other one.
        foreach (var (entry, holders) in waiting)
        {
            if (Array.TrueForAll(holders, dropped.Contains) && !spans.Exists(span => span.Overlaps(entry)))
            {
                spans.Add(entry);
            }
        }

        var taken = new bool[folded.Length];
        foreach (var span in spans)
        {
            taken.AsSpan(span.Start, span.Length).Fill(true);
        }

        foreach (var name in tagged)
        {
            if (!dropped.Contains(name) && !taken.AsSpan(name.Start, name.Length).Contains(true))
            {
                spans.Add(name with { Entries = authority.ByName(folded.AsSpan(name.Start, name.Length)) });
            }
        }

        return Apart(spans);
    }

    // 基隆 + 市, 金门 + 岛: the same place as the one without the word, where the tagger takes it along.
    private static NameSpan? UnitOf(string folded, List<NameSpan> over, NameSpan entry)
        => entry.Type == EntityType.Place && entry.End < folded.Length && folded[entry.End] is '市' or '省' or '县' or '岛' or '州' && !NotPlaceEndings.IsAt(folded, entry.End) && over.Exists(name => name.Start == entry.Start && name.End == entry.End + 1 && name.Type == EntityType.Place) ? entry with { End = entry.End + 1 } : null;

    // Of two that overlap the longer stays.
    private static List<NameSpan> Apart(List<NameSpan> spans)
    {
        var apart = new List<NameSpan>();
        foreach (var span in spans.OrderBy(span => span.Start).ThenByDescending(span => span.Length))
        {
            if (apart.Count == 0 || !apart[^1].Overlaps(span))
            {
                apart.Add(span);
            }
            else if (span.Length > apart[^1].Length)
            {
                apart[^1] = span;
            }
        }

        return apart;
    }

    // The tagger at times takes words behind a known name for a part of it: 世卫组织 + 周四, 乌克兰 + 局.
    private static bool IsLooseEnd(string folded, NameSpan tagged, NameSpan known)
    {
        if (tagged.Start != known.Start || tagged.Type == EntityType.Person || known.Type is not (EntityType.Organisation or EntityType.Place))
        {
            return false;
        }

        var rest = folded.AsSpan(known.End, tagged.End - known.End);
        if (known.Type == EntityType.Organisation)
        {
            return !Array.Exists(Bodies, body => folded.AsSpan(known.End, tagged.End - known.End).EndsWith(body));
        }

        return IsForeignBody(rest) || (tagged.Type == EntityType.Organisation && ((rest.Length == 1 && rest[0] is not ('军' or '社' or '台' or '队' or '网' or '党' or '报')) || rest is "政府" or "法院" or "媒体" or "公司" or "当局" or "警方" or "军队" or "外交" or "银行" or "企业"));
    }

    private static bool IsForeignBody(ReadOnlySpan<char> name) => name.Length >= 5 && CountSounds(name) >= 3;

    private static int CountSounds(ReadOnlySpan<char> characters)
    {
        var count = 0;
        while (count < characters.Length && (CharacterTraits.Of(characters[count]) & CharacterTraits.Transliteration) != 0)
        {
            count++;
        }

        return count;
    }

    // The tagger at times takes two known names, or a name and the words before it, for one.
    private static bool IsTwoNames(string folded, NameSpan tagged, NameSpan known, List<NameSpan> allKnown)
    {
        if (known.Type == EntityType.Person)
        {
            // 普京总统 ends with no name; 本·拉登 begins with one.
            return tagged.Type != EntityType.Person || (known.Length >= 3 && !folded.AsSpan(tagged.Start, tagged.Length).Contains('·'));
        }

        if (known.Type is EntityType.EventName or EntityType.Other)
        {
            return true;
        }

        var all = allKnown.Skip(NameSpan.FirstBehind(allKnown, tagged.Start)).TakeWhile(other => other.Start < tagged.End).ToList();

        // 台湾人李孟居: what holds somebody known and something before him is no place.
        if (tagged.Type == EntityType.Place && all.Exists(other => other.Type == EntityType.Person && other.End == tagged.End))
        {
            return true;
        }

        // 华盛顿智库大西洋理事会: the body it ends with is known by itself.
        if (tagged.Type == EntityType.Organisation && all.Exists(other => other.Type == EntityType.Organisation && other.End == tagged.End && other.Start > tagged.Start) && all.Exists(other => other.Start == tagged.Start && other.End < tagged.End))
        {
            return true;
        }

        return tagged.Type != EntityType.Person && all.Count(tagged.Contains) > 1 && all.Where(tagged.Contains).Sum(other => other.Length) == tagged.Length;
    }

    // Without the tagger's word for it, a short name of sounds must not be a piece of a longer one: 阿里 in 阿里安托.
    private static bool IsFree(string folded, NameSpan span)
    {
        if (span.Length >= 4 || span.Type is EntityType.EventName)
        {
            return true;
        }

        if (CountSounds(folded.AsSpan(span.Start, span.Length)) < span.Length)
        {
            return true;
        }

        var before = span.Start > 0 ? folded[span.Start - 1] : ' ';
        var after = span.End < folded.Length ? folded[span.End] : ' ';
        return before != '·' && after != '·' && (span.Length == 3 || !(IsSound(before) || IsSound(after)));
    }

    private static bool IsSound(char character) => (CharacterTraits.Of(character) & CharacterTraits.Transliteration) != 0 && !"和与在向对同于达成曾当大卫海中国以因约特".Contains(character);

    // 哈萨克斯坦 + 外交部, 衡阳 + 市, 俄罗斯 + 塔斯社, 《环球时报》.
    private static NameSpan? Extended(string folded, NameSpan span, Authority authority)
    {
        if (span.Type == EntityType.Place)
        {
            foreach (var office in OfficesByFirst.From(folded, span.End))
            {
                if (Stands(folded, span.End, office) && !NotOffices.Contains(office) && !(folded.Length > span.End + office.Length && folded[span.End + office.Length] is '长' or '员'))
                {
                    var longer = authority.ByName(folded.AsSpan(span.Start, span.Length + office.Length));
                    return new NameSpan(span.Start, span.End + office.Length, EntityType.Organisation, longer);
                }

                if (Stands(folded, span.End, office) && folded.Length > span.End + office.Length && folded[span.End + office.Length] is '长')
                {
                    // 俄罗斯国防部长: the ministry is named in the office.
                    return office.EndsWith('部') ? new NameSpan(span.Start, span.End + office.Length, EntityType.Organisation, authority.ByName(folded.AsSpan(span.Start, span.Length + office.Length))) : span;
                }
            }

            if (Grounds.At(folded, span.End) is { } ground)
            {
                return new NameSpan(span.Start, span.End + ground.Length, EntityType.Place, authority.ByName(folded.AsSpan(span.Start, span.Length + ground.Length)));
            }

            foreach (var ending in PlaceEndings.From(folded, span.End))
            {
                if (Stands(folded, span.End, ending) && !NotPlaceEndings.IsAt(folded, span.End) && !folded.AsSpan(span.Start, span.Length).EndsWith(ending))
                {
                    var longer = authority.ByName(folded.AsSpan(span.Start, span.Length + ending.Length));
                    return new NameSpan(span.Start, span.End + ending.Length, EntityType.Place, longer.Count > 0 ? longer : span.Entries);
                }
            }
        }

        if (span is { Type: EntityType.Person, Entries.Count: 0 } && span.End + 1 < folded.Length && folded[span.End] is '市' or '县' or '省' or '镇' && !NotPlaceEndings.IsAt(folded, span.End))
        {
            return new NameSpan(span.Start, span.End + 1, EntityType.Place, []);
        }

        if (span is { Type: EntityType.Person, Entries.Count: 0 } && Grounds.At(folded, span.End) is { } named)
        {
            return new NameSpan(span.Start, span.End + named.Length, EntityType.Place, []);
        }

        if (span.Type == EntityType.Organisation && span.Start > 0 && span.End < folded.Length && folded[span.Start - 1] == '《' && folded[span.End] == '》')
        {
            return span with { Start = span.Start - 1, End = span.End + 1 };
        }

        return span;
    }

    // 救援機構人員阿里安托: with a person's title before it a name is a person's.
    private static NameSpan Titled(string text, string folded, NameSpan span)
        => span is { Type: not EntityType.Person, Entries.Count: 0, Length: <= 6 } && !Array.Exists(Bodies, body => folded.AsSpan(span.Start, span.Length).EndsWith(body)) && CountSounds(folded.AsSpan(span.Start, span.Length)) >= span.Length - 1 && Titles.Before(text, folded, span.Start) is not null
            ? span with { Type = EntityType.Person } : span;

    private static bool Stands(string folded, int at, string word) => WordList.Stands(folded, at, word);

    // A country directly before a body of its own is part of its name: 俄罗斯塔斯社, 韩国韩联社, 美国巴克内尔大学 is not.
    private static List<NameSpan> Attached(string folded, List<NameSpan> spans, Authority authority)
    {
        var joined = new List<NameSpan>();
        foreach (var span in spans)
        {
            if (joined.Count > 0 && joined[^1] is { Type: EntityType.Place } place && place.End == span.Start && span.Type == EntityType.Organisation && IsCountry(place) && (IsNational(folded, span) || authority.ByName(folded.AsSpan(place.Start, span.End - place.Start)).Count > 0))
            {
                var whole = authority.ByName(folded.AsSpan(place.Start, span.End - place.Start));
                joined[^1] = span with { Start = place.Start, Entries = whole.Count > 0 ? whole : span.Entries };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    private static bool IsCountry(NameSpan span) => span.Entries.Count > 0 && span.Entries[0].Kind == "country";

    private static bool IsNational(string folded, NameSpan span)
    {
        var name = folded.AsSpan(span.Start, span.Length);
        return (span.Entries.Count > 0 && name.EndsWith("社")) || name.EndsWith("军") || name.EndsWith("电视台") || name.EndsWith("央视网") || OfficeNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
    }

    // A name that was found stands elsewhere too.
    private static List<NameSpan> Again(string folded, List<NameSpan> spans)
    {
        var taken = new bool[folded.Length + 1];
        foreach (var span in spans)
        {
            taken.AsSpan(span.Start, span.Length).Fill(true);
        }

        var more = new List<NameSpan>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var occurrences = new Occurrences(folded);
        foreach (var span in spans.OrderByDescending(span => span.Length))
        {
            var name = folded.Substring(span.Start, span.Length);
            Seek(name, span);
            if (span.Type == EntityType.Place && name.Length > 3 && name[^1] is '市' or '县' or '岛' or '省' or '镇')
            {
                Seek(name[..^1], span);
            }

            if (span.Type == EntityType.Person && name.LastIndexOf('·') is > 0 and var dot && name.Length - dot > 2)
            {
                Seek(name[(dot + 1)..], span with { Entries = span.Entries });
            }
        }

        return NameSpan.InOrder(spans, more);

        void Seek(string name, NameSpan like)
        {
            if (name.Length is < 2 or > LongestAgain || (name.Length == 2 && like.Type != EntityType.Person) || !seen.Add(name))
            {
                return;
            }

            for (var at = occurrences.First(name); at >= 0; at = occurrences.Next(name, at))
            {
                if (!taken.AsSpan(at, name.Length).Contains(true) && (like.Type != EntityType.Person || IsWholeName(folded, at, name.Length)))
                {
                    taken.AsSpan(at, name.Length).Fill(true);
                    more.Add(like with { Start = at, End = at + name.Length });
                }
            }
        }
    }

    private static bool IsWholeName(string folded, int at, int length)
    {
        var isSound = (CharacterTraits.Of(folded[at]) & CharacterTraits.Transliteration) != 0 && (CharacterTraits.Of(folded[at + length - 1]) & CharacterTraits.Transliteration) != 0;
        return !isSound || !((at > 0 && folded[at - 1] == '·') || (at + length < folded.Length && folded[at + length] == '·'));
    }
}
