using Annals.Language.Entities;
using Annals.Language.Times;

namespace Annals.Language.Attributions;

/// <summary>Reads an article line by line and remembers who spoke last.</summary>
internal sealed class SpeechReader
{
    private const string ClauseEnds = "。！？；，\n,;!?”」：:";
    private const string SentenceEnds = "。！？\n!?";

    private const int LongestClause = 240;
    private const int FarthestSubject = 600;

    // What may stand between the subject and the word of speech.
    private static readonly string[] Light =
    [
        "的例行记者会上", "的记者会上", "记者会上", "新闻发布会上", "的发布会上", "发布会上", "声明中", "报告中", "文章中", "推文中", "推特上", "脸书上", "微博上", "节目中", "专访时", "采访时", "受访时", "访问时", "会议上", "会上", "讲话中", "演讲中", "致辞中", "电话中", "信中", "随后", "同时", "此前", "日前", "稍早", "早些时候", "后来", "经审理", "首先", "最后", "一再", "再次", "曾经", "多次", "明确", "公开", "强硬", "进一步", "方面", "发表的", "公布的", "举行的", "另外",
        "也", "还", "则", "便", "又", "就", "都", "已", "曾", "均", "并", "却", "再", "更", "仍", "亦", "今", "才", "即", "而", "这样", "对此", "因此", "等人", "等",
    ];

    private readonly string _text;
    private readonly string _folded;
    private readonly IReadOnlyList<TimeExpression> _times;
    private readonly List<(Mention Mention, Entity Entity)> _mentions;
    private readonly string? _outlet;
    private Speaker? _lastPerson;
    private Speaker? _lastSource;
    private Speaker? _last;
    private int _lastLine = -2;
    private int _line;

    public SpeechReader(string text, string folded, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, string? outlet)
    {
        (_text, _folded, _times, _outlet) = (text, folded, times, outlet);
        _mentions = [.. entities.SelectMany(entity => entity.Mentions.Select(mention => (mention, entity))).OrderBy(pair => pair.mention.Start)];
    }

    public List<Attribution> Found { get; } = [];

    public void ReadLine(int start, int end)
    {
        if (end <= start)
        {
            return;
        }

        _line++;
        var quotes = Quotations.In(_text, start, end);
        if (IsAllQuoted(start, end, quotes))
        {
            GoOn(start, end);
            return;
        }

        var before = Found.Count;
        start = BehindDateline(start, end);
        for (var sentence = start; sentence < end;)
        {
            var sentenceEnd = SentenceEnd(sentence, end, quotes);
            ReadSentence(sentence, sentenceEnd, quotes);
            sentence = sentenceEnd;
        }

        if (Found.Count > before)
        {
            _lastLine = _line;
        }
    }

    // （中央社雅加達15日綜合外電報導）印尼當局表示
    private int BehindDateline(int start, int end)
    {
        if (_folded[start] != '(' || _folded.IndexOf(')', start) is not (> 0 and var close) || close >= end - 1 || close - start > 40)
        {
            return start;
        }

        return _folded[close - 1] is '电' or '导' or '道' or '讯' or '网' ? close + 1 : start;
    }

    private static bool IsAllQuoted(int start, int end, List<(int Start, int End)> quotes)
        => quotes.Count == 1 && quotes[0].Start == start && quotes[0].End >= end - 1 && end - start > 12;

    // “…” alone in its paragraph, right behind one with a speaker.
    private void GoOn(int start, int end)
    {
        if (_last is { } speaker && _lastLine == _line - 1)
        {
            Found.Add(new Attribution(speaker.Name, speaker.Text, null, [], null, SpeechKind.Quote, start, start, start, end));
            _lastLine = _line;
        }
    }

    private int SentenceEnd(int start, int lineEnd, List<(int Start, int End)> quotes)
    {
        for (var at = start; at < lineEnd; at++)
        {
            var quote = quotes.Find(quote => quote.Start <= at && at < quote.End);
            if (quote.End > 0)
            {
                // A quotation that ends its own sentence ends this one, unless its speaker follows.
                var isFull = SentenceEnds.Contains(_text[quote.End - 2]) && !(quote.End < lineEnd && _text[quote.End] is '，' or ',');
                at = quote.End - 1;
                if (isFull)
                {
                    return quote.End;
                }

                continue;
            }

            if (SentenceEnds.Contains(_text[at]))
            {
                return at + 1;
            }
        }

        return lineEnd;
    }

