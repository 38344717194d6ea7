using System.Buffers;
using Annals.Language.Attributions;
using Annals.Language.Names;
using Annals.Language.Times;
using Annals.Language.Words;

namespace Annals.Language.Entities;

/// <summary>The tagger's names, cleaned: without brackets and quotes, without the time behind them, cut to the name the article itself confirms.</summary>
internal static class Tagged
{
    // A bracket, a quotation mark or a comma, as folded text has them.
    private static readonly SearchValues<char> Dividers = SearchValues.Create(",。:;“”「」!?《》()、丶");

    // The last characters of bodies' names.
    private const string Endings = "部局院会社厂司校系所团队党委处署厅室组馆台站军师旅营行网报刊店盟联库城场苑楼宫厦园学心业坊派股车药油信通电航银证保际技化络构关体纸志志庭家户口库频道";

    private static readonly HashSet<string> Doubles = [.. NameLists.BuiltIn["surname2"]];

    // Words for bodies that name none.
    private static readonly HashSet<string> Common = ["联盟", "委员会", "中心", "政府", "法院", "议会", "国会", "警方", "军队", "部队", "公司", "集团", "大学", "学院", "医院", "银行", "协会", "组织", "联合会", "基金会", "研究所", "外交部", "国防部", "电视台", "报社", "学校", "总部", "当局", "党", "执政党", "反对党", "检察院", "公安局", "派出所", "大使馆", "使馆", "领事馆", "海军", "陆军", "空军", "市政府", "省政府", "县政府", "省委", "市委", "县委", "党委", "支部", "工厂", "企业", "俱乐部", "出版社", "人大", "居委会", "村委会", "社交媒体公司", "媒体公司", "科技公司", "互联网公司", "律师事务所", "制药公司", "航空公司", "石油公司", "保险公司", "调查组", "专家组", "政治系", "法律系", "经济系", "监狱管理局", "指挥部", "司令部", "代表团", "工作组", "专案组", "法学院", "商学院", "医学院", "新闻社", "董事会", "监事会", "理事会", "秘书处", "发言人办公室", "率访问团", "公共", "火车站", "加盟国", "市中心", "邻国", "红利", "大众", "内阁", "大陪审团", "联邦大陪审团", "司法管"];

    private static readonly string[] Fronts = ["港媒", "台媒", "官媒", "日媒", "外媒", "陆媒", "招揽", "代表", "证据", "证明", "支持", "反对", "参加", "加入", "包括", "使用", "通过", "作为", "成为", "选择", "以及", "进入", "来自", "前往", "属于", "帮助", "要求", "导致", "针对", "关于", "根据", "由于", "例如", "其中", "就读", "隶属", "任职", "效力", "收购", "投资", "起诉", "控告", "指责", "领导", "拜访", "造访", "毕业于", "披上", "清理", "整顿", "改革", "解散", "重返", "离开", "退出", "抵达", "访问", "批评", "抨击", "赞扬", "呼吁", "敦促", "警告", "阻止", "禁止", "允许", "帮助", "协助", "联合", "攻击", "袭击", "占领", "包围", "打击", "控制", "任命", "转告", "通知", "感谢", "配合", "遭到", "受到", "获得", "赢得", "失去", "针对", "围绕", "涉及", "面对", "面临"];

    public static List<NameSpan> Read(string text, string folded, IReadOnlyList<TimeExpression> times, List<NameSpan> known, NameTagger tagger)
    {
        var spans = new List<NameSpan>();
        var time = 0;
        foreach (var name in tagger.TagFolded(folded))
        {
            var (start, end) = Trimmed(folded, name);
            while (time < times.Count && times[time].End <= start)
            {
                time++;
            }

            if (time < times.Count && times[time].Start < end)
            {
                end = Math.Min(end, Math.Max(start, times[time].Start));
            }

            if (start >= end)
            {
                // Nothing but marks, or a time.
                continue;
            }

            end = WithoutLetters(folded, start, end);
            end = name.Kind == NameKind.Person ? OfChinese(folded, start, end) : BeforeVerb(folded, start, end);
            (start, end) = name.Kind == NameKind.Organisation ? WithoutVerbs(folded, WithoutFront(folded, start, end), end) : (start, end);
            if (name.Kind == NameKind.Organisation && end - start > 3 && folded[end - 1] == '会' && folded[end - 2] is '部' or '院' or '署' or '局' or '厅')
            {
                // 文化部 + 会等…: will.
                end--;
            }

            // 新疆大学 + 文学 + 教授: what is taught there.
            if (name.Kind == NameKind.Organisation && end - start > 5 && folded.AsSpan(start, end - start).IndexOf("大学") is > 1 and var university && start + university + 4 == end && WordList.Stands(folded, end, "教授") | WordList.Stands(folded, end, "副教授") | WordList.Stands(folded, end, "讲师"))
            {
                end -= 2;
            }

            if ((name.Kind == NameKind.Organisation && IsSentence(text, folded, start, end)) || IsJoined(folded, start, end) || IsPlainWord(text, start, end) || Letters.Contains(folded[start..end]) || IsPair(folded, start, end))
            {
                continue;
            }

            if (Wired(folded, start, end) is { } agency)
            {
                spans.Add(new NameSpan(start, agency, EntityType.Organisation, []));
                spans.AddRange(end - agency > 2 ? [new NameSpan(agency, end - 1, EntityType.Place, [])] : []);
                continue;
            }

            if (end - start >= 2 && !Common.Contains(folded[start..end]) && !IsCounted(folded, start, end) && !(name.Kind == NameKind.Organisation && CommonBodies.Is(folded.AsSpan(start, end - start))))
            {
                spans.Add(new NameSpan(start, end, NameSpan.TypeOf(name.Kind), []));
            }
        }

        return Confirmed(text, folded, spans, known);
    }

