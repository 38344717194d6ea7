using System.Buffers;
using Annals.Language.Entities;

namespace Annals.Language.Attributions;

/// <summary>Finds the subject of a word of speech: a name with nothing but light words behind it, a pronoun, somebody's document, people without a name.</summary>
internal sealed class SubjectReader(SpeechContext context)
{
    private const int LongestLabel = 26;
    private const int FarthestPeople = 44;
    private const int LongestNickname = 12;

    private readonly LightWords _light = new(context);

    // What goes on with the subject of the clause before.
    private static readonly HashSet<string> GoesOn = ["说", "表示", "称", "指出", "认为", "强调", "声称", "宣称", "警告", "补充说", "写道", "承诺", "直言", "透露", "宣布", "呼吁", "坦言", "批评", "重申", "解释", "补充", "指"];
    private static readonly HashSet<string> Bodies = ["法院", "公司", "该公司", "集团", "外交部", "国防部", "该组织", "该机构", "该党", "该报", "该台", "该部", "该校", "该智库"];
    // What no words for somebody hold.
    private static readonly SearchValues<char> Passive = SearchValues.Create("因被把使让");
    private static readonly SearchValues<char> Joints = SearchValues.Create("的对向被把在与和");
    private static readonly SearchValues<char> Broken = SearchValues.Create("，。、因被把将使让“”「」不%成");
    private static readonly char[] ClauseMarks = ['，', ',', '；', '。', '！', '？', '\n'];
    private static readonly string[] Announcements = ["通告", "声明", "发文", "发帖", "文章", "通报", "回应", "批评", "推文", "社论", "报告", "新闻稿", "公告", "贴文", "道歉", "谴责", "遗憾", "质疑", "反驳"];

    // Last characters of words for people and bodies, and the words of speech before which they count without a name.
    private static readonly SearchValues<char> People = SearchValues.Create("者士员家师生民友长官方媒报台社网党人们会局处署厅院部司组队团体织构门局府司业团校商派营");
    private static readonly HashSet<string> Saying = ["说", "表示", "称", "指出", "认为", "强调", "透露", "警告", "坦言", "直言", "呼吁", "解释", "补充", "承认", "告诉", "写道", "相信", "声称", "宣称", "通报", "喊话", "证实", "宣布", "疾呼", "抱怨", "坦承", "披露", "爆料", "估计", "预测", "预计", "猜测", "推测", "主张", "建议", "提醒", "批评说", "分析说", "质疑说", "讽刺说", "反驳说", "回应说", "批评", "谴责", "质疑", "抨击"];
    private static readonly List<string> NoPeople = ["个人", "一个人", "本人", "别人", "家人", "任何人", "机会", "社会", "全部", "内部", "民主", "增长", "成长", "团体会", "部门会", "学会", "体会", "误会", "大家", "国家", "人家", "人生", "发生", "产生", "诞生", "对方", "地方", "北方", "南方", "西方", "东方", "多方", "各方", "远方", "一方", "行业", "就业", "失业", "毕业", "作业", "年会", "将会", "不会", "都会", "就会", "也会", "可能会", "一部", "东部", "西部", "南部", "北部", "中部", "等处", "到处", "之处", "现场", "具体", "整体", "身体", "个体", "集体", "媒体会", "一体"];
    private static readonly string[] Both = ["双方", "两人", "两国领导人", "两位领导人", "两国元首", "中俄元首", "两国", "二人", "两位", "他们俩"];

    public Subject? Of(int sentence, int clause, int verbAt, string verb, bool isAct, bool isOpen, Speaker? spoke, bool isBackward)
        => Find(sentence, clause, verbAt, verb, isAct, isOpen, spoke, isBackward) is { } subject ? subject with { Speaker = Known(subject.Speaker, subject.Start) } : null;

    // 该组织: whom the words stand for, where the article tells.
    private Speaker Known(Speaker speaker, int at)
        => speaker.Entity is null && speaker.Text is { } words && Demonstratives.Of(context, words.Replace('該', '该'), at) is { } body ? speaker with { Entity = body, Text = null, IsSource = Media.Is(body) } : speaker;