    private void ReadSentence(int start, int end, List<(int Start, int End)> quotes)
    {
        var via = new List<string>();
        var pending = ReadSource(start, end, out var at);
        Speaker? spoke = null;
        var isInsideSpeech = false;
        if (pending is not null)
        {
            via.Add(pending.Speaker.Label);
        }

        var contentStart = at;
        for (at = NextStop(at, end); at < end; at = NextStop(at + 1, end))
        {
            var quote = quotes.Find(quote => quote.Start <= at && at < quote.End);
            if (quote.End > 0)
            {
                at = quote.End - 1;
                continue;
            }

            if (SpeechWords.At(_folded, at) is not var (verb, isAct))
            {
                continue;
            }

            if (Cue(start, at, verb, isAct, end, quotes, spoke) is not { } cue || (isInsideSpeech && !cue.IsBackward && !MayBreakIn(cue, verb, quotes)))
            {
                at += verb.Length - 1;
                continue;
            }

            // 据塔斯社报道，…说: what the agency reports is what the other one said.
            // 中俄元首在周四会面时，普京预祝: the clause between only says when.
            var isNested = pending is not null && (cue.ClauseStart <= contentStart + 1 || (cue.ClauseStart - contentStart < 20 && cue.ClauseStart > 1 && _folded[cue.ClauseStart - 2] is '时' or '后'));
            if (pending is not null && !isNested)
            {
                Emit(pending, [], contentStart, TrimEnd(contentStart, cue.ClauseStart), pending.Verb);
            }

            var isNext = NextIsCue(cue.ContentStart, end, quotes);
            if (!cue.IsBackward && isNext && cue.Speaker.IsSource)
            {
                pending = new Pending(cue.Speaker, cue.CueStart, cue.ContentStart, verb);
                via = [.. via, cue.Speaker.Label];
                contentStart = cue.ContentStart;
                at = cue.ContentStart - 1;
                spoke = cue.Speaker;
                continue;
            }

            pending = null;
            var (from, to) = cue.IsBackward ? Backward(start, cue, quotes) : (cue.ContentStart, ContentEnd(cue.ContentStart, end, quotes));
            Found.Add(new Attribution(cue.Speaker.Name, cue.Speaker.Text, cue.Speaker.Role, [.. via.Concat(Relays(cue)).Where(source => source != cue.Speaker.Label).Distinct()], verb, KindOf(from, to, quotes), cue.CueStart, cue.CueEnd, from, to));
            Remember(cue.Speaker);
            spoke = cue.Speaker;
            at = cue.IsBackward ? Math.Max(at + verb.Length - 1, cue.CueEnd - 1) : Math.Max(at + verb.Length - 1, QuoteEndOrSame(cue.ContentStart, at, quotes));
            contentStart = int.MaxValue;
            isInsideSpeech = !cue.IsBackward;
        }

        if (pending is not null)
        {
            Emit(pending, via.Take(via.Count - 1).ToList(), pending.ContentStart, TrimEnd(pending.ContentStart, end), pending.Verb);
        }
    }

    // Where a word of speech or a quotation may begin.
    private int NextStop(int from, int end)
    {
        var at = from >= end ? -1 : _folded.AsSpan(from, end - from).IndexOfAny(SpeechWords.Stops);
        return at < 0 ? end : from + at;
    }

    // The mentions inside a stretch, in order.
    private List<(Mention Mention, Entity Entity)> Between(int from, int to)
    {
        var (low, high) = (0, _mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _mentions[middle].Mention.Start < from ? (middle + 1, high) : (low, middle);
        }

        var inside = new List<(Mention, Entity)>();
        for (; low < _mentions.Count && _mentions[low].Mention.Start < to; low++)
        {
            if (_mentions[low].Mention.End <= to)
            {
                inside.Add(_mentions[low]);
            }
        }

        return inside;
    }

    // What somebody says may hold what others say; only a pronoun, the same speaker or a quotation begins something new.
    private bool MayBreakIn(CueFound cue, string verb, List<(int Start, int End)> quotes)
        => quotes.Exists(quote => quote.Start == cue.ContentStart) || Pronoun(_folded.AsSpan(cue.CueStart, cue.CueEnd - cue.CueStart - verb.Length)) is not null || cue.CueEnd - cue.CueStart - verb.Length <= 1 || _folded[cue.CueStart] is '但' or '而';

