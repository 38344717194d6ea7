namespace Annals.Language.Words;

/// <summary>
/// A text cut into words: the cheapest sequence of lexicon words and single characters. Reused from text to text, so that cutting allocates
/// nothing once the arrays are long enough.
/// </summary>
internal sealed class Segmentation(Lexicon lexicon)
{
    // What a character that is in no word costs, in the lexicon's unit.
    private const int CostOfCharacter = 140;

    // The lexicon is larger than a processor's own memory: words of two are asked for so many characters early (100 to 60 ns a character, 2026-11-21).
    private const int Ahead = 8;

    private int[] _best = [];
    private byte[] _from = [];
    private LexiconWord[] _fromWord = [];

    /// <summary>For each character, the length of the longest word that begins there; 1 where none does.</summary>
    public byte[] LongestFrom { get; private set; } = [];

    public ushort[] ClassFrom { get; private set; } = [];

    /// <summary>For each character, the length of the longest word that ends with it.</summary>
    public byte[] LongestTo { get; private set; } = [];

    public ushort[] ClassTo { get; private set; } = [];

    /// <summary>For each character, where its word begins.</summary>
    public int[] WordStart { get; private set; } = [];

    /// <summary>For each character, where its word ends (exclusive).</summary>
    public int[] WordEnd { get; private set; } = [];

    /// <summary>For each character, the class of its word; 0 for a single character.</summary>
    public ushort[] WordClass { get; private set; } = [];

    /// <summary>For each character, whether its word is no part of names.</summary>
    public bool[] IsOrdinary { get; private set; } = [];

    /// <param name="text">Folded.</param>
    public void Cut(ReadOnlySpan<char> text)
    {
        Prepare(text.Length);
        for (var start = 0; start < text.Length; start++)
        {
            Reach(start, start + 1, CostOfCharacter, default);
            if (start + Ahead < text.Length - 1)
            {
                lexicon.Expect(WordHash.Extend(WordHash.Extend(WordHash.Empty, text[start + Ahead]), text[start + Ahead + 1]));
            }

            if (text[start] < '\u2e80')
            {
                continue;
            }

            var hash = WordHash.Extend(WordHash.Empty, text[start]);
            for (var end = start + 2; end <= text.Length && end - start <= Lexicon.LongestWord; end++)
            {
                hash = WordHash.Extend(hash, text[end - 1]);
                if (!lexicon.TryFind(hash, out var word))
                {
                    break;
                }

                if (word.Class != 0)
                {
                    Match(start, end, word.Class);
                    Reach(start, end, word.Cost, word);
                }
            }
        }

        Trace(text);
    }

    private void Match(int start, int end, ushort @class)
    {
        var length = (byte)(end - start);
        (LongestFrom[start], ClassFrom[start]) = (length, @class);
        if (LongestTo[end - 1] < length)
        {
            (LongestTo[end - 1], ClassTo[end - 1]) = (length, @class);
        }
    }

    private void Reach(int start, int end, int cost, LexiconWord word)
    {
        var total = _best[start] + cost;
        if (total < _best[end])
        {
            _best[end] = total;
            _from[end] = (byte)(end - start);
            _fromWord[end] = word;
        }
    }

    private void Trace(ReadOnlySpan<char> text)
    {
        for (var end = text.Length; end > 0;)
        {
            var start = end - _from[end];
            var word = _fromWord[end];
            var isOrdinary = end - start == 1 ? lexicon.IsOrdinary(text[start]) : word.IsOrdinary;
            for (var i = start; i < end; i++)
            {
                WordStart[i] = start;
                WordEnd[i] = end;
                WordClass[i] = word.Class;
                IsOrdinary[i] = isOrdinary;
            }

            end = start;
        }
    }

    private void Prepare(int length)
    {
        if (_best.Length <= length)
        {
            var size = Math.Max(1024, length * 2);
            _best = new int[size];
            _from = new byte[size];
            _fromWord = new LexiconWord[size];
            LongestFrom = new byte[size];
            ClassFrom = new ushort[size];
            LongestTo = new byte[size];
            ClassTo = new ushort[size];
            WordStart = new int[size];
            WordEnd = new int[size];
            WordClass = new ushort[size];
            IsOrdinary = new bool[size];
        }

        _best.AsSpan(0, length + 1).Fill(int.MaxValue);
        _best[0] = 0;
        LongestFrom.AsSpan(0, length).Fill(1);
        LongestTo.AsSpan(0, length).Fill(1);
        ClassFrom.AsSpan(0, length).Clear();
        ClassTo.AsSpan(0, length).Clear();
    }
}
