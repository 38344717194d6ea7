using System.Buffers;
using Annals.Language.Names;

namespace Annals.Language.Events;

/// <summary>What a word of happenings.txt tells.</summary>
internal enum Deed
{
    /// <summary>Somebody says something.</summary>
    Say,

    /// <summary>Somebody does something, or something happens.</summary>
    Do,

    /// <summary>Something is done to somebody, whatever word follows.</summary>
    Suffer,

    /// <summary>No deed, though the word of one stands in it.</summary>
    State,
}

/// <summary>A deed's word where it stands.</summary>
internal readonly record struct DeedSpot(string Word, Deed Deed, int Start)
{
    public int End => Start + Word.Length;
}

/// <summary>The words of happenings.txt.</summary>
internal static class HappeningWords
{
    private static readonly ILookup<char, (string Word, Deed Deed)> ByFirst = Read().OrderByDescending(entry => entry.Word.Length).ToLookup(entry => entry.Word[0]);

    // Which two characters words begin with, as a sieve.
    private static readonly bool[] Pairs = Sieve();
    private static readonly SearchValues<char> Singles = SearchValues.Create([.. ByFirst.SelectMany(group => group).Where(entry => entry.Word.Length == 1).Select(entry => entry.Word[0]).Distinct()]);
    private static readonly SearchValues<char> Initials = SearchValues.Create([.. ByFirst.Select(group => group.Key)]);

    /// <summary>The first deed that begins in a stretch and ends in it; null where none does.</summary>
    public static DeedSpot? First(string folded, int from, int to)
    {
        for (var at = Next(folded, from, to); at < to; at = Next(folded, at + 1, to))
        {
            if (At(folded, at, to) is not { } spot)
            {
                continue;
            }

            if (spot.Deed != Deed.State)
            {
                return spot;
            }

            at = spot.End - 1;
        }

        return null;
    }

    private static int Next(string folded, int from, int to)
    {
        var at = from >= to ? -1 : folded.AsSpan(from, to - from).IndexOfAny(Initials);
        return at < 0 ? to : from + at;
    }

    private static DeedSpot? At(string folded, int at, int to)
    {
        if (at + 1 >= folded.Length || !(Pairs[Pair(folded[at], folded[at + 1])] || Singles.Contains(folded[at])))
        {
            return null;
        }

        foreach (var (word, deed) in ByFirst[folded[at]])
        {
            if (at + word.Length <= to && string.CompareOrdinal(folded, at, word, 0, word.Length) == 0)
            {
                return new DeedSpot(word, deed, at);
            }
        }

        return null;
    }

    private static int Pair(char one, char other) => ((one * 31) + (other * 1009)) & 0xffff;

    private static bool[] Sieve()
    {
        var pairs = new bool[1 << 16];
        foreach (var (word, _) in ByFirst.SelectMany(group => group))
        {
            if (word.Length > 1)
            {
                pairs[Pair(word[0], word[1])] = true;
            }
        }

        return pairs;
    }

    private static IEnumerable<(string Word, Deed Deed)> Read()
    {
        foreach (var (section, words) in NameLists.Named("happenings.txt").Sections)
        {
            var deed = section switch { "say" => Deed.Say, "do" => Deed.Do, "suffer" => Deed.Suffer, _ => Deed.State };
            foreach (var word in words)
            {
                yield return (word, deed);
            }
        }
    }
}