    private Subject? Find(int sentence, int clause, int verbAt, string verb, bool isAct, bool isOpen, Speaker? spoke, bool isBackward)
    {
        var start = clause;
        while (start < verbAt && context.Text[start] is ' ' or '“' or '”' or '▲' or '"')
        {
            start++;
        }

        var words = context.Folded.AsSpan(start, verbAt - start);
        var inside = context.Mentions.Between(start, verbAt);
        if (verb == "看来")
        {
            return ThinksSo(start, verbAt, inside);
        }

        if (Named(start, verbAt, verb, inside) is { } named)
        {
            return named;
        }

        // 该局表示, 该委员会同时还表示: the body of that kind named last.
        if (words.Length >= 2 && words[0] == '该' && inside.Length == 0 && ThatBody(start, verbAt) is { } that)
        {
            return new Subject(new Speaker(that, null, null, IsSource: false), start);
        }

        if (Nicknamed(sentence, clause, verbAt) is { } nicknamed)
        {
            return nicknamed;
        }

        // 报道说, 声明称, with nobody before: of the medium or the body named last.
        if (words.Length == 0 && clause == sentence && IsReport(verb) && verb.Length > 2)
        {
            return context.LastSource is { Entity: null } ? null : new Subject(ReportOf(verb[..2]), start);
        }

        if (Pronoun(words) is { } pronoun)
        {
            return Meant(sentence, start, pronoun, isBackward) is { } meant ? new Subject(meant, start) : null;
        }

        if (Pair(sentence, start, words, verbAt) is { } pair)
        {
            return pair;
        }

        if (IsReport(words))
        {
            return inside.Length > 0 || context.LastSource is { Entity: null } ? null : new Subject(ReportOf(Bare(start, verbAt)), start);
        }

        if ((words.Length <= 2 && IsAdverb(words)) || words.Length == 0)
        {
            if (spoke is null && clause > sentence && (GoesOn.Contains(verb) || isOpen) && !(verb is "指" && !IsPointing(words, clause, sentence)) && Heading(sentence, clause) is { } head)
            {
                return new Subject(head, start);
            }

            return (!GoesOn.Contains(verb) && !isOpen) || (verb is "指" && !IsPointing(words, clause, sentence)) || verb is "显示" or "料" or "发现" or "告诉" || (isAct && !isOpen) ? null
                : spoke is not null && clause > sentence ? new Subject(spoke, start)
                : clause > sentence && context.FirstSubject(sentence, clause) is { } first ? new Subject(first, start) : null;
        }

        if (Unnamed(start, verbAt, inside) is { } unnamed)
        {
            return unnamed;
        }

        // 天文台主管表示: without a name, but with a title.
        if (words.Length is >= 2 and <= 20 && !words.ContainsAny(Passive) && Titles.EndsWithTitle(context.Folded, verbAt))
        {
            return new Subject(new Speaker(null, Bare(start, verbAt), null, IsSource: false), start);
        }

        if (Kind(start, verbAt, verb) is { } kind)
        {
            return kind;
        }

        // 在台西藏人丹增南达接受本台采访说: whoever is interviewed speaks.
        var interview = words.IndexOf("接受");
        if (interview is >= 2 and <= LongestLabel && (words.EndsWith("采访") || words.EndsWith("专访") || words.EndsWith("访问") || words.EndsWith("采访时") || words.EndsWith("专访时") || words.EndsWith("访问时")))
        {
            return new Subject(new Speaker(null, Bare(start, start + interview), null, IsSource: false), start);
        }

        // 昨天在敗給湖人賽後直言: the person with whom the sentence began.
        return clause > sentence && GoesOn.Contains(verb) && words.Length <= FarthestPeople && _light.Are(start, verbAt) && context.FirstSubject(sentence, clause) is { Entity.Type: EntityType.Person } began ? new Subject(began, start) : null;
    }

    // 发出通告，指…; 又指, 并指: 指 says when a word of speech went before, or a word that adds.
    private bool IsPointing(ReadOnlySpan<char> words, int clause, int sentence)
    {
        if (words is "又" or "并" or "更" or "还" or "也" or "亦" or "续" or "再" or "另")
        {
            return true;
        }

        var before = clause - 1;
        return words.Length == 0 && before - 2 >= sentence && context.Folded[before] == ',' && Array.Exists(Announcements, word => SpeechWords.Stands(context.Folded, before - word.Length, word));
    }

