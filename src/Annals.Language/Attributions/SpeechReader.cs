using Annals.Language.Entities;
using Annals.Language.Times;

namespace Annals.Language.Attributions;

/// <summary>Reads an article line by line, sentence by sentence, and keeps who says what.</summary>
internal sealed class SpeechReader
{
    private const int LongestDateline = 40;
    private const int LongestSpokenBehind = 40;
    private const int ShortestIntroduced = 16;

    private static readonly string[] SpokenBehind = ["说", "说道", "表示", "写道", "指出", "称", "强调", "补充", "补充说", "认为", "坦言", "直言", "问道", "解释", "透露", "呼吁", "告诉记者"];
    private const int ShortestGoneOn = 12;

    private readonly SpeechContext _context;
    private readonly CueReader _cues;
    private readonly SourceReader _sources;
    private readonly Labels _labels;
    private int _lastLine = -2;
    private int _line;
    private Speaker? _paragraphSource;

    public SpeechReader(string text, string folded, IReadOnlyList<Entity> entities, IReadOnlyList<TimeExpression> times, string? outlet)
    {
        _context = new SpeechContext(text, folded, entities, times, outlet);
        (_cues, _sources, _labels) = (new CueReader(_context), new SourceReader(_context), new Labels(_context));
    }

    public List<Attribution> Found => _context.Found;

    public void ReadLine(int start, int end)
    {
        if (end <= start)
        {
            return;
        }

        _line++;
        _paragraphSource = null;
        var quotes = Quotations.In(_context.Text, start, end);
        if (quotes.Count == 1 && quotes[0].Start == start && quotes[0].End >= end - 1 && end - start > ShortestGoneOn)
        {
            GoOn(start, end);
            return;
        }

        var before = Found.Count;
        if (_labels.Read(start, end, quotes) is { } labelled)
        {
            Found.Add(labelled);
        }
        else
        {
            start = BehindDateline(start, end);
            for (var sentence = start; sentence < end;)
            {
                var sentenceEnd = SentenceEnd(sentence, end, quotes);
                ReadSentence(sentence, sentenceEnd, quotes);
                sentence = sentenceEnd;
            }
        }

        if (Found.Count > before)
        {
            _lastLine = _line;
        }
    }

    // （中央社雅加達15日綜合外電報導）印尼當局表示
    private int BehindDateline(int start, int end)
    {
        var folded = _context.Folded;
        if (folded[start] is not ('(' or '【') || folded.AsSpan(start, end - start).IndexOfAny(')', '】') is not (> 0 and < LongestDateline and var close) || start + close >= end - 1)
        {
            return start;
        }

        return folded[start + close - 1] is '电' or '导' or '道' or '讯' or '网' ? start + close + 1 : start;
    }

    // “…” alone in its paragraph, right behind one with a speaker.
    private void GoOn(int start, int end)
    {
        if (_context.Last is { } speaker && _lastLine == _line - 1)
        {
            Found.Add(new Attribution(speaker.Name, speaker.Text, null, [], null, SpeechKind.Quote, start, start, start, end));
            _lastLine = _line;
        }
    }

    private int SentenceEnd(int start, int lineEnd, List<(int Start, int End)> quotes)
    {
        for (var at = start; at < lineEnd; at++)
        {
            var quote = QuoteAt(at, quotes);
            if (quote.End > 0)
            {
                // A quotation that ends its own sentence ends this one, unless its speaker follows.
                var isFull = Quotations.EndsSentence(_context.Text[quote.End - 2]) && !(quote.End < lineEnd && _context.Text[quote.End] is '，' or ',');
                at = quote.End - 1;
                if (isFull && !IsSpokenBehind(quote.End, lineEnd))
                {
                    return quote.End;
                }

                continue;
            }

            if (Quotations.EndsSentence(_context.Text[at]))
            {
                return at + 1;
            }
        }

        return lineEnd;
    }

