namespace Annals.Language.Attributions;

/// <summary>Whether a word of speech tells here that somebody says something, who, and where what is said begins.</summary>
internal sealed class CueReader(SpeechContext context)
{
    private const int LongestClause = 240;
    private const int FarthestNext = 120;
    private const string ClauseEnds = "。！？；，\n,;!?”」：:";

    // What an article says of itself, or of what is coming: said by nobody unless a colon or a comma follows.
    private static readonly HashSet<string> Results = ["表明", "显示", "揭示", "发现", "认定", "提到", "谈到", "提及"];
    private static readonly HashSet<string> Mentionings = ["提到", "谈到", "提及"];
    private static readonly HashSet<string> Guesses = ["预计", "估计", "预测", "料", "预料", "预期", "期望", "相信", "指", "保证", "形容"];

    // 台湾陆委会批评中共…: said without a quotation too, when enough follows.
    private static readonly HashSet<string> Accusing = ["批评", "谴责", "抨击", "质疑", "斥责", "敦促", "驳斥", "痛斥", "否认", "指责"];
    private const int ShortestAccusation = 8;

    // 卫生部通报，新增…: announces when a comma follows, or what it counts.
    private static readonly HashSet<string> Announcing = ["通报", "公布", "说明", "分享", "分析", "解读", "点出"];

    // What is done before something else is said.
    private static readonly HashSet<string> Deeds = ["宣布", "公布", "证实", "批评", "谴责", "呼吁", "承认", "披露", "警告", "建议", "要求", "通报", "提出", "敦促", "否认", "指责", "抨击", "指控", "发现", "裁定"];
    private static readonly string[] Counted = ["新增", "境内", "国内", "单日", "确诊", "累计", "过去", "截至"];
    private static readonly HashSet<string> WithoutMark = ["指", "相信", "形容"];

    private static readonly HashSet<string> Nouns = ["指控", "批评", "指责", "呼吁", "警告", "质疑", "建议", "承诺", "要求", "报道", "报导", "抗议", "回应", "担忧", "谴责", "保证", "解释", "回答", "预测", "估计", "猜测", "总结", "评论", "分析", "判断", "主张", "驳斥", "期望"];
    private static readonly string[] Pointing = ["这些", "该", "这项", "一项", "多项", "有关", "相关", "上述", "任何", "所有", "种种", "一切", "这一", "这种", "各种", "作", "做出", "作出", "提出", "遭到", "受到", "面对", "接受", "进行", "引发", "引来"];

    private readonly SubjectReader _subjects = new(context);

    public Cue? Read(int sentence, int verbAt, string verb, bool isAct, int end, List<(int Start, int End)> quotes, Speaker? spoke)
    {
        var folded = context.Folded;
        var behind = verbAt + verb.Length;
        var next0 = behind < folded.Length ? folded[behind] : '\n';
        // 他说的话, 由她披露的; 这些指控, 该呼吁: a noun.
        if (next0 == '的' || (Nouns.Contains(verb) && IsPointedAt(verbAt)))
        {
            return null;
        }

        if (folded[Math.Max(0, verbAt - 1)] is '的' && verb is not ("话说" or "话称" or "话指"))
        {
            return null;
        }

        var clause = ClauseStart(verbAt, sentence, quotes);
        var next = behind < folded.Length ? folded[behind] : '\n';
        var isOpen = next is '：' or ':' or '“' or '「' or '"' or '『';
        var isComma = next is '，' or ',';
        var isLast = behind >= end || Quotations.EndsSentence(next) || (isComma && behind + 1 < end && context.Text[behind + 1] is '“' or '「' or '"' && quotes.Exists(quote => quote.End <= clause + 1));
        if ((Results.Contains(verb) && !isOpen && !isComma && !(Mentionings.Contains(verb) && next is not ('的' or '了') && !IsDenied(clause, verbAt) && (folded[sentence] is not ('据' or '根') || IsOfReport(clause, verbAt)))) || next == ')' || (Guesses.Contains(verb) && !isOpen && !isComma && !(WithoutMark.Contains(verb) && !isLast) && !IsByAnalysts(clause, verbAt)))
        {
            return null;
        }

        // 就在俄罗斯外交部证实…的前夕 tells when; 表示支持 says nothing.
        if (SpeechWords.Stands(folded, clause, "就在") || SpeechWords.Stands(folded, clause, "正当") || (verb == "表示" && !isOpen && !isComma && !isLast && ClauseLength(behind, end) <= 4))
        {
            return null;
        }

        // 并未表示, 没有说: nothing is said.
        if (folded[Math.Max(0, verbAt - 1)] is '未' || (verb == "认为" && folded[Math.Max(0, verbAt - 1)] == '不') || SpeechWords.Stands(folded, verbAt - 2, "没有") || SpeechWords.Stands(folded, verbAt - 2, "拒绝") || SpeechWords.Stands(folded, verbAt - 2, "胡说"))
        {
            return null;
        }

        if (verb == "承诺" && !isOpen && !isComma && next is not '将' && !quotes.Exists(quote => quote.Start >= behind && quote.Start < end && quote.Start - behind < 10))
        {
            return null;
        }

        if (Announcing.Contains(verb) && !isOpen && !isComma && !Array.Exists(Counted, word => SpeechWords.Stands(folded, behind, word)))
        {
            return null;
        }

        if (isAct && (isComma || behind >= end || Quotations.EndsSentence(next) || next is '了' or '过' or '的') && !isOpen)
        {
            return null;
        }

        var isAccusation = isAct && Accusing.Contains(verb) && ClauseLength(behind, end) >= ShortestAccusation;
        if (isAct && !isOpen && verb != "承诺" && !isAccusation && !quotes.Exists(quote => quote.Start >= behind && quote.Start - behind < 14 && quote.End <= end))
        {
            return null;
        }

        var isBackwardPossible = clause > sentence && !isOpen && (isLast || (isComma && EndsWithQuote(clause, quotes)));
        if (_subjects.Of(sentence, clause, verbAt, verb, isAct, isOpen, spoke, isBackwardPossible) is not { } subject)
        {
            return null;
        }

        // 在长篇报道“来”里: the title of it.
        if (verb is "报道" or "报导" && next is '“' or '「' or '"' or '《')
        {
            return null;
        }

        // 官媒的谨慎报导以及评论: a noun. A medium reports, others only before a comma or a colon.
        if (verb is "报道" or "报导" && !isOpen && !subject.Speaker.IsSource && (!isComma || subject.Speaker.Entity is null))
        {
            return null;
        }

        // 甲宣布…后，乙…: it only says when.
        if (Deeds.Contains(verb) && !isOpen && !isComma && !isLast && IsTimeClause(behind, end, quotes))
        {
            return null;
        }

        if (isLast || (isBackwardPossible && EndsWithQuote(clause, quotes)))
        {
            return isBackwardPossible ? new Cue(subject, clause, subject.Start, behind, behind, IsBackward: true) : null;
        }

        if (next is '了' or '过' or '着')
        {
            return null;
        }

        var content = isOpen && next is '：' or ':' || isComma ? behind + 1 : verb is "告诉" or "提醒" ? BehindAddressee(behind, end) : behind;
        while (content < end && context.Text[content] == ' ')
        {
            content++;
        }

        return content >= end ? null : new Cue(subject, clause, subject.Start, behind, content, IsBackward: false);
    }

