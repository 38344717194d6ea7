using System.Collections.Frozen;

namespace Annals.Language.Words;

/// <summary>Words that are looked for at one place of a text: only those are tried that begin with its character. Never changes.</summary>
internal sealed class WordList
{
    private readonly FrozenDictionary<char, string[]> _byFirst;

    /// <param name="words">Where several stand at a place, the earlier one wins.</param>
    public WordList(params IEnumerable<string> words)
        => _byFirst = words.GroupBy(word => word[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The words that may stand at a place, in the list's order.</summary>
    public ReadOnlySpan<string> From(string text, int at) => (uint)at < (uint)text.Length && _byFirst.TryGetValue(text[at], out var words) ? words : [];

    /// <summary>The first word that stands at a place; null where none does, or where there is no such place.</summary>
    public string? At(string text, int at)
    {
        foreach (var word in From(text, at))
        {
            if (Stands(text, at, word))
            {
                return word;
            }
        }

        return null;
    }

    public bool IsAt(string text, int at) => At(text, at) is not null;

    /// <summary>False also where the text has no such place.</summary>
    public static bool Stands(string text, int at, string word)
        => at >= 0 && text.Length - at >= word.Length && text[at] == word[0] && text.AsSpan(at, word.Length).SequenceEqual(word);
}