    // 塔斯社援引…的话说, 对法新社记者说: through whom it came, unless that is the outlet itself.
    private IEnumerable<string> Relays(CueFound cue)
    {
        foreach (var (mention, entity) in Between(cue.CueStart, cue.CueEnd))
        {
            var isCiting = SpeechWords.Stands(_folded, mention.End, "援引") || SpeechWords.Stands(_folded, mention.End, "引述") || SpeechWords.Stands(_folded, mention.End, "引用");
            if (isCiting || (IsAddressed(mention) && IsMedia(entity) && !IsOutlet(entity)))
            {
                yield return entity.Name;
            }
        }
    }

    private bool IsOutlet(Entity entity) => _outlet is not null && (entity.Name.StartsWith(_outlet, StringComparison.Ordinal) || _outlet.StartsWith(entity.Name, StringComparison.Ordinal));

    // 对BBC中文说: who is spoken to does not speak.
    private bool IsAddressed(Mention mention)
        => mention.Start > 0 && _folded[mention.Start - 1] is '对' or '向' or '诉' or '受' or '给' or '与' && !(mention.Start > 1 && _folded[mention.Start - 2] is '反' or '参' or '面');

    private static int QuoteEndOrSame(int contentStart, int at, List<(int Start, int End)> quotes)
        => quotes.Find(quote => quote.Start >= contentStart && quote.Start <= contentStart + 1) is { End: > 0 } quote ? quote.End - 1 : at;

    private void Emit(Pending source, IReadOnlyList<string> via, int from, int to, string? verb)
    {
        if (to - from > 3)
        {
            Found.Add(new Attribution(source.Speaker.Name, source.Speaker.Text, source.Speaker.Role, via, verb, SpeechKind.Paraphrase, source.CueStart, source.ContentStart, from, to));
            Remember(source.Speaker);
        }
    }

    private void Remember(Speaker speaker)
    {
        _last = speaker;
        if (speaker.Entity is { Type: EntityType.Person })
        {
            _lastPerson = speaker;
        }

        if (speaker.IsSource)
        {
            _lastSource = speaker;
        }
    }

    // 据…报道，/ 根据…，/ 另据…消息，at the beginning of a sentence.
    private Pending? ReadSource(int start, int end, out int behind)
    {
        behind = start;
        var at = start;
        foreach (var word in (string[])["不过,", "但", "另", "此外,", "又", "而"])
        {
            at = SpeechWords.Stands(_folded, at, word) ? at + word.Length : at;
        }

        var head = Array.Find(["根据", "依据", "据"], word => SpeechWords.Stands(_folded, at, word));
        if (head is null || SpeechWords.Stands(_folded, at, "据说") || SpeechWords.Stands(_folded, at, "据此") || SpeechWords.Stands(_folded, at, "据信"))
        {
            return null;
        }

        var from = at + head.Length;
        var comma = IndexOfClauseEnd(from, end);
        if (comma < 0)
        {
            return null;
        }

        var speaker = SourceIn(from, comma);
        behind = comma + 1;
        var source = SpeechWords.Sources.FirstOrDefault(word => _folded.AsSpan(from, comma - from).EndsWith(word));
        return speaker is null ? null : new Pending(speaker, start, comma + 1, source is null ? head : $"{head}…{source}");
    }

    private int IndexOfClauseEnd(int from, int end)
    {
        var depth = 0;
        for (var at = from; at < end; at++)
        {
            depth += _text[at] is '（' or '(' ? 1 : _text[at] is '）' or ')' ? -1 : 0;
            if (depth <= 0 && _text[at] is '，' or ',' or '：' or ':')
            {
                return at;
            }
        }

        return -1;
    }

