using System.Buffers;
using Annals.Language.Attributions;
using Annals.Language.Names;
using Annals.Language.Words;

namespace Annals.Language.Entities;

/// <summary>
/// People the tagger does not know, by the title before them and what stands behind: 创办人 + 黄琦 + ，. Only frequent surnames that are no common words
/// of their own.
/// </summary>
internal static class TitledPeople
{
    private const int LongestName = 3;
    private const int ShortestSplit = 6;
    private const int LongestSounds = 8;

    private static readonly SearchValues<char> Surnames = SearchValues.Create("王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭肖董袁潘蒋蔡余杜叶苏魏吕沈姚卢姜崔钟谭陆汪范廖贾夏韦付邹孟熊秦邱尹薛闫段侯龙陶贺顾郝龚邵钱覃戴莫汤温康施牛樊葛邢齐伍庞颜倪庄聂鲁岳翟殷詹欧耿焦俞柳甘祝阮柯纪梅童凌毕裴霍涂曲翁骆蓝游辛靳管柴蒙鲍喻祁蒲");
    private static readonly SearchValues<char> Behind = SearchValues.Create("在也还则今昨日对向的和与等是将已曾就从到被把均都又称说指表认出");

    public static List<NameSpan> Add(string folded, List<NameSpan> spans)
    {
        List<NameSpan>? more = null;
        var next = 0;
        for (var at = Next(folded, 2); at >= 0; at = Next(folded, at + 1))
        {
            while (next < spans.Count && spans[next].End <= at)
            {
                next++;
            }

            if ((next < spans.Count && spans[next].Start < at + LongestName) || !Titles.EndsWithTitle(folded, at) || EndOf(folded, at) is not (> 0 and var end))
            {
                continue;
            }

            (more ??= []).Add(new NameSpan(at, end, EntityType.Person, []));
        }

        Foreign(folded, spans, ref more);
        return more is null ? spans : [.. spans.Concat(more).OrderBy(span => span.Start)];
    }

    // 议长 + 维特齐 + 率团: a run of three sounds and more that begins with no word and comes again.
    private static void Foreign(string folded, List<NameSpan> spans, ref List<NameSpan>? more)
    {
        for (var at = Titles.NextEnd(folded, 2); at >= 0; at = Titles.NextEnd(folded, at + 1))
        {
            var end = at;
            while (end < folded.Length && end - at < LongestSounds && (CharacterTraits.Of(folded[end]) & CharacterTraits.Transliteration) != 0)
            {
                end++;
            }

            if (end - at < 2 || end - at == LongestSounds || NameSpan.In(spans, at, end) is not null || (more?.Exists(name => name.Start < end && name.End > at) ?? false) || !Titles.EndsWithTitle(folded, at))
            {
                continue;
            }

            var run = folded.Substring(at, end - at);
            if (run.Length > 2 && !(NameTagger.Shipped.Lexicon.TryFind(WordHash.Of(run.AsSpan(0, 2)), out var word) && word.Class != 0) && folded.AsSpan(end).Contains(run, StringComparison.Ordinal))
            {
                (more ??= []).Add(new NameSpan(at, end, EntityType.Person, []));
            }
        }
    }

    /// <summary>捷克参议院议长维特齐率团 as the tagger takes it for one body: the body before the title, and the name of sounds behind it.</summary>
    public static List<NameSpan> Split(string text, string folded, List<NameSpan> spans)
    {
        List<NameSpan>? split = null;
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            if (span.Type == EntityType.Person || span.Entries.Count > 0 || span.Length < ShortestSplit || TitleIn(text, folded, span) is not var (bodyEnd, name, nameEnd))
            {
                split?.Add(span);
                continue;
            }

            split ??= spans[..i];
            if (bodyEnd - span.Start >= 2)
            {
                split.Add(span with { End = bodyEnd, Type = IsBodyMark(folded[bodyEnd - 1]) ? EntityType.Organisation : span.Type });
            }

            split.Add(new NameSpan(name, nameEnd, EntityType.Person, []));
        }

        return split ?? spans;
    }

    private static bool IsBodyMark(char character) => "部局院会署厅处委司党社军府".Contains(character);

    private static (int BodyEnd, int Name, int NameEnd)? TitleIn(string text, string folded, NameSpan span)
    {
        for (var at = span.Start + 2; at < span.End - 1; at++)
        {
            if (Titles.After(text, folded, at) is not { } title || title.End > span.End - 2)
            {
                continue;
            }

            var end = title.End;
            while (end < folded.Length && end - title.End < LongestSounds && (folded[end] == '·' || (CharacterTraits.Of(folded[end]) & CharacterTraits.Transliteration) != 0))
            {
                end++;
            }

            if (end - title.End >= 2 && end <= span.End)
            {
                // 卫生部长: the ministry is named in the office.
                var isNamedInTitle = folded[at + 1] == '长' && IsBodyMark(folded[at]) && folded[at - 1] != folded[at];
                return (isNamedInTitle ? at + 1 : at, title.End, end);
            }
        }

        return null;
    }

    private static int Next(string folded, int from)
    {
        var at = from >= folded.Length ? -1 : folded.AsSpan(from).IndexOfAny(Surnames);
        return at < 0 ? -1 : from + at;
    }

    // Two characters behind the surname, else one, up to where something else begins; 0 where nothing does.
    private static int EndOf(string folded, int at)
    {
        for (var end = Math.Min(at + LongestName, folded.Length); end >= at + 2; end--)
        {
            if (IsHan(folded, at, end) && !Behind.Contains(folded[end - 1]) && (end == folded.Length || folded[end] is not (>= '\u4e00' and <= '\u9fff') || Behind.Contains(folded[end]) || SpeechWords.At(folded, end) is { Verb.Length: > 1 }))
            {
                return Titles.EndsWithTitle(folded, end) ? 0 : end;
            }
        }

        return 0;
    }

    private static bool IsHan(string folded, int from, int to) => !folded.AsSpan(from, to - from).ContainsAnyExceptInRange('\u4e00', '\u9fff');
}