    // 通联社岚州电 is an agency and the town it wires from: where the agency's name ends.
    private static int? Wired(string folded, int start, int end)
        => end - start > 3 && folded[end - 1] == '电' && (end == folded.Length || !char.IsLetterOrDigit(folded[end])) && folded.AsSpan(start, end - start).IndexOf('社') is >= 1 and <= 4 and var mark ? start + mark + 1 : null;

    private static (int Start, int End) Trimmed(string folded, TaggedName name)
    {
        var (start, end) = (name.Start, name.End);
        while (start < end && !char.IsLetterOrDigit(folded[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetterOrDigit(folded[end - 1]))
        {
            end--;
        }

        // 馬武柔市區 is a part of 馬武柔市.
        if (folded.AsSpan(start, end - start).EndsWith("市区"))
        {
            end--;
        }

        // A bracket or quote inside divides.
        var inside = folded.AsSpan(start, end - start).IndexOfAny(Dividers);
        if (inside < 0)
        {
            // A blank between characters divides; between letters it joins.
            var blank = folded.AsSpan(start, end - start).IndexOf(' ');
            inside = blank > 0 && folded[start + blank - 1] >= '\u4e00' && folded[start + blank + 1] >= '\u4e00' ? blank : -1;
        }

        return inside < 0 ? (start, end) : (start, start + inside);
    }

    // 朝俄关系升温: a long name of a body ends like a body, or has its letters behind it.
    private static bool IsSentence(string text, string folded, int start, int end)
        => end - start >= 5 && !Endings.Contains(folded[end - 1]) && !folded.AsSpan(start, end - start).ContainsAnyInRange('a', 'z') && Glosses.LatinAt(text, end) is null
            && !(start > 0 && folded[start - 1] is '“' or '《' or '「' or '"');

    // 吉尔吉斯斯坦-乌兹别克斯坦 are two names.
    private static bool IsJoined(string folded, int start, int end)
        => folded.AsSpan(start, end - start).IndexOf('-') is > 0 and var dash && folded[start + dash - 1] >= '\u4e00' && folded[start + dash + 1] >= '\u4e00';

    // 梁晋志 + 代: a Chinese name has three characters, four only behind a surname of two.
    private static int OfChinese(string folded, int start, int end)
        => end - start == 4 && (CharacterTraits.Of(folded[start]) & CharacterTraits.Surname) != 0 && !Doubles.Contains(folded.Substring(start, 2)) && Sounds(folded, start, end) < 4 && folded.AsSpan(start, 4).IndexOfAny('·', '某') < 0
            && !folded.AsSpan(start, 4).ContainsAnyExceptInRange('\u4e00', '\u9fff') && (CharacterTraits.Of(folded[end - 1]) & CharacterTraits.Given) == 0 && "代真在也则还就曾将已说称指对向与和的是表认回答因".Contains(folded[end - 1]) ? end - 1 : end;

    private static int Sounds(string folded, int start, int end)
    {
        var count = 0;
        for (var at = start; at < end; at++)
        {
            count += (CharacterTraits.Of(folded[at]) & CharacterTraits.Transliteration) != 0 ? 1 : 0;
        }

        return count;
    }

    // ISP, GDP: what is called by its letters and is nobody.
    private static readonly HashSet<string> Letters = ["isp", "vpn", "gdp", "cpi", "ppi", "pmi", "ai", "app", "pcr", "dna", "rna", "led", "etf", "ipo", "ceo", "cfo", "cto", "ktv", "atm", "gps", "usb", "pdf", "qr", "tv", "dvd", "it", "5g", "4g", "3g", "esg", "vr", "ar", "pm2.5", "ip", "sars", "hiv", "mers", "covid"];

    private const string Countries = "中美俄英法德日韩朝印台欧越伊澳港陆梵乌蒙";

    // What two countries have, cut through by a name that is none: 俄中元 of 俄中元首.
    private static readonly string[] OfTwo = ["元首", "领导人", "首脑", "外长", "防长", "两国", "双方", "关系", "总理", "总统", "高层", "贸易", "边境"];

    // 中港, 美台: two by a character each.
    private static bool IsPair(string folded, int start, int end)
        => end - start is 2 or 3 && Countries.Contains(folded[start]) && Countries.Contains(folded[start + 1])
            && (end - start == 2 || Array.Exists(OfTwo, word => string.CompareOrdinal(folded, start + 2, word, 0, word.Length) == 0));

    // A single word of small letters in a Chinese text is as often no name.
    private static bool IsPlainWord(string text, int start, int end)
    {
        var word = text.AsSpan(start, end - start);
        return word.ContainsAnyInRange('a', 'z') && !word.ContainsAnyExceptInRange('A', 'z') && word.Length < 8;
    }

    // 美国CPI, 体育频道ESPN: letters behind characters are another name; letters cut out of a word are none.
    private static int WithoutLetters(string folded, int start, int end)
    {
        if (char.IsAsciiLetter(folded[start]))
        {
            var isCut = (start > 0 && char.IsAsciiLetter(folded[start - 1])) || (end < folded.Length && char.IsAsciiLetter(folded[end]) && char.IsAsciiLetter(folded[end - 1])) || (start > 1 && folded[start - 1] == ' ' && char.IsAsciiLetter(folded[start - 2]));
            return isCut ? start : end;
        }

        for (var at = start + 1; at < end; at++)
        {
            if (char.IsAsciiLetter(folded[at]) && folded[at - 1] != '·')
            {
                return at;
            }
        }

        return end;
    }

    // 商务部 + 长罗斯对福克斯商业, 中共 + 召开全国代表大会: a word that only joins or opens ends the name.
    private static int BeforeVerb(string folded, int start, int end)
    {
        for (var at = start + 2; at < end - 1; at++)
        {
            var isVerb = folded[at] == '对' && folded[at + 1] is not ('外' or '华' or '台' or '俄' or '美' or '冲' or '话') || string.CompareOrdinal(folded, at, "召开", 0, 2) == 0 || string.CompareOrdinal(folded, at, "举行", 0, 2) == 0 || string.CompareOrdinal(folded, at, "宣布", 0, 2) == 0;
            if (isVerb)
            {
                return at;
            }
        }

        return end;
    }

    // 证据证明 + 民主党, 代表 + 民主党: what is done to a body is no part of its name.
    private static int WithoutFront(string folded, int start, int end)
    {
        for (var i = 0; i < Fronts.Length; i++)
        {
            if (end - start > Fronts[i].Length + 1 && string.CompareOrdinal(folded, start, Fronts[i], 0, Fronts[i].Length) == 0 && !Common.Contains(folded[(start + Fronts[i].Length)..end]))
            {
                (start, i) = (start + Fronts[i].Length, -1);
            }
        }

        return start;
    }

    // 抨擊 + 民主黨, 北京 + 坚称设立孔子学院: nobody is called by what somebody says.
    private static (int Start, int End) WithoutVerbs(string folded, int start, int end)
    {
        for (var at = start; at < end - 1; at++)
        {
            if (SpeechWords.At(folded, at) is ({ Length: > 1 } verb, _) && at + verb.Length <= end && !SpeechWords.Documents.Contains(verb))
            {
                return at == start ? (at + verb.Length, end) : (start, at);
            }
        }

        return (start, end);
    }

    // 三艘军, 两国: a number and a measure begin no body's name.
    private static bool IsCounted(string folded, int start, int end)
        => folded[start] is '第' or '两' or '三' or '四' or '五' or '几' or '数' or '多' or '各' or '该' or '这' or '本' && end - start <= 4 || folded.AsSpan(start, end - start).IndexOfAny("艘架辆") >= 0;

    // A name that stands before a bracket of letters, or that was found twice, tells where a longer one of the same beginning ends: 哈登 + 如.
    private static List<NameSpan> Confirmed(string text, string folded, List<NameSpan> spans, List<NameSpan> known)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var span in spans.Where(span => span.Type == EntityType.Person))
        {
            var name = folded.Substring(span.Start, span.Length);
            var isGlossed = Glosses.LatinAt(text, span.End) is not null;
            counts[name] = counts.GetValueOrDefault(name) + (isGlossed ? 2 : 1);
        }

        var sure = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            if (span.Type != EntityType.Person && span.Type != EntityType.Organisation)
            {
                continue;
            }

            var name = folded.Substring(span.Start, span.Length);
            var shorter = LongestSure(sure, name);
            if (shorter > 0 && counts.GetValueOrDefault(name) < 2 && !name.Contains('·') && !(NameSpan.In(known, span.Start, span.End) is { } one && one.Start == span.Start && one.End == span.End))
            {
                spans[i] = span with { End = span.Start + shorter, Type = EntityType.Person };
            }
        }

        return spans;
    }

    // How long the longest name is that another one begins with; 0 where there is none.
    private static int LongestSure(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> counts, string name)
    {
        for (var length = name.Length - 1; length >= 2; length--)
        {
            if (counts.TryGetValue(name.AsSpan(0, length), out var count) && count >= 2)
            {
                return length;
            }
        }

        return 0;
    }
}