    // 警方22日向传媒发信，称…; …后，这些官员发声，又指…: people without a name at the head of the last clause that has some, when no name heads a later one.
    private Speaker? Heading(int sentence, int clause)
    {
        for (var at = clause - 1; at > sentence;)
        {
            var from = Math.Max(sentence, context.Text.LastIndexOfAny(ClauseMarks, Math.Max(0, at - 1)) + 1);
            if (context.Mentions.At(from) is { Type: EntityType.Person or EntityType.Organisation } || context.Folded[from] is '他' or '她')
            {
                return null;
            }

            if (SpeechWords.Stands(context.Folded, from, "声明") || SpeechWords.Stands(context.Folded, from, "文章") || SpeechWords.Stands(context.Folded, from, "报道") || SpeechWords.Stands(context.Folded, from, "报导") || SpeechWords.Stands(context.Folded, from, "报告"))
            {
                return ReportOf(context.Text.Substring(from, 2));
            }

            foreach (var people in SpeechWords.People)
            {
                if (Array.Exists(Both, both => both.Contains(people, StringComparison.Ordinal)))
                {
                    continue;
                }

                var length = context.Folded.AsSpan(from, Math.Min(people.Length + 4, at - from)).IndexOf(people);
                if (length is >= 0 and <= 4 && context.Mentions.Between(from, from + length).Length == 0 && !context.Folded.AsSpan(from, length).ContainsAny(Joints))
                {
                    return new Speaker(null, Bare(from, from + length + people.Length), null, IsSource: false);
                }
            }

            at = from - 1;
        }

        return null;
    }

    // 漳州国安人员说, 白宫医疗团队表示: without a name, but with a word for people or bodies right before the word of speech.
    private Subject? Kind(int start, int verbAt, string verb)
    {
        if (!Saying.Contains(verb))
        {
            return null;
        }

        for (var end = Math.Min(verbAt, start + LongestLabel); end >= start + 2; end--)
        {
            if (People.Contains(context.Folded[end - 1]) && _light.AreBehindPeople(end, verbAt, isBody: true))
            {
                var cited = IsCiting(context.Folded.AsSpan(start, end - start), out var citing) && end - start - citing > 3 ? start + citing + 2 : start;
                var label = cited > start ? Bare(cited, end) : Bare(context.TimeAt(start) is { } time && time.End < end ? time.End : start, end);
                var isSomebody = label.Length >= 2 && label[0] is not ('在' or '于' or '对' or '向' or '从' or '与' or '就' or '为' or '当' or '如' or '是' or '有' or '没' or '我' or '你' or '他' or '她' or '谁' or '某' or '咱' or '您') && !label.AsSpan().ContainsAny(Broken) && !NoPeople.Exists(word => label.EndsWith(word, StringComparison.Ordinal));
                return isSomebody ? new Subject(new Speaker(null, label, null, IsSource: false), start, Relay: cited > start ? Reporting(start, cited) : null) : null;
            }
        }

        return null;
    }

    // 在中方看来: the name stands between the two words.
    private Subject? ThinksSo(int start, int verbAt, ReadOnlySpan<(Mention Mention, Entity Entity)> inside)
    {
        if (inside.Length == 0 || context.Folded.AsSpan(start, inside[0].Mention.Start - start + 1).IndexOf('在') < 0)
        {
            return null;
        }

        var (mention, entity) = inside[^1];
        return mention.End == verbAt || context.BehindBracket(mention.End) == verbAt ? new Subject(new Speaker(entity, null, context.RoleBefore(mention.Start), IsSource: false), start) : null;
    }

