namespace Annals.Language.Words;

/// <summary>
/// All places of a text by their two characters, so that looking for thousands of names takes no more time than there are places that begin
/// like them. Never changes.
/// </summary>
internal sealed class Occurrences
{
    private const int Fewest = 256;

    private readonly string _text;
    private readonly int[] _first;
    private readonly int[] _next;

    public Occurrences(string text)
    {
        _text = text;
        var size = Fewest;
        while (size < text.Length)
        {
            size *= 2;
        }

        // From the end, so that every chain is in the order of the text; 0 ends it, so places are counted from 1.
        _first = new int[size];
        _next = new int[text.Length];
        for (var at = text.Length - 2; at >= 0; at--)
        {
            ref var first = ref _first[Slot(text[at], text[at + 1])];
            _next[at] = first;
            first = at + 1;
        }
    }

    /// <summary>The first place of a word of two characters or more; -1 where it stands nowhere.</summary>
    public int First(string word) => From(_first[Slot(word[0], word[1])] - 1, word, 0);

    /// <summary>The next place that the word found at <paramref name="at"/> does not reach into.</summary>
    public int Next(string word, int at) => From(_next[at] - 1, word, at + word.Length);

    private int From(int at, string word, int least)
    {
        while (at >= 0 && (at < least || !WordList.Stands(_text, at, word)))
        {
            at = _next[at] - 1;
        }

        return at;
    }

    private int Slot(char one, char other) => (int)(((one * 0x9E3779B1) ^ (other * 0x85EBCA6B)) >> 13) & (_first.Length - 1);
}
