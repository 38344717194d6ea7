using Annals.Language.Comparing;

namespace Annals.Capture.Entries;

/// <summary>Closer looks at two texts, for the rare cases that a fingerprint cannot decide.</summary>
internal static class TextComparison
{
    // One lost UTF-8 character is at most four replacement characters, and two neighbours may be lost together.
    private const int MostLostAtOnce = 8;
    private const int ShortestSentence = 6;
    private static readonly char[] SentenceEnds = ['。', '！', '？', '!', '?', '\n', ';', '；'];

    /// <summary>True when the damaged text is the sound one with some characters replaced by U+FFFD.</summary>
    public static bool DiffersOnlyByReplacements(string damaged, string sound)
    {
        var (from, to) = (BareText.Of(damaged), BareText.Of(sound).Replace("\uFFFD", "", StringComparison.Ordinal));
        var pieces = from.Split('\uFFFD', StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length == 0 || from.IndexOf('\uFFFD', StringComparison.Ordinal) < 0)
        {
            return false;
        }

        var at = 0;
        foreach (var piece in pieces)
        {
            var window = Math.Min(to.Length - at, MostLostAtOnce + piece.Length);
            var found = to.IndexOf(piece, at, window, StringComparison.Ordinal);
            if (found < 0 || at == 0 && found > 0 && from[0] != '\uFFFD')
            {
                return false;
            }

            at = found + piece.Length;
        }

        return to.Length - at <= (from[^1] == '\uFFFD' ? MostLostAtOnce : 0);
    }

    /// <summary>True when every sentence of a text stands in the other as well: whoever has the other has nothing to learn from it.</summary>
    public static bool SaysNothingNew(string text, string known)
    {
        var bareKnown = BareText.Of(known);
        foreach (var sentence in text.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = BareText.Of(sentence);
            if (bare.Length >= ShortestSentence && !bareKnown.Contains(bare, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The sentences of a text that the other does not have, one a line.</summary>
    public static string WhatIsNew(string text, string known)
    {
        var bareKnown = BareText.Of(known);
        return string.Join('\n', text.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries)
            .Where(sentence => BareText.Of(sentence) is { Length: > 0 } bare && !bareKnown.Contains(bare, StringComparison.Ordinal)));
    }

    /// <summary>True when two titles are one apart from what a damaged document adds to it or takes away.</summary>
    public static bool AreAlike(string a, string b)
    {
        var (shorter, longer) = (Bare(a), Bare(b));
        if (shorter.Length > longer.Length)
        {
            (shorter, longer) = (longer, shorter);
        }

        return shorter.Length > 0 && longer.Contains(shorter, StringComparison.Ordinal);
    }

    private static string Bare(string text) => BareText.Of(text).Replace("\uFFFD", "", StringComparison.Ordinal);
}