    // …援引…的话说, X引述Y说: the one whose words they are is the speaker.
    private Subject? Named(int start, int verbAt, string verb, ReadOnlySpan<(Mention Mention, Entity Entity)> inside)
    {
        for (var i = inside.Length - 1; i >= 0; i--)
        {
            var (mention, entity) = inside[i];

            // 法新社北京电稿称: the place only says where the body sits.
            if (entity.Type == EntityType.Place && i > 0 && inside[i - 1].Mention.End == mention.Start && inside[i - 1].Entity.Type == EntityType.Organisation && _light.AreBehind(mention.End, verbAt, verb, entity))
            {
                return new Subject(new Speaker(inside[i - 1].Entity, null, null, Media.Is(inside[i - 1].Entity)), start);
            }

            // 台湾陆委会回应香港保安局说: one answers, the other is answered.
            if (i + 1 < inside.Length && entity.Type is EntityType.Person or EntityType.Organisation && context.Folded.AsSpan(mention.End, inside[i + 1].Mention.Start - mention.End) is "回应" or "回复" or "反驳" or "答复" or "驳斥" && _light.Are(inside[i + 1].Mention.End, verbAt, isBody: true))
            {
                return new Subject(new Speaker(entity, null, entity.Type == EntityType.Person ? context.RoleBefore(mention.Start) : null, Media.Is(entity)), start);
            }

            var isNamed = entity.Type is EntityType.Person or EntityType.Organisation || (entity.Type == EntityType.Place && IsGovernment(mention, verbAt));
            if (!isNamed || IsCitingBehind(mention.End, verbAt) || (entity.Type == EntityType.Organisation && IsWhere(inside[..i], verbAt)) || IsAside(mention) || context.IsAddressed(mention) || !_light.AreBehind(mention.End, verbAt, verb, entity))
            {
                continue;
            }

            var isBody = entity.Type == EntityType.Organisation;
            var speaker = new Speaker(entity, null, entity.Type == EntityType.Person ? context.RoleBefore(mention.Start) : null, isBody && Media.Is(entity));
            return new Subject(speaker, start, Partner(start, mention, entity, inside[..i]), Reporting(start, mention.Start));
        }

        return null;
    }

    /// <summary>Who a quotation behind a colon belongs to: the pronoun or the name at the head of its last clause that has one, else the first person of the sentence.</summary>
    public Speaker? Introducer(int sentence, int colon)
    {
        var clause = Math.Max(sentence, context.Text.LastIndexOfAny(ClauseMarks, colon - 1) + 1);
        if (context.Folded[clause] is '他' or '她' && context.Folded[clause + 1] is not ('们' or '的'))
        {
            return Meant(sentence, clause, context.Folded[clause].ToString(), isBackward: false);
        }

        if (context.Text[clause] is '“' or '「' && context.Text.AsSpan(clause, colon - clause).IndexOfAny('”', '」') is >= 3 and <= 8 and var close && clause + close + 1 < colon && context.Text[clause + close + 1] != ' ')
        {
            return context.Mentions.At(clause + 1) is { } quoted ? new Speaker(quoted, null, null, Media.Is(quoted)) : new Speaker(null, context.Text.Substring(clause + 1, close - 1), null, IsSource: false);
        }

        return context.FirstSubject(clause, colon) is { Entity.Type: EntityType.Person } near ? near : context.FirstSubject(sentence, colon) is { Entity.Type: EntityType.Person } first ? first : null;
    }

    private Speaker ReportOf(string words) => context.LastSource ?? (context.Last is { Entity.Type: EntityType.Organisation } body ? body : new Speaker(null, words, null, IsSource: true));

    // “独路人”亦承认, 智库“台湾经济研究院”也表示: a name in quotation marks, at the head of a clause when nobody knows it.
    private Subject? Nicknamed(int sentence, int clause, int verbAt)
    {
        if (clause - 1 <= sentence || context.Text[clause - 1] is not ('”' or '」'))
        {
            return null;
        }

        var open = context.Text.AsSpan(sentence, clause - 1 - sentence).LastIndexOfAny('“', '「');
        if (open < 0 || clause - 2 - (sentence + open) is not (>= 2 and <= LongestNickname) || !_light.Are(clause, verbAt, isBody: true))
        {
            return null;
        }

        var name = sentence + open + 1;
        if (context.Mentions.At(name) is { } known)
        {
            return new Subject(new Speaker(known, null, null, Media.Is(known)), name);
        }

        var isHead = open == 0 || context.Text[name - 2] is '，' or '。' or '；' or ' ';
        return isHead ? new Subject(new Speaker(null, context.Text[name..(clause - 1)], null, IsSource: false), name) : null;
    }

