using System.Buffers;

namespace Annals.Language.Claims;

/// <summary>What a figure is of, where the words around it tell: the dead, the injured, votes, a price.</summary>
internal static class ClaimTopics
{
    private const int Behind = 12;
    private const int Before = 16;

    // The words behind a number first: 34人罹难, 600多伤; then those before it: 死亡人数增至34人.
    private static readonly (string Word, string Topic)[] Words =
    [
        ("死亡", "deaths"), ("罹难", "deaths"), ("遇难", "deaths"), ("丧生", "deaths"), ("丧命", "deaths"), ("身亡", "deaths"), ("病故", "deaths"), ("去世", "deaths"), ("死者", "deaths"), ("病死", "deaths"), ("被杀", "deaths"), ("死", "deaths"),
        ("受伤", "injured"), ("重伤", "injured"), ("轻伤", "injured"), ("伤者", "injured"), ("挂彩", "injured"), ("伤", "injured"),
        ("失踪", "missing"), ("下落不明", "missing"), ("失联", "missing"),
        ("确诊", "infected"), ("感染", "infected"), ("染疫", "infected"), ("病例", "infected"), ("阳性", "infected"),
        ("被捕", "arrested"), ("逮捕", "arrested"), ("拘捕", "arrested"), ("被抓", "arrested"), ("拘留", "arrested"),
        ("赞成", "votes"), ("反对票", "votes"), ("选票", "votes"), ("得票", "votes"), ("选举人票", "votes"), ("弃权", "votes"), ("票", "votes"),
        ("获救", "rescued"), ("救出", "rescued"), ("撤离", "evacuated"), ("疏散", "evacuated"),
    ];

    // Whoever dies, is hurt or arrested is counted in these; 21岁, 3次 and 40% are said of them, but count nobody.
    private const string PeopleCounters = "个例宗起口";
    private static readonly SearchValues<char> PeopleWords = SearchValues.Create("人者员民兵生工童客孩妇男女警众师官患例死亡伤");

    /// <param name="unit">What is counted, simplified; empty for a bare number.</param>
    public static string? Of(string folded, string kind, string unit, int start, int end)
        => Around(folded, kind, start, end) is { } topic && (topic == "price" || (topic == "votes" ? CountsVotes(unit) : CountsPeople(unit))) ? topic : null;

    private static bool CountsVotes(string unit) => unit is "%" or "张" || unit.Contains('票');

    private static bool CountsPeople(string unit) => unit switch
    {
        "" or "人" => true,
        "人次" => false,
        ['名' or '位', ..] => true,
        [var counter] => PeopleCounters.Contains(counter) || PeopleWords.Contains(counter),
        _ => unit.AsSpan().ContainsAny(PeopleWords),
    };

    private static string? Around(string folded, string kind, int start, int end)
    {
        if (kind is "money" or "length" or "date")
        {
            return kind == "money" && (ContainsBefore(folded, start, "价") || ContainsBefore(folded, start, "每桶") || ContainsBefore(folded, start, "每盎司") || ContainsBefore(folded, start, "报收")) ? "price" : null;
        }

        // The unit may be the word: 至少8人死, 250票.
        var from = Math.Max(start, end - 4);
        var behind = folded.AsSpan(from, Math.Min(folded.Length, end + Behind) - from);
        var stop = behind.IndexOfAny(",。;\n");
        behind = stop >= 0 ? behind[..stop] : behind;
        var (best, topic) = (int.MaxValue, (string?)null);
        foreach (var (word, name) in Words)
        {
            if (behind.IndexOf(word) is >= 0 and var at && at < best)
            {
                (best, topic) = (at, name);
            }
        }

        return topic ?? TopicBefore(folded, start);
    }

    private static string? TopicBefore(string folded, int start)
    {
        var from = Math.Max(0, start - Before);
        var before = folded.AsSpan(from, start - from);
        var stop = before.LastIndexOfAny(",。;\n");
        before = before[(stop + 1)..];
        var (best, topic) = (-1, (string?)null);
        foreach (var (word, name) in Words)
        {
            if (word.Length > 1 && before.LastIndexOf(word) is >= 0 and var at && at > best)
            {
                (best, topic) = (at, name);
            }
        }

        return topic;
    }

    private static bool ContainsBefore(string folded, int start, string word)
    {
        var from = Math.Max(0, start - Before);
        return folded.AsSpan(from, start - from).IndexOf(word) >= 0;
    }
}