    // “…。”夏任磊说。: the speaker stands behind the whole sentence.
    private bool IsSpokenBehind(int at, int lineEnd)
    {
        var limit = Math.Min(lineEnd, at + LongestSpokenBehind);
        var length = _context.Text.AsSpan(at, limit - at).IndexOfAny('。', '，', '：');
        return length is >= 2 && _context.Text[at + length] == '。' && Array.Exists(SpokenBehind, word => _context.Folded.AsSpan(at, length).EndsWith(word));
    }

    private static (int Start, int End) QuoteAt(int at, List<(int Start, int End)> quotes)
    {
        foreach (var quote in quotes)
        {
            if (quote.Start <= at && at < quote.End)
            {
                return quote;
            }
        }

        return default;
    }

    private void ReadSentence(int start, int end, List<(int Start, int End)> quotes)
    {
        var via = new List<Speaker>();
        var pending = _sources.Read(start, end, out var at);
        Speaker? spoke = null;
        var isInsideSpeech = false;
        if (pending is not null)
        {
            AddRelay(via, pending.Relay);
            via.Add(pending.Speaker);
        }

        var contentStart = at;
        for (at = NextStop(at, end); at < end; at = NextStop(at + 1, end))
        {
            var quote = QuoteAt(at, quotes);
            if (quote.End > 0)
            {
                at = quote.End - 1;
                continue;
            }

            if (SpeechWords.At(_context.Folded, at) is not var (verb, isAct))
            {
                continue;
            }

            var cue = _cues.Read(start, at, verb, isAct, end, quotes, spoke);
            if (cue is not null && isInsideSpeech && !cue.IsBackward && IsAfterTimeClause(cue.ClauseStart))
            {
                // 甲宣布…后，乙表示: what the first one did only says when.
                CutLast(cue.ClauseStart);
                isInsideSpeech = false;
            }

            if (cue is null || (isInsideSpeech && !cue.IsBackward && !MayBreakIn(cue, verb, quotes)))
            {
                // 声明指出 may have its subject before 声明.
                at += SpeechWords.IsJoined(verb) ? 0 : verb.Length - 1;
                continue;
            }

            // 据塔斯社报道，…说: what the agency reports is what the other one said.
            // 中俄元首在周四会面时，普京预祝: the clause between only says when.
            var isNested = pending is not null && (cue.ClauseStart <= contentStart + 1 || (cue.ClauseStart - contentStart < 20 && cue.ClauseStart > 1 && _context.Folded[cue.ClauseStart - 2] is '时' or '后'));
            if (pending is not null && !isNested)
            {
                Emit(pending, [], contentStart, TrimEnd(contentStart, cue.ClauseStart));
            }

            if (!cue.IsBackward && cue.Speaker.IsSource && _cues.Follows(cue.ContentStart, end, quotes))
            {
                AddRelay(via, cue.Subject.Relay);
                via.Add(cue.Speaker);
                pending = new PendingSource(cue.Speaker, cue.Start, cue.ContentStart, verb);
                contentStart = cue.ContentStart;
                at = cue.ContentStart - 1;
                spoke = cue.Speaker;
                continue;
            }

            pending = null;
            Add(cue, verb, start, end, via, quotes);
            spoke = cue.Speaker;
            at = cue.IsBackward ? Math.Max(at + verb.Length - 1, cue.End - 1) : Math.Max(at + verb.Length - 1, QuoteEndOrSame(cue.ContentStart, at, quotes));
            contentStart = int.MaxValue;
            isInsideSpeech = !cue.IsBackward;
        }

        if (pending is null && spoke is null)
        {
            Introduced(start, end, quotes);
        }

        if (pending is not null)
        {
            Emit(pending, Labelled(via[..^1], pending.Speaker), pending.ContentStart, TrimEnd(pending.ContentStart, end));
        }
    }