    private Entity? ThatBody(int start, int verbAt)
    {
        for (var end = Math.Min(start + 6, verbAt); end > start + 1; end--)
        {
            if (_light.Are(end, verbAt, isBody: true) && Demonstratives.Of(context, context.Folded.AsSpan(start, end - start), start) is { } body)
            {
                return body;
            }
        }

        return null;
    }

    // 马化腾在《环球时报》的报道中说: the body only says where.
    private bool IsWhere(ReadOnlySpan<(Mention Mention, Entity Entity)> before, int verbAt)
    {
        if (before.Length == 0)
        {
            return false;
        }

        var last = before.Length - 1;
        while (last > 0 && before[last].Entity.Type != EntityType.Person)
        {
            last--;
        }

        var end = before[last].Mention.End;
        end = context.BehindBracket(end) is > 0 and var closed ? closed : end;
        while (end < verbAt && context.Folded[end] is '也' or '曾' or '还' or '亦' or '则' or '又' or '都' or '就' && !(context.Folded[end] == '就' && end + 1 < verbAt && context.Mentions.Covers(end + 1)))
        {
            end++;
        }

        return before[last].Entity.Type == EntityType.Person && end < verbAt && context.Folded[end] is '针' or '在' or '于' or '对' or '接' or '透' or '向' && _light.Are(end, verbAt);
    }

    // 在普京访问北京时表示: who stands in the clause of time does not speak.
    private bool IsAside(Mention mention)
    {
        var start = Titles.Before(context.Text, context.Folded, mention.Start)?.Start ?? mention.Start;
        return start > 0 && (context.Folded[start - 1] is '在' or '当' or '跟' or '因' or '由' or '被' or '遭' || (context.Folded[start - 1] == '同' && (start < 2 || !char.IsLetter(context.Folded[start - 2]))) || SpeechWords.Stands(context.Folded, start - 2, "遭到") || SpeechWords.Stands(context.Folded, start - 2, "受到"));
    }

    // 习近平和普京表示: two who are joined by one word.
    private Speaker? Partner(int start, Mention mention, Entity entity, ReadOnlySpan<(Mention Mention, Entity Entity)> before)
    {
        if (entity.Type != EntityType.Person)
        {
            return null;
        }

        (Mention Mention, Entity Entity)? found = null;
        foreach (var pair in before)
        {
            if (pair.Entity.Type == EntityType.Person)
            {
                if (found is not null)
                {
                    return null;
                }

                found = pair;
            }
        }

        if (found is not var (first, other) || other == entity)
        {
            return null;
        }

        var name = Titles.Before(context.Text, context.Folded, mention.Start)?.Start ?? mention.Start;
        var title = Titles.Before(context.Text, context.Folded, first.Start)?.Start ?? first.Start;
        return title - start <= 2 && name > first.End && context.Folded.AsSpan(first.End, name - first.End) is "和" or "与" or "及" or "以及" ? new Speaker(other, null, context.RoleBefore(first.Start), IsSource: false) : null;
    }

    // 报道引述消息人士: the report is the last medium's; 苹果日报引述…官员, 香港媒体引述…: who is named before it.
    private Speaker? Reporting(int start, int name)
    {
        var words = context.Folded.AsSpan(start, name - start);
        if (!IsCiting(words, out var at))
        {
            return null;
        }

        var before = context.Mentions.Between(start, start + at);
        for (var i = before.Length - 1; i >= 0; i--)
        {
            if (before[i].Entity.Type == EntityType.Organisation)
            {
                return new Speaker(before[i].Entity, null, null, IsSource: true);
            }
        }

        if (before.Length == 0 && IsReport(words[..at]))
        {
            return context.LastSource;
        }

        var medium = words[..at].LastIndexOf("媒体");
        return medium >= 0 ? new Speaker(null, Bare(start, start + medium + 2), null, IsSource: true) : null;
    }

    // 苹果日报引述台湾国防部官员认为: somebody else's words.
    private bool IsCitingBehind(int from, int verbAt)
        => IsCiting(context.Folded.AsSpan(from, verbAt - from), out var at) && verbAt - from - at >= 5 && !SpeechWords.Documents.Contains(context.Folded[(from + at + 2)..verbAt]);