    // The last body named (the source itself), or the words.
    private Speaker? SourceIn(int from, int to)
    {
        var inside = Between(from, to);
        var body = inside.FindLast(pair => pair.Entity.Type is EntityType.Organisation or EntityType.Person);
        if (body.Entity is not null)
        {
            return new Speaker(body.Entity, null, RoleBefore(body.Mention.Start), IsSource: true);
        }

        var words = _folded[from..to];
        if (words.StartsWith("这位", StringComparison.Ordinal) || words.StartsWith("该名", StringComparison.Ordinal) || words.StartsWith("这名", StringComparison.Ordinal))
        {
            return _lastPerson is null ? null : _lastPerson with { IsSource = true };
        }

        if (words is "报道" or "报导" or "了解" or "统计")
        {
            return _lastSource;
        }

        foreach (var source in SpeechWords.Sources)
        {
            words = words.EndsWith(source, StringComparison.Ordinal) && words.Length > source.Length ? words[..^source.Length] : words;
        }

        return words.Length is >= 2 and <= 20 ? new Speaker(null, _text.Substring(from, words.Length).TrimEnd('的'), null, IsSource: true) : null;
    }

    private CueFound? Cue(int sentence, int verbAt, string verb, bool isAct, int end, List<(int Start, int End)> quotes, Speaker? spoke)
    {
        var behind = verbAt + verb.Length;
        if (_folded[Math.Max(0, verbAt - 1)] is '的' && verb is not ("话说"))
        {
            return null;
        }

        var clause = ClauseStart(verbAt, sentence, quotes);
        var next = behind < _folded.Length ? _folded[behind] : '\n';
        var isOpen = next is '：' or ':' or '“' or '「' or '"' or '『';
        var isComma = next is '，' or ',';
        var isLast = behind >= end || SentenceEnds.Contains(next) || (isComma && behind + 1 < end && _text[behind + 1] is '“' or '「' or '"' && quotes.Exists(quote => quote.End <= clause + 1));
        if (verb is "表明" or "显示" or "揭示" or "发现" or "认定" && !isOpen && !isComma)
        {
            return null;
        }

        if (next == ')' || (verb is "预计" or "估计" or "预测" or "料" or "预料" or "预期" or "期望" or "相信" or "发现" or "指" or "保证" or "形容" && !isOpen && !isComma && !(verb is "指" or "相信" or "发现" && !isLast)))
        {
            return null;
        }

        // 就在俄罗斯外交部证实…的前夕 tells when; 表示支持 says nothing.
        if (SpeechWords.Stands(_folded, clause, "就在") || SpeechWords.Stands(_folded, clause, "正当") || (verb == "表示" && !isOpen && !isComma && ClauseLength(behind, end) <= 4))
        {
            return null;
        }

        if (verb == "承诺" && !isOpen && next is not '将' && !quotes.Exists(quote => quote.Start >= behind && quote.Start < end && quote.Start - behind < 10))
        {
            return null;
        }

        var isBackwardPossible = clause > sentence && !isOpen && (isLast || (isComma && EndsWithQuote(clause, quotes)));
        if (isAct && !(isOpen || (!isComma && behind < end && !SentenceEnds.Contains(next))))
        {
            return null;
        }

        if (isAct && (next is '了' or '过' or '的' || (!isOpen && !quotes.Exists(quote => quote.Start >= behind && quote.Start - behind < 14 && quote.End <= end) && verb != "承诺")))
        {
            return null;
        }

        if (SubjectOf(sentence, clause, verbAt, verb, isAct, isOpen, spoke, isBackwardPossible) is not { } subject)
        {
            return null;
        }

        if (isLast || (isBackwardPossible && EndsWithQuote(clause, quotes)))
        {
            return isBackwardPossible ? new CueFound(subject.Speaker, clause, subject.Start, behind, behind, IsBackward: true) : null;
        }

        if (next is '了' or '过' or '着')
        {
            return null;
        }

        var content = isOpen && next is '：' or ':' || isComma ? behind + 1 : behind;
        while (content < end && _text[content] == ' ')
        {
            content++;
        }

        return content >= end ? null : new CueFound(subject.Speaker, clause, subject.Start, behind, content, IsBackward: false);
    }

    private int ClauseLength(int from, int end)
    {
        var at = from;
        while (at < end && !ClauseEnds.Contains(_text[at]))
        {
            at++;
        }

        return at - from;
    }

    private static bool EndsWithQuote(int clause, List<(int Start, int End)> quotes) => quotes.Exists(quote => quote.End == clause || quote.End == clause - 1);

