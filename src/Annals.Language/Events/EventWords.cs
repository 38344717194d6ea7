using System.Buffers;
using Annals.Language.Names;

namespace Annals.Language.Events;

/// <summary>A word that tells an event.</summary>
/// <param name="Tail">Follows the word in its clause; null for one that stands alone.</param>
/// <param name="IsWeak">Tells an event only where its day or place is told, or in the title.</param>
internal sealed record EventWord(string Word, string? Tail, string Type, bool IsWeak);

/// <summary>A word of an event where it stands.</summary>
internal readonly record struct EventSpot(EventWord Word, int Start, int End)
{
    public string Type => Word.Type;
}

/// <summary>The words of events.txt.</summary>
internal static class EventWords
{
    private const int LongestGap = 16;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",。;:!?\n");

    private static readonly ILookup<char, EventWord> ByFirst = Read().OrderByDescending(entry => entry.Word.Length).ThenBy(entry => entry.Tail is null).ToLookup(entry => entry.Word[0]);

    // 中毒 in 集中毒: what looks like a word and is a piece of others.
    private static readonly string[] Pieces = ["人选举", "候选举", "总裁定", "自首次", "大会见", "机会见", "社会见", "不会见", "才会见", "就会见", "都会见", "相会计", "重视察", "当选择", "当选手", "起诉讼", "成立场", "不成立", "分裂", "原子弹", "自杀率", "离开火", "开火车", "开火箭", "选举主任", "选举人", "选举委员", "选举事务", "选举制度", "选举法", "络入侵", "客入侵", "入侵系统", "入侵物种", "入侵行为", "入侵防", "责攻击", "身攻击", "攻击性", "攻击机", "攻击力", "攻击舰", "攻击潜", "突击队", "交战规", "提审查", "轰炸机", "爆炸物", "爆炸性", "爆炸装", "示威者", "示威人", "抗议者", "抗议人", "地震局", "地震学", "地震带", "地震台", "射击场", "射击队", "师会见", "刺杀案", "逮捕令", "拘捕令", "逮捕通", "拘留所", "看守所", "拘留中", "自首日"];

    // Which two characters words begin with, as a sieve: most places with a first character are none of a word.
    private static readonly bool[] Pairs = Sieve();
    private static readonly SearchValues<char> Singles = SearchValues.Create([.. ByFirst.SelectMany(group => group).Where(entry => entry.Word.Length == 1).Select(entry => entry.Word[0]).Distinct()]);

    /// <summary>With these the words begin.</summary>
    public static readonly SearchValues<char> Initials = SearchValues.Create([.. ByFirst.Select(group => group.Key)]);

    /// <summary>The longest word that stands at a place, with its tail before <paramref name="end"/>.</summary>
    public static EventSpot? At(string folded, int at, int end)
    {
        if (at + 1 >= end || !(Pairs[Pair(folded[at], folded[at + 1])] || Singles.Contains(folded[at])))
        {
            return null;
        }

        foreach (var entry in ByFirst[folded[at]])
        {
            if (at + entry.Word.Length > end || string.CompareOrdinal(folded, at, entry.Word, 0, entry.Word.Length) != 0 || IsPiece(folded, at))
            {
                continue;
            }

            if (entry.Tail is null)
            {
                return new EventSpot(entry, at, at + entry.Word.Length);
            }

            var from = at + entry.Word.Length;
            var gap = folded.AsSpan(from, Math.Min(end, from + LongestGap + entry.Tail.Length) - from);
            var clause = gap.IndexOfAny(ClauseEnds);
            var tail = (clause < 0 ? gap : gap[..clause]).IndexOf(entry.Tail);
            // 达成的协议 is one that is there.
            if (tail >= 0 && gap[0] != '的')
            {
                return new EventSpot(entry, at, from + tail + entry.Tail.Length);
            }
        }

        return null;
    }

    private static int Pair(char one, char other) => ((one * 31) + (other * 1009)) & 0xffff;

    private static bool[] Sieve()
    {
        var pairs = new bool[1 << 16];
        foreach (var entry in ByFirst.SelectMany(group => group))
        {
            if (entry.Word.Length > 1)
            {
                pairs[Pair(entry.Word[0], entry.Word[1])] = true;
            }
        }

        return pairs;
    }

    private static bool IsPiece(string folded, int at)
    {
        var first = folded[at];
        foreach (var piece in Pieces)
        {
            for (var before = 0; before < 3 && at - before >= 0; before++)
            {
                if (piece.Length > before + 1 && piece[before] == first && string.CompareOrdinal(folded, at - before, piece, 0, piece.Length) == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IEnumerable<EventWord> Read()
    {
        foreach (var (type, words) in NameLists.Named("events.txt").Sections)
        {
            foreach (var written in words)
            {
                var word = written.TrimEnd('?');
                var gap = word.IndexOf('~', StringComparison.Ordinal);
                yield return gap < 0 ? new EventWord(word, null, type, written[^1] == '?') : new EventWord(word[..gap], word[(gap + 1)..], type, written[^1] == '?');
            }
        }
    }
}