    /// <summary>Who a quotation behind a colon belongs to when no word of speech tells: he, or the person the sentence is about.</summary>
    public Speaker? Introducer(int start, int colon) => _subjects.Introducer(start, colon);

    /// <summary>Whether a speaker and a word of speech follow, up to the next comma or colon.</summary>
    public bool Follows(int from, int end, List<(int Start, int End)> quotes)
    {
        foreach (var word in (string[])["另外,", "此外,", "不过,", "同时,", "但"])
        {
            from = SpeechWords.Stands(context.Folded, from, word) ? from + word.Length : from;
        }

        if (from >= end || quotes.Exists(quote => quote.Start == from))
        {
            return false;
        }

        for (var at = from; at < end && at - from < FarthestNext && context.Text[at] is not ('，' or '。' or '；' or ','); at++)
        {
            if (context.BehindBracket(at) is > 0 and var closed)
            {
                at = closed - 1;
                continue;
            }

            if (at > from && SpeechWords.Stops.Contains(context.Folded[at]) && SpeechWords.At(context.Folded, at) is var (verb, isAct) && !isAct && Read(from, at, verb, isAct, end, quotes, null) is { IsBackward: false })
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTimeClause(int from, int end, List<(int Start, int End)> quotes)
    {
        var comma = context.Text.AsSpan(from, end - from).IndexOfAny("，,“「");
        if (comma < 4 || context.Text[from + comma] is '“' or '「' || quotes.Exists(quote => quote.Start < from + comma && quote.End > from + comma))
        {
            return false;
        }

        return context.Folded[from + comma - 1] == '后' && context.Folded[from + comma - 2] is not ('今' or '以' or '此' or '然' or '最' or '随' or '其' or '前' or '先' or '落');
    }

    // 习近平并没有提到: nothing is said.
    private bool IsDenied(int clause, int verbAt) => context.Folded.AsSpan(clause, verbAt - clause) is var words && (words.Contains("没有", StringComparison.Ordinal) || words.Contains('未') || words.Contains("不曾", StringComparison.Ordinal));

    private bool IsPointedAt(int verbAt)
    {
        foreach (var word in Pointing)
        {
            if (SpeechWords.Stands(context.Folded, verbAt - word.Length, word))
            {
                return true;
            }
        }

        return false;
    }

    // 告诉自由亚洲电台，: what is said begins behind the comma after the one who is told.
    private int BehindAddressee(int at, int end)
    {
        var limit = Math.Min(end, at + 30);
        var comma = context.Folded.AsSpan(at, limit - at).IndexOfAny(',', ':');
        return comma > 0 ? at + comma + 1 : at;
    }

    // 分析师预计, 专家估计: who has no name says what he expects; what a politician is expected to do is no speech.
    private bool IsByAnalysts(int clause, int verbAt)
    {
        var words = context.Folded.AsSpan(clause, verbAt - clause);
        return words.EndsWith("分析师") || words.EndsWith("专家") || words.EndsWith("机构") || words.EndsWith("人士") || words.EndsWith("经济学家") || words.EndsWith("分析家") || words.EndsWith("学者") || words.EndsWith("官员") || words.EndsWith("当局");
    }

    private bool IsOfReport(int clause, int verbAt) => context.Folded.AsSpan(clause, verbAt - clause) is ['报', '道' or '导', ..] or ['文', '章', ..] or ['报', '告', ..] or ['声', '明', ..];

    private int ClauseLength(int from, int end)
    {
        var at = from;
        while (at < end && !ClauseEnds.Contains(context.Text[at]))
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
            var character = context.Text[before];
            depth += character is '）' or ')' ? 1 : character is '（' or '(' ? -1 : 0;
            if (depth > 0)
            {
                continue;
            }

            if (ClauseEnds.Contains(character) || quotes.Exists(quote => quote.End - 1 == before && quote.End - quote.Start > 14))
            {
                return before + 1;
            }
        }

        return Math.Max(sentence, at - LongestClause);
    }
}