    private int ClauseStart(int at, int sentence, List<(int Start, int End)> quotes)
    {
        var depth = 0;
        for (var before = at - 1; before >= sentence && at - before < LongestClause; before--)
        {
            depth += _text[before] is '）' or ')' ? 1 : _text[before] is '（' or '(' ? -1 : 0;
            if (depth > 0)
            {
                continue;
            }

            if (ClauseEnds.Contains(_text[before]) || quotes.Exists(quote => quote.End - 1 == before && quote.End - quote.Start > 14))
            {
                return before + 1;
            }
        }

        return Math.Max(sentence, at - LongestClause);
    }

    private (Speaker Speaker, int Start)? SubjectOf(int sentence, int clause, int verbAt, string verb, bool isAct, bool isOpen, Speaker? spoke, bool isBackward)
    {
        var start = clause;
        while (start < verbAt && _text[start] is ' ' or '“' or '”' or '▲')
        {
            start++;
        }

        var words = _folded.AsSpan(start, verbAt - start);
        var inside = Between(start, verbAt);

        // …援引…的话说, X引述Y说: the one whose words they are is the speaker.
        for (var i = inside.Count - 1; i >= 0; i--)
        {
            var (mention, entity) = inside[i];
            var isNamed = entity.Type is EntityType.Person or EntityType.Organisation || (entity.Type == EntityType.Place && IsGovernment(mention, verbAt));
            // 法新社北京电稿称: the place only says where the body sits.
            if (entity.Type == EntityType.Place && i > 0 && inside[i - 1].Mention.End == mention.Start && inside[i - 1].Entity.Type == EntityType.Organisation && IsLight(mention.End, verbAt, verb, entity))
            {
                return (new Speaker(inside[i - 1].Entity, null, null, IsMedia(inside[i - 1].Entity)), start);
            }

            if (isNamed && !IsAddressed(mention) && IsLight(mention.End, verbAt, verb, entity))
            {
                var role = entity.Type == EntityType.Person ? RoleBefore(mention.Start) : null;
                return (new Speaker(entity, null, role, entity.Type == EntityType.Organisation && IsMedia(entity)), start);
            }
        }

        if (Pronoun(words) is { } pronoun)
        {
            return Meant(sentence, start, pronoun, isBackward) is { } meant ? (meant, start) : null;
        }

        if (words.EndsWith("报道") || words.EndsWith("报导") || words is "报道还" or "报导还" or "报道也" or "文章还" || (words.Length <= 4 && (words.StartsWith("报道") || words.StartsWith("报导"))))
        {
            return _lastSource is { } source && inside.Count == 0 ? (source, start) : null;
        }

        if ((words.Length <= 2 && IsAdverb(words)) || words.Length == 0)
        {
            return (verb is not ("说" or "表示" or "称" or "指出" or "认为" or "强调" or "声称" or "宣称" or "警告" or "补充说" or "写道" or "承诺") && !isOpen) || verb is "指" or "显示" or "料" or "发现" or "告诉" || (isAct && !isOpen) ? null
                : spoke is not null && clause > sentence ? (spoke, start)
                : clause > sentence && FirstSubject(sentence, clause) is { } first ? (first, start) : null;
        }

        foreach (var people in SpeechWords.People.Concat(SpeechWords.Documents))
        {
            var at = words.LastIndexOf(people);
            if (at >= 0 && IsLightText(start + at + people.Length, verbAt) && at <= 30)
            {
                if (people is "法院" or "公司" or "该公司" or "集团" or "外交部" or "国防部" or "该组织" or "该机构" or "该党" or "该报" && LastBody(people, start) is { } body)
                {
                    return (new Speaker(body, null, null, false), start);
                }

                if (words.StartsWith("这位") || words.StartsWith("该名") || words.StartsWith("这名"))
                {
                    return _lastPerson is null ? null : (_lastPerson, start);
                }

                var from = start;
                var label = _text[from..(start + at + people.Length)].Trim('但', '而', '不', '过', '有', ' ');
                if (SpeechWords.Documents.Contains(people) && inside.Count > 0 && inside.FindLast(pair => pair.Entity.Type is EntityType.Organisation or EntityType.Person) is { Entity: { } author })
                {
                    return (new Speaker(author, null, null, IsMedia(author)), start);
                }

                return label.Length <= 26 ? (new Speaker(null, label, null, IsSource: false), start) : null;
            }
        }

        // 天文台主管表示: without a name, but with a title.
        if (words.Length is >= 2 and <= 20 && Titles.EndsWithTitle(_folded, verbAt))
        {
            return (new Speaker(null, _text[start..verbAt].Trim('但', '而', ' '), null, IsSource: false), start);
        }

        // 昨天在敗給湖人賽後直言: the person with whom the sentence began.
        return clause > sentence && verb is "直言" or "坦言" or "强调" or "透露" or "指出" or "表示" && FirstSubject(sentence, clause) is { Entity.Type: EntityType.Person } began ? (began, start) : null;
    }

