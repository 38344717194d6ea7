using Annals.Stories.Passages;

namespace Annals.Stories.Origins;

/// <summary>Lines by which an article says whose text it is: 新华社北京9月15日电, （路透社）, 【法新社東京電】, 编译自…, 来源：….</summary>
internal static class Credits
{
    private const int FarthestName = 30;
    private const int LongestSignature = 40;
    private static readonly string[] Sources = ["编译自", "转自", "转载自", "摘自", "原载", "来源:", "来源于", "稿源:", "消息来源:", "文章来源:", "综合"];
    private static readonly string[] OfPictures = ["图", "摄", "照", "影", "photo", "getty", "视频", "音频"];

    public static IEnumerable<(Medium Medium, Passage Evidence)> Find(Reading reading, MediaList media)
    {
        var folded = reading.Folded;
        for (var start = 0; start < folded.Length;)
        {
            var length = folded.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? folded.Length : start + length;
            if (end > start && OfLine(folded, start, end, media) is var (medium, from, to))
            {
                yield return (medium, reading.Passage(from, to));
            }

            start = end + 1;
        }
    }

    private static (Medium Medium, int Start, int End)? OfLine(string folded, int start, int end, MediaList media)
        => Dateline(folded, start, end, media) ?? Signature(folded, start, end, media) ?? Source(folded, start, end, media);

    // 新华社北京9月15日电, （中央社記者某某台北15日電）, 【法新社東京電】
    private static (Medium, int, int)? Dateline(string folded, int start, int end, MediaList media)
    {
        var isBracket = folded[start] is '(' or '【' or '[' or '〔';
        var from = isBracket ? start + 1 : start;
        from = folded.AsSpan(from, end - from).StartsWith("据") ? from + 1 : from;
        if (media.At(folded, from) is not var (medium, length))
        {
            return null;
        }

        var behind = from + length;
        var reach = Math.Min(end, behind + LongestSignature);
        if (isBracket)
        {
            var close = folded.AsSpan(behind, reach - behind).IndexOfAny(")】]〕");
            return close >= 0 && (close == 0 || folded[behind + close - 1] is '电' or '讯' or '道' or '导') && behind + close + 1 < end ? (medium, start, behind + close + 1) : null;
        }

        for (var at = behind; at < reach; at++)
        {
            if (folded[at] is ',' or '。' or '“' or ':')
            {
                return null;
            }

            if (folded[at] is '电' or '讯' && at - behind is > 0 and < FarthestName && (at + 1 == end || folded[at + 1] is ' ' or '/' or ':' or '-' or '—' or ')' or '(' or '】' || folded.AsSpan(from, at - from).IndexOf("日") > 0))
            {
                return (medium, start, at + 1);
            }
        }

        return null;
    }

    // …。（路透社） at the end of a line, but not （路透社图片）.
    private static (Medium, int, int)? Signature(string folded, int start, int end, MediaList media)
    {
        var close = end;
        while (close > start && folded[close - 1] is ' ' or '。')
        {
            close--;
        }

        if (close - start < 2 || folded[close - 1] is not (')' or '】' or ']'))
        {
            return null;
        }

        var open = folded.LastIndexOfAny(['(', '【', '['], close - 1, Math.Min(close - start, LongestSignature));
        if (open < 0 || close - open < 4)
        {
            return null;
        }

        var inside = folded[(open + 1)..(close - 1)];
        if (Array.Exists(OfPictures, word => inside.Contains(word, StringComparison.Ordinal)))
        {
            return null;
        }

        var named = inside.StartsWith("编译自", StringComparison.Ordinal) || inside.StartsWith("综合", StringComparison.Ordinal) ? open + 1 + (inside[0] == '编' ? 3 : 2) : open + 1;
        if (folded[named] == '据')
        {
            named++;
        }

        return media.At(folded, named) is var (medium, length) && (named + length >= close - 1 || folded[named + length] is '/' or '、' or ',' or ' ' or '·' or '和' or '报' or '电' or '外' or '综') && (close == end || open > start) ? (medium, open, close) : null;
    }

    // 编译自《卫报》, 来源：新华社, in a line of its own.
    private static (Medium, int, int)? Source(string folded, int start, int end, MediaList media)
    {
        if (end - start > LongestSignature)
        {
            return null;
        }

        var from = folded[start] is '(' or '【' or '[' ? start + 1 : start;
        foreach (var word in Sources)
        {
            if (string.CompareOrdinal(folded, from, word, 0, word.Length) == 0)
            {
                var name = from + word.Length;
                while (name < end && folded[name] is ' ' or '《' or ':' or '"')
                {
                    name++;
                }

                return name < end && media.At(folded, name) is var (medium, length) ? (medium, start, Math.Min(end, name + length)) : null;
            }
        }

        return null;
    }
}