    // 他向记者介绍了目标：“…”: a quotation of some length behind a colon is the subject's, whatever the verb.
    private void Introduced(int start, int end, List<(int Start, int End)> quotes)
    {
        var quote = quotes.Find(quote => quote.Start > start + 3 && quote.Start < end && quote.End - quote.Start > ShortestIntroduced && _context.Text[quote.Start - 1] is '：' or ':');
        if (quote.End == 0 || Found.Exists(one => one.Start <= quote.Start && one.End > quote.Start))
        {
            return;
        }

        if (_cues.Introducer(start, quote.Start - 1) is { } speaker)
        {
            Found.Add(new Attribution(speaker.Name, speaker.Text, speaker.Role, [], null, SpeechKind.Quote, start, quote.Start - 1, quote.Start, quote.End));
            _context.Remember(speaker with { Role = null });
        }
    }

    private static void AddRelay(List<Speaker> via, Speaker? relay)
    {
        if (relay is not null)
        {
            via.Add(relay);
        }
    }

    // Where a word of speech or a quotation may begin.
    private int NextStop(int from, int end)
    {
        var at = from >= end ? -1 : _context.Folded.AsSpan(from, end - from).IndexOfAny(SpeechWords.Stops);
        return at < 0 ? end : from + at;
    }

    // What somebody says may hold what others say; only a pronoun, the same speaker or a quotation begins something new.
    private bool MayBreakIn(Cue cue, string verb, List<(int Start, int End)> quotes)
    {
        var words = _context.Folded.AsSpan(cue.Start, cue.End - cue.Start - verb.Length);
        return quotes.Exists(quote => quote.Start == cue.ContentStart) || SubjectReader.Pronoun(words) is not null || words.Length <= 1 || words[0] is '但' or '而' || words.EndsWith("则");
    }

    private bool IsAfterTimeClause(int clause)
        => clause > 2 && _context.Folded[clause - 1] == ',' && (_context.Folded[clause - 2] is '后' or '际' || (_context.Folded[clause - 2] == '时' && _context.Folded[clause - 3] != '同'));

    private void CutLast(int clause)
    {
        if (Found.Count > 0 && Found[^1].Start < clause && Found[^1].End > clause)
        {
            Found[^1] = Found[^1] with { End = TrimEnd(Found[^1].Start, clause) };
        }
    }

    private void Add(Cue cue, string verb, int start, int end, List<Speaker> via, List<(int Start, int End)> quotes)
    {
        var (from, to) = cue.IsBackward ? Backward(start, cue, quotes) : (cue.ContentStart, ContentEnd(cue.ContentStart, end, quotes));
        if (to <= from)
        {
            return;
        }

        var sources = new List<Speaker>(via);
        AddRelay(sources, cue.Subject.Relay);
        Relays(cue, sources);
        if (cue.Speaker.IsSource)
        {
            _paragraphSource = sources.Count == 0 && cue.Speaker.Entity is { } medium && Media.Is(medium) ? cue.Speaker : null;
        }
        else if (sources.Count == 0 && _paragraphSource is not null)
        {
            // What a paragraph tells of an agency it goes on to tell of it.
            sources.Add(_paragraphSource);
        }

        var kind = KindOf(from, to, quotes);
        foreach (var speaker in (Speaker?[])[cue.Speaker, cue.Subject.Second])
        {
            if (speaker is not null)
            {
                Found.Add(new Attribution(speaker.Name, speaker.Text, speaker.Role, Labelled(sources, cue.Speaker), verb, kind, cue.Start, cue.End, from, to));
            }
        }

        _context.Remember(cue.Speaker);
    }

    private static List<string> Labelled(IReadOnlyList<Speaker> sources, Speaker speaker)
    {
        var labels = new List<string>();
        foreach (var source in sources)
        {
            if (source.Label != speaker.Label && !labels.Contains(source.Label))
            {
                labels.Add(source.Label);
            }
        }

        return labels;
    }

