using System.Buffers;

namespace Annals.Index.Knowledge;

/// <summary>Cuts long passages where a reader would.</summary>
internal static class Excerpts
{
    private const int Longest = 240;
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？!?；;");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，、,： :");
    private static readonly SearchValues<char> Commas = SearchValues.Create("，,。！？!?；;");
    private const string Closers = "”」』\"）)";

    /// <summary>The passage, at most some lines of it: whole sentences, else whole clauses.</summary>
    /// <returns>Whether something was cut off.</returns>
    public static (string Text, bool IsCut) Of(string text, int start, int end)
    {
        if (end - start <= Longest)
        {
            return (text[start..end], false);
        }

        var window = text.AsSpan(start, Longest);
        var stop = Math.Max(window.LastIndexOfAny(SentenceEnds), window.LastIndexOf('\n') - 1);
        stop = stop >= Longest / 3 ? stop : window.LastIndexOfAny(ClauseEnds) - 1;
        stop = stop >= Longest / 3 ? stop : Longest - 1 - (char.IsHighSurrogate(window[^1]) ? 1 : 0);
        while (stop + 1 < Longest && Closers.Contains(window[stop + 1], StringComparison.Ordinal))
        {
            stop++;
        }

        return (window[..(stop + 1)].TrimEnd().ToString(), true);
    }

    /// <summary>The passage's sentences, each with its stop.</summary>
    public static IReadOnlyList<string> Sentences(string text) => CutBehind(text, SentenceEnds);

    /// <summary>What stands between its commas, each with its comma; an enumeration (甲、乙) and a Latin phrase stay whole.</summary>
    public static IReadOnlyList<string> Clauses(string text) => CutBehind(text, Commas);

    private static List<string> CutBehind(string text, SearchValues<char> ends)
    {
        var parts = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny(ends);
            var end = length < 0 ? text.Length : start + length + 1;
            parts.Add(text[start..end].Trim());
            start = end;
        }

        return parts;
    }
}
