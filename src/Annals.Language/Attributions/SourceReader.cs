using Annals.Language.Entities;

namespace Annals.Language.Attributions;

/// <summary>据…报道，/ 根据…，/ 另据…消息，at the beginning of a sentence.</summary>
internal sealed class SourceReader(SpeechContext context)
{
    private static readonly string[] Openings = ["不过,", "但", "另", "此外,", "又", "而", "与此同时,", "同时,"];
    private static readonly string[] Heads = ["根据", "依据", "据"];

    // 据说 and 据悉 name nobody.
    private static readonly string[] Nobody = ["据说", "据此", "据信", "据悉", "据了解", "据称,", "据估计", "据统计,", "据介绍", "据报,", "据报道,", "据报导,", "据推测", "据传"];

    public PendingSource? Read(int start, int end, out int behind)
    {
        behind = start;
        var at = start;
        foreach (var word in Openings)
        {
            at = SpeechWords.Stands(context.Folded, at, word) ? at + word.Length : at;
        }

        var head = Array.Find(Heads, word => SpeechWords.Stands(context.Folded, at, word));
        if (head is null || Array.Exists(Nobody, word => SpeechWords.Stands(context.Folded, at, word)))
        {
            return null;
        }

        var from = at + head.Length;
        var comma = ClauseEnd(from, end);
        if (comma < 0)
        {
            return null;
        }

        behind = comma + 1;
        string? source = null;
        foreach (var word in SpeechWords.Sources)
        {
            if (context.Folded.AsSpan(from, comma - from).EndsWith(word))
            {
                source = word;
                break;
            }
        }

        var verb = source is null ? head : $"{head}…{source}";
        if (Cited(from, comma, source) is { } cited)
        {
            return new PendingSource(cited.Speaker, start, comma + 1, verb, cited.Relay);
        }

        return In(from, comma) is { } speaker ? new PendingSource(speaker, start, comma + 1, verb) : null;
    }

    private int ClauseEnd(int from, int end)
    {
        var depth = 0;
        for (var at = from; at < end; at++)
        {
            var character = context.Text[at];
            depth += character is '（' or '(' ? 1 : character is '）' or ')' ? -1 : 0;
            if (depth <= 0 && character is '，' or ',' or '：' or ':')
            {
                return at;
            }
        }

        return -1;
    }

    // 据路透社援引知情人士的话报道: whose words they are speaks, through the one who cites.
    private (Speaker Speaker, Speaker Relay)? Cited(int from, int to, string? source)
    {
        foreach (var word in SpeechWords.Citing)
        {
            var at = context.Folded.AsSpan(from, to - from).IndexOf(word);
            if (at <= 0 || source == word)
            {
                continue;
            }

            var (left, right) = (from + at, from + at + word.Length);
            return right < to - 1 && In(from, left) is { } relay && In(right, to) is { } speaker && speaker.Label != relay.Label ? (speaker, relay with { IsSource = true }) : null;
        }

        return null;
    }

    // 根据指控, 根据协议: what holds, not what somebody says.
    private static bool IsRule(ReadOnlySpan<char> words)
        => words.EndsWith("指控") || words.EndsWith("协议") || words.EndsWith("规定") || words.EndsWith("计划") || words.EndsWith("合同") || words.EndsWith("法律") || words.EndsWith("条例") || words.EndsWith("要求") || words.EndsWith("安排") || words.EndsWith("法") || words.EndsWith("条款") || words.EndsWith("页面") || words.EndsWith("宪法") || words.EndsWith("原则") || words.EndsWith("情况");

    private bool HasSource(int from, int to)
    {
        var words = context.Folded.AsSpan(from, to - from);
        foreach (var word in SpeechWords.Sources)
        {
            if (words.EndsWith(word))
            {
                return true;
            }
        }

        foreach (var word in SpeechWords.Documents)
        {
            if (words.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return words.EndsWith("显示") || words.EndsWith("指出") || words.EndsWith("记录") || words.EndsWith("纪录");
    }

    // The last body named (the source itself), or the words.
    private Speaker? In(int from, int to)
    {
        // 据接近张展的人士披露: people, and not the one they are near to.
        var bare = context.Folded.AsSpan(from, to - from);
        foreach (var source in (string[])["披露", "透露", "介绍", "说", "称", "表示", "消息"])
        {
            bare = bare.EndsWith(source) ? bare[..^source.Length] : bare;
        }

        if (bare.Length is >= 4 and <= 24 && bare.Contains('的') && (bare.EndsWith("人士") || bare.EndsWith("官员") || bare.EndsWith("知情人") || bare.EndsWith("居民") || bare.EndsWith("目击者")))
        {
            return new Speaker(null, context.Text.Substring(from, bare.Length), null, IsSource: true);
        }

        var inside = context.Mentions.Between(from, to);
        for (var i = inside.Length - 1; i >= 0; i--)
        {
            // 根据高磊的领英页面: a name inside of something that is no source says nothing.
            if (inside[i].Entity.Type is EntityType.Organisation or EntityType.Person && (inside[i].Mention.End >= to - 1 || context.BehindBracket(inside[i].Mention.End) >= to - 1 || HasSource(from, to) || !SpeechWords.Stands(context.Folded, from - 2, "根据") || Media.Is(inside[i].Entity)))
            {
                return new Speaker(inside[i].Entity, null, context.RoleBefore(inside[i].Mention.Start), IsSource: true);
            }
        }

        var words = context.Folded.AsSpan(from, to - from);
        if (words.StartsWith("这位") || words.StartsWith("该名") || words.StartsWith("这名"))
        {
            return context.LastPerson is null ? null : context.LastPerson with { IsSource = true };
        }

        if (words is "报道" or "报导" or "该报道" or "该报导" or "该报" or "上述报道" or "这篇报道" or "文章")
        {
            return context.LastSource;
        }

        var source0 = words.EndsWith("规定") ? "规定" : null;
        foreach (var source in SpeechWords.Sources)
        {
            words = words.EndsWith(source) && words.Length > source.Length ? words[..^source.Length] : words;
        }

        while (words.Length > 2 && words[^1] is '的' or '近' or '日' && context.TimeAt(from + words.Length - 1) is null)
        {
            words = words[..^1];
        }

        return words.Length is >= 2 and <= 20 && !IsRule(words) && source0 != "规定" ? new Speaker(null, context.Text.Substring(from, words.Length).TrimEnd('的'), null, IsSource: true) : null;
    }
}