    // 塔斯社援引…的话说, 对法新社记者说, 告诉路透社: through whom it came, unless that is the outlet itself.
    private void Relays(Cue cue, List<Speaker> sources)
    {
        foreach (var (mention, entity) in _context.Mentions.Between(cue.Start, cue.IsBackward ? cue.End : cue.ContentStart))
        {
            if (entity != cue.Speaker.Entity && Media.Is(entity) && !_context.IsOutlet(entity))
            {
                _context.Heard(new Speaker(entity, null, null, IsSource: true));
            }

            var isTold = mention.Start == cue.End || _context.IsAddressed(mention);
            if ((isTold && Media.Is(entity) && !_context.IsOutlet(entity)) || IsCiting(mention.End))
            {
                sources.Add(new Speaker(entity, null, null, IsSource: true));
            }
        }
    }

    private bool IsCiting(int at)
    {
        foreach (var word in SpeechWords.Citing)
        {
            if (SpeechWords.Stands(_context.Folded, at, word))
            {
                return true;
            }
        }

        return false;
    }

    private static int QuoteEndOrSame(int contentStart, int at, List<(int Start, int End)> quotes)
        => quotes.Find(quote => quote.Start >= contentStart && quote.Start <= contentStart + 1) is { End: > 0 } quote ? quote.End - 1 : at;

    private void Emit(PendingSource source, List<string> via, int from, int to)
    {
        if (to - from > 3)
        {
            if (source.Speaker.Entity is { } medium && Media.Is(medium))
            {
                // 新闻周刊等多家媒体 is not one source of what follows.
                _paragraphSource = _context.Folded.AsSpan(source.CueStart, source.ContentStart - source.CueStart).Contains('等') ? null : source.Speaker;
            }
            else if (via.Count == 0 && _paragraphSource is not null && _paragraphSource.Label != source.Speaker.Label)
            {
                via = [_paragraphSource.Label];
            }

            Found.Add(new Attribution(source.Speaker.Name, source.Speaker.Text, source.Speaker.Role, via, source.Verb, SpeechKind.Paraphrase, source.CueStart, source.ContentStart, from, to));
            _context.Remember(source.Speaker);
        }
    }

    private int ContentEnd(int from, int end, List<(int Start, int End)> quotes)
    {
        var quote = quotes.Find(quote => quote.Start == from);
        return quote.End > 0 ? quote.End : TrimEnd(from, end);
    }

    private int TrimEnd(int from, int to)
    {
        while (to > from && (Quotations.EndsSentence(_context.Text[to - 1]) || _context.Text[to - 1] is '，' or ',' or ' ' or '；'))
        {
            to--;
        }

        return to;
    }

    private (int Start, int End) Backward(int sentence, Cue cue, List<(int Start, int End)> quotes)
    {
        var quote = quotes.FindLast(quote => quote.End <= cue.ClauseStart && quote.End >= cue.ClauseStart - 1);
        return quote.End > 0 ? (quote.End - quote.Start > 14 ? quote.Start : sentence, RestBehind(cue.End, quotes) ?? quote.End) : (sentence, TrimEnd(sentence, cue.ClauseStart));
    }

    // “…，”甲说，“…” is one statement, with who says it in its middle.
    private int? RestBehind(int cueEnd, List<(int Start, int End)> quotes)
    {
        var at = cueEnd < _context.Text.Length && _context.Text[cueEnd] is '，' or ',' or '：' or ':' ? cueEnd + 1 : cueEnd;
        return quotes.Find(quote => quote.Start == at) is { End: > 0 } rest ? rest.End : null;
    }

    private static SpeechKind KindOf(int from, int to, List<(int Start, int End)> quotes)
    {
        var inside = quotes.FindAll(quote => quote.Start < to && quote.End > from);
        return inside.Count == 0 ? SpeechKind.Paraphrase : inside[0].Start <= from && inside[^1].End >= to ? SpeechKind.Quote : SpeechKind.Mixed;
    }
}