    // 法院 after 首尔中央地方法院.
    private Entity? LastBody(string word, int before)
    {
        var name = word.TrimStart('该');
        return _mentions.LastOrDefault(pair => pair.Mention.End <= before && pair.Entity.Type == EntityType.Organisation && (pair.Mention.Text.EndsWith(name, StringComparison.Ordinal) || word is "该组织" or "该公司" or "该机构" or "该党" or "该报")).Entity;
    }

    private static string? Pronoun(ReadOnlySpan<char> words)
    {
        var bare = words.TrimStart('但').TrimStart('而');
        foreach (var pronoun in (string[])["他们", "她们", "他", "她", "其"])
        {
            if (bare.StartsWith(pronoun) && bare.Length - pronoun.Length <= 16 && !bare[pronoun.Length..].StartsWith("的"))
            {
                return pronoun;
            }
        }

        return null;
    }

    private Speaker? Meant(int sentence, int start, string pronoun, bool isBackward)
    {
        if (pronoun is "他们" or "她们")
        {
            return null;
        }

        if (!isBackward && start > sentence && FirstSubject(sentence, start) is { Entity.Type: EntityType.Person } same)
        {
            return same;
        }

        // The one who spoke in this line; else the first person of the sentence before; else who spoke last.
        if (_lastPerson is { } last && Found.Count > 0 && Found[^1].CueStart >= LineStart(start) && Found[^1].Speaker == last.Name)
        {
            return last;
        }

        return (isBackward ? null : FirstSubject(LineStart(start), sentence)) is { Entity.Type: EntityType.Person } earlier ? earlier : _lastPerson;
    }

    private int LineStart(int at) => _text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;

    // The first person of a stretch; without one, the first body or country.
    private Speaker? FirstSubject(int from, int to)
    {
        var inside = Between(Math.Max(from, to - FarthestSubject), to);
        var person = inside.Find(pair => pair.Entity.Type == EntityType.Person);
        var found = person.Entity is not null ? person : inside.Find(pair => pair.Entity.Type is EntityType.Organisation or EntityType.Place);
        return found.Entity is null ? null : new Speaker(found.Entity, null, null, found.Entity.Type == EntityType.Organisation && IsMedia(found.Entity));
    }

    // A country or a capital speaks when nothing but light words follow it.
    private static bool IsGovernment(Mention mention, int verbAt) => mention.Text.Length >= 2 && verbAt - mention.End <= 14;

    private bool IsLight(int from, int verbAt, string verb, Entity entity)
    {
        var at = from;
        if (Glosses(at) is { } closed)
        {
            if (closed > verbAt)
            {
                return false;
            }

            at = closed;
        }

        // 的话说, 发表的声明指出, 的一份报告也指出, 方面后来表示.
        var rest = _folded.AsSpan(at, verbAt - at);
        if (entity.Type != EntityType.Place && SpeechWords.Documents.Any(document => _folded.AsSpan(at, verbAt - at).Contains(document, StringComparison.Ordinal)) && rest.Length <= 22)
        {
            return true;
        }

        if (rest is "的" && verb is "话说")
        {
            return true;
        }

        return IsLightText(at, verbAt);
    }

    private int? Glosses(int at)
    {
        if (at < _text.Length && _text[at] is '（' or '(' && _text.AsSpan(at).IndexOfAny('）', ')') is > 0 and < 60 and var close)
        {
            return at + close + 1;
        }

        return null;
    }