    private static bool IsCiting(ReadOnlySpan<char> words, out int at)
    {
        foreach (var word in SpeechWords.Citing)
        {
            at = words.IndexOf(word);
            if (at >= 0)
            {
                return true;
            }
        }

        at = -1;
        return false;
    }

    private static bool IsReport(ReadOnlySpan<char> words)
        => words.Length <= 5 && (words.StartsWith("报道") || words.StartsWith("报导") || words.StartsWith("该报") || words.StartsWith("文章") || words.StartsWith("这篇报道") || words.StartsWith("上述报道") || words.StartsWith("文中") || words.StartsWith("该文"));

    // 双方, 两位领导人: the two people of the sentence.
    private Subject? Pair(int sentence, int start, ReadOnlySpan<char> words, int verbAt)
    {
        foreach (var both in Both)
        {
            var at = words.IndexOf(both);
            if (at is < 0 or > 12 || !_light.Are(start + at + both.Length, verbAt))
            {
                continue;
            }

            Entity? one = null;
            Entity? other = null;
            foreach (var (_, entity) in context.Mentions.Between(Math.Max(context.LineStart(start), sentence - 200), start + at + both.Length))
            {
                if (entity.Type != EntityType.Person)
                {
                    continue;
                }

                (one, other) = one is null || one == entity ? (entity, other) : other is null || other == entity ? (one, entity) : (other, entity);
            }

            return one is not null && other is not null ? new Subject(new Speaker(one, both, null, IsSource: false), start, new Speaker(other, both, null, IsSource: false))
                : new Subject(new Speaker(null, context.Text.Substring(start + at, both.Length), null, IsSource: false), start);
        }

        return null;
    }

    private Subject? Unnamed(int start, int verbAt, ReadOnlySpan<(Mention Mention, Entity Entity)> inside)
    {
        var words = context.Folded.AsSpan(start, verbAt - start);
        foreach (var people in SpeechWords.PeopleAndDocuments)
        {
            var at = words.LastIndexOf(people);
            if (at is < 0 or > FarthestPeople || !(at <= 2 ? _light.AreBehindPeople(start + at + people.Length, verbAt, isBody: true) : _light.Are(start + at + people.Length, verbAt, isBody: true)))
            {
                continue;
            }

            if (Bodies.Contains(people) && (Demonstratives.Of(context, people, start) ?? Demonstratives.NamedSo(context, people, start)) is { } body)
            {
                return new Subject(new Speaker(body, null, null, IsSource: false), start);
            }

            if (words.StartsWith("这位") || words.StartsWith("该名") || words.StartsWith("这名"))
            {
                return context.LastPerson is null ? null : new Subject(context.LastPerson, start);
            }

            if (SpeechWords.Documents.Contains(people) && Author(inside) is { } author)
            {
                return new Subject(new Speaker(author, null, null, Media.Is(author)), start);
            }

            // 引发外界猜测: nobody says it.
            if (words[..at].EndsWith("引发") || words[..at].EndsWith("引起") || (words[..at].LastIndexOf('因') is >= 0 and var because && !words[because..at].Contains('的')) || words[..at].EndsWith("受到"))
            {
                return null;
            }

            var from = IsCiting(words[..at], out var citing) ? start + citing + 2 : start;
            var label = Label(from, start + at, people);
            return label.Length is > 0 and <= LongestLabel && !label.AsSpan().ContainsAny("“”「」") ? new Subject(new Speaker(null, label, null, IsSource: false), start, Relay: from > start ? Reporting(start, from) : null) : null;
        }

        return null;
    }

    private static Entity? Author(ReadOnlySpan<(Mention Mention, Entity Entity)> inside)
    {
        for (var i = inside.Length - 1; i >= 0; i--)
        {
            if (inside[i].Entity.Type is EntityType.Organisation or EntityType.Person)
            {
                return inside[i].Entity;
            }
        }

        return null;
    }

