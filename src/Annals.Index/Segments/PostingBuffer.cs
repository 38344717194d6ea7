namespace Annals.Index.Segments;

/// <summary>
/// Collects postings in the order of the text and sorts them by key. A posting of a character is
/// <c>document * 2 + (in the title ? 1 : 0)</c>, every other one a place (<see cref="DocumentTable"/>).
/// </summary>
internal sealed class PostingBuffer
{
    private const int Digit = 11;

    // Key above, value below.
    private ulong[] _grams = new ulong[1 << 16];
    private ulong[] _words = new ulong[1 << 12];
    private uint[] _wordPlaces = new uint[1 << 12];

    // What sorting moves them to and fro; large, therefore kept. (The framework's pool would keep one for every thread.)
    private ulong[] _otherGrams = [];
    private ulong[] _otherWords = [];
    private uint[] _otherPlaces = [];
    private int _gramCount;
    private int _wordCount;

    public int Count => _gramCount + _wordCount;

    /// <summary>A character or pair.</summary>
    public void AddGram(uint key, uint value)
    {
        if (_gramCount == _grams.Length)
        {
            Array.Resize(ref _grams, _gramCount * 2);
        }

        _grams[_gramCount++] = ((ulong)key << 32) | value;
    }

    public void AddWord(ulong key, uint place)
    {
        if (_wordCount == _words.Length)
        {
            Array.Resize(ref _words, _wordCount * 2);
            Array.Resize(ref _wordPlaces, _wordCount * 2);
        }

        _words[_wordCount] = key;
        _wordPlaces[_wordCount++] = place;
    }

    /// <summary>Hands every key with its values, both ascending, to the writer.</summary>
    public void WriteTo(BlockWriter writer)
    {
        SortGrams();
        var grams = _grams.AsSpan(0, _gramCount);
        var values = new List<uint>();
        for (var i = 0; i < grams.Length;)
        {
            var key = grams[i] >> 32;
            values.Clear();
            for (; i < grams.Length && grams[i] >> 32 == key; i++)
            {
                values.Add((uint)grams[i]);
            }

            writer.Add(key, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
        }

        SortWords();
        for (var i = 0; i < _wordCount;)
        {
            var start = i;
            var key = _words[i];
            while (i < _wordCount && _words[i] == key)
            {
                i++;
            }

            writer.Add(key, _wordPlaces.AsSpan(start, i - start));
        }
    }

    /// <summary>Forgets the postings, keeps the memory.</summary>
    public void Clear()
    {
        _gramCount = 0;
        _wordCount = 0;
    }

    // Sorting by digits from the lowest up keeps equal keys in their order, and that is the order of the text.
    private void SortGrams()
    {
        var source = _grams;
        var target = Sized(_otherGrams, source.Length);
        Span<int> starts = stackalloc int[1 << Digit];
        for (var shift = 32; shift < 64; shift += Digit)
        {
            starts.Clear();
            for (var i = 0; i < _gramCount; i++)
            {
                starts[(int)(source[i] >> shift) & ((1 << Digit) - 1)]++;
            }

            Accumulate(starts);
            for (var i = 0; i < _gramCount; i++)
            {
                target[starts[(int)(source[i] >> shift) & ((1 << Digit) - 1)]++] = source[i];
            }

            (source, target) = (target, source);
        }

        (_grams, _otherGrams) = (source, target);
    }

    private void SortWords()
    {
        var (keys, places) = (_words, _wordPlaces);
        var (sortedKeys, sortedPlaces) = (Sized(_otherWords, keys.Length), Sized(_otherPlaces, places.Length));
        Span<int> starts = stackalloc int[1 << Digit];
        for (var shift = 0; shift < 64; shift += Digit)
        {
            starts.Clear();
            for (var i = 0; i < _wordCount; i++)
            {
                starts[(int)(keys[i] >> shift) & ((1 << Digit) - 1)]++;
            }

            Accumulate(starts);
            for (var i = 0; i < _wordCount; i++)
            {
                var at = starts[(int)(keys[i] >> shift) & ((1 << Digit) - 1)]++;
                (sortedKeys[at], sortedPlaces[at]) = (keys[i], places[i]);
            }

            (keys, sortedKeys) = (sortedKeys, keys);
            (places, sortedPlaces) = (sortedPlaces, places);
        }

        (_words, _wordPlaces, _otherWords, _otherPlaces) = (keys, places, sortedKeys, sortedPlaces);
    }

    private static T[] Sized<T>(T[] array, int length) => array.Length == length ? array : new T[length];

    private static void Accumulate(Span<int> counts)
    {
        var sum = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            (counts[i], sum) = (sum, sum + counts[i]);
        }
    }
}