    private bool IsLightText(int from, int verbAt)
    {
        var at = from;
        while (at < verbAt)
        {
            if (Glosses(at) is { } closed && closed <= verbAt)
            {
                at = closed;
                continue;
            }

            var time = _times.FirstOrDefault(time => time.Start <= at && time.End > at);
            if (time is not null && time.End <= verbAt)
            {
                at = time.End;
                continue;
            }

            if (Array.Find(Light, word => SpeechWords.Stands(_folded, at, word)) is { } light && at + light.Length <= verbAt)
            {
                at += light.Length;
                continue;
            }

            if (_folded[at] == ' ')
            {
                at++;
                continue;
            }

            // 对BBC中文说, 向媒体表示, 在推特上说, 告诉记者, 于…: to whom and where.
            if (_folded[at] is '对' or '向' or '在' or '于' or '就' or '接' or '与' or '告' or '通' or '发' or '引' or '经' && verbAt - at <= 24)
            {
                return true;
            }

            if (Titles.After(_text, _folded, at) is { } title && title.End <= verbAt)
            {
                at = title.End;
                continue;
            }

            return false;
        }

        return true;
    }

    private static bool IsAdverb(ReadOnlySpan<char> words) => words is "也" or "还" or "并" or "则" or "又" or "但" or "再" or "曾" or "便" or "同时" or "随后" or "并且" or "此外" or "而且" or "他" or "声明";

    private static bool IsMedia(Entity entity)
        => entity.Name is [.., '社' or '报' or '台'] || entity.Name.EndsWith("时报", StringComparison.Ordinal) || entity.Name.EndsWith("新闻", StringComparison.Ordinal) || entity.Name.EndsWith("之音", StringComparison.Ordinal) || entity.Name.EndsWith("之声", StringComparison.Ordinal) || entity.Name.EndsWith("周刊", StringComparison.Ordinal) || entity.Name.EndsWith('网') || entity.Name is "BBC" or "CNN" or "ESPN" or "央视" or "彭博" or "法广";

    private string? RoleBefore(int name) => Titles.Before(_text, _folded, name)?.Text;

    private bool NextIsCue(int from, int end, List<(int Start, int End)> quotes)
    {
        if (from >= end || quotes.Exists(quote => quote.Start == from))
        {
            return false;
        }

        // Up to the next comma or colon, a speaker and a word of speech.
        for (var at = from; at < end && at - from < 120 && _text[at] is not ('，' or '。' or '；' or ','); at++)
        {
            if (Glosses(at) is { } closed)
            {
                at = closed - 1;
                continue;
            }

            if (SpeechWords.At(_folded, at) is var (verb, isAct) && !isAct && at > from && Cue(from, at, verb, isAct, end, quotes, null) is { IsBackward: false })
            {
                return true;
            }
        }

        return false;
    }

    private int ContentEnd(int from, int end, List<(int Start, int End)> quotes)
    {
        var quote = quotes.Find(quote => quote.Start == from);
        return quote.End > 0 ? quote.End : TrimEnd(from, end);
    }

    private int TrimEnd(int from, int to)
    {
        while (to > from && (SentenceEnds.Contains(_text[to - 1]) || _text[to - 1] is '，' or ',' or ' ' or '；'))
        {
            to--;
        }

        return to;
    }

    private (int Start, int End) Backward(int sentence, CueFound cue, List<(int Start, int End)> quotes)
    {
        var quote = quotes.FindLast(quote => quote.End <= cue.ClauseStart && quote.End >= cue.ClauseStart - 1);
        return quote.End > 0 ? (quote.End - quote.Start > 14 ? quote.Start : sentence, quote.End) : (sentence, TrimEnd(sentence, cue.ClauseStart));
    }

    private static SpeechKind KindOf(int from, int to, List<(int Start, int End)> quotes)
    {
        var inside = quotes.Where(quote => quote.Start < to && quote.End > from).ToList();
        return inside.Count == 0 ? SpeechKind.Paraphrase : inside[0].Start <= from && inside[^1].End >= to ? SpeechKind.Quote : SpeechKind.Mixed;
    }

    private sealed record Speaker(Entity? Entity, string? Text, string? Role, bool IsSource)
    {
        public string? Name => Entity?.Name;

        public string Label => Entity?.Name ?? Text ?? "";
    }

    private sealed record Pending(Speaker Speaker, int CueStart, int ContentStart, string Verb);

    private sealed record CueFound(Speaker Speaker, int ClauseStart, int CueStart, int CueEnd, int ContentStart, bool IsBackward);
}