    // 澳门政府发表的声明, 社区前线媒体等35间网媒发联合声明: who makes the document, and the last of a list.
    private string Label(int from, int at, string people)
    {
        var end = at + people.Length;
        if (SpeechWords.Documents.Contains(people))
        {
            foreach (var word in (string[])["发表", "发布", "发出", "公布", "发联合", "发"])
            {
                var made = context.Folded.AsSpan(from, at - from).LastIndexOf(word);
                if (made > 2)
                {
                    end = from + made;
                    break;
                }
            }
        }

        var last = end - from > LongestLabel ? context.Text.AsSpan(from, end - from).LastIndexOf('、') : -1;
        return Bare(last < 0 ? from : from + last + 1, end);
    }

    // Words without what only joins them to the sentence before.
    private string Bare(int from, int to)
    {
        while (from < to - 2 && context.Folded[from] is '但' or '而' or '也' or '还' or '又' or '则' or ' ' or ',')
        {
            from++;
        }

        foreach (var word in (string[])["不过", "然而", "另外", "此外", "同时", "另有", "对此"])
        {
            from = to - from > word.Length + 1 && SpeechWords.Stands(context.Folded, from, word) ? from + word.Length : from;
        }

        return context.Text[from..to].Trim();
    }

    public static string? Pronoun(ReadOnlySpan<char> words)
    {
        foreach (var joint in (string[])["但", "而", "因为", "虽然", "不过", "同时", "所以", "因此", "对此", "此外", "随后"])
        {
            words = words.StartsWith(joint) ? words[joint.Length..] : words;
        }

        foreach (var pronoun in (string[])["他们", "她们", "他", "她", "其"])
        {
            if (words.StartsWith(pronoun))
            {
                return words.Length - pronoun.Length <= (pronoun == "其" ? 2 : 24) && !words[pronoun.Length..].StartsWith("的") && !words[pronoun.Length..].StartsWith("们") && !words[pronoun.Length..].StartsWith("她") ? pronoun : null;
            }
        }

        return null;
    }

    private Speaker? Meant(int sentence, int start, string pronoun, bool isBackward)
    {
        if (pronoun is "他们" or "她们")
        {
            // The body or the people without a name that spoke last, in the paragraph before at most.
            return context.Last is { } several && (several.Text is not null || several.Entity is { Type: EntityType.Organisation or EntityType.Place }) && context.Found.Count > 0 && context.Found[^1].CueStart >= context.LineStart(context.LineStart(start) - 1) ? several : null;
        }

        if (!isBackward && start > sentence && context.FirstSubject(sentence, start) is { Entity.Type: EntityType.Person } same && context.MayBe(same, pronoun))
        {
            return context.Called(same, pronoun);
        }

        // The one who spoke in this line; else the first person of the sentence before; else who spoke last.
        if (context.LastPerson is { } last && context.Found.Count > 0 && context.Found[^1].CueStart >= context.LineStart(start) && context.Found[^1].Speaker == last.Name && context.MayBe(last, pronoun))
        {
            return context.Called(last, pronoun);
        }

        if (!isBackward && context.FirstSubject(context.LineStart(start), sentence) is { Entity.Type: EntityType.Person } earlier && context.MayBe(earlier, pronoun))
        {
            return context.Called(earlier, pronoun);
        }

        // She cannot be the man with whom the line began: the one named last in it.
        if (!isBackward && context.LastOf(pronoun, start, context.LineStart(start)) is { } namedLast && context.FirstSubject(context.LineStart(start), sentence) is { Entity.Type: EntityType.Person })
        {
            return namedLast;
        }

        return context.LastPerson is { } spoke && context.MayBe(spoke, pronoun) ? context.Called(spoke, pronoun)
            : context.Last is { Text: not null } unnamed && context.Found.Count > 0 && context.Found[^1].CueStart >= context.LineStart(start) ? unnamed : context.LastOf(pronoun, start);
    }

    // A country or a capital speaks when nothing but light words follow it.
    private static bool IsGovernment(Mention mention, int verbAt) => mention.Text.Length >= 2 && verbAt - mention.End <= 14;

    private static bool IsAdverb(ReadOnlySpan<char> words) => words is "也" or "还" or "并" or "则" or "又" or "但" or "再" or "曾" or "便" or "同时" or "随后" or "并且" or "此外" or "而且" or "他" or "声明";
}
