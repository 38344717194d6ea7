using System.Globalization;
using System.Text;
using Annals.Publish.Site.Switching;

namespace Annals.Publish.Site.Search;

/// <summary>
/// Cuts postings, which come in the order of their keys, into files of some 20 kB that a page loads as scripts, since pages
/// from a disk may not read files in any other way. A question of two characters needs one of them.
/// </summary>
/// <param name="folder">Below <c>search/</c>.</param>
internal sealed class ShardWriter(SiteStage stage, string folder)
{
    private const int Length = 20_000;
    private const ulong WordBit = 1UL << 62;
    private const ulong HashBit = 1UL << 63;

    private readonly DigitWriter _entries = new();
    private readonly DigitWriter _file = new();
    private readonly List<uint> _grams = [];
    private readonly List<string> _words = [];
    private uint _before;
    private bool _isWords;
    private string _first = "";

    /// <summary>The first key of each file of characters and pairs.</summary>
    public IReadOnlyList<uint> Grams => _grams;

    /// <summary>The first key of each file of words; these files follow the others.</summary>
    public IReadOnlyList<string> Words => _words;

    public IReadOnlyList<string> Paths => [.. Enumerable.Range(0, _grams.Count + _words.Count).Select(PathOf)];

    /// <param name="rows">Ascending, at least one.</param>
    /// <param name="titles">Those of them whose title holds the key.</param>
    public void Add(ulong key, ReadOnlySpan<int> rows, ReadOnlySpan<int> titles)
    {
        var isWord = key >= WordBit;
        if (_entries.Length >= Length || isWord != _isWords)
        {
            Flush();
            _isWords = isWord;
        }

        if (isWord)
        {
            AddWord(TextOf(key));
        }
        else
        {
            AddGram((uint)key);
        }

        var isDense = rows.Length > rows[^1] / 6;
        _entries.Number(((uint)rows.Length << 2) | (titles.IsEmpty ? 0u : 2u) | (isDense ? 1u : 0u));
        if (isDense)
        {
            _entries.Bits(rows);
        }
        else
        {
            _entries.Gaps(rows);
        }

        if (!titles.IsEmpty)
        {
            _entries.Number((uint)titles.Length);
            _entries.Gaps(titles);
        }
    }

    public void Flush()
    {
        if (_entries.Length == 0)
        {
            return;
        }

        if (_isWords)
        {
            _words.Add(_first);
        }
        else
        {
            _grams.Add(uint.Parse(_first, CultureInfo.InvariantCulture));
        }

        var number = _grams.Count + _words.Count - 1;
        _file.Clear();
        _file.Raw(Encoding.ASCII.GetBytes($"annals.shard('{folder}{number.ToString(CultureInfo.InvariantCulture)}','"));
        _file.Raw(_entries.Written);
        _file.Raw("')\n"u8);
        stage.Write(PathOf(number), _file.Written);
        _entries.Clear();
    }

    private string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"search/{folder}/{number}.js");

    private void AddGram(uint key)
    {
        if (_entries.Length == 0)
        {
            _first = key.ToString(CultureInfo.InvariantCulture);
            _before = key;
        }

        _entries.Number(key - _before);
        _before = key;
    }

    private void AddWord(string word)
    {
        _first = _entries.Length == 0 ? word : _first;
        _entries.Raw(Encoding.ASCII.GetBytes($"{word}!"));
    }

    /// <summary>A word's key as text in the same order: the word itself, or <c>~</c> and its hash in hexadecimal.</summary>
    private static string TextOf(ulong key)
    {
        if ((key & HashBit) != 0)
        {
            return "~" + (key & ~HashBit).ToString("x16", CultureInfo.InvariantCulture);
        }

        Span<char> letters = stackalloc char[11];
        var rest = key & ~WordBit;
        var length = 0;
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            var digit = (int)(rest % 37);
            rest /= 37;
            letters[i] = digit == 0 ? ' ' : (char)(digit <= 10 ? '0' + digit - 1 : 'a' + digit - 11);
            length = digit != 0 && length == 0 ? i + 1 : length;
        }

        return letters[..length].ToString();
    }
}
