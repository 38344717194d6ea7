using Annals.Index.Segments;
using Annals.Index.Storage;

namespace Annals.Index.Packing;

/// <summary>
/// Packs short texts by phrases that are frequent in this archive: each is a few bits, the fewer the more frequent it is.
/// What none begins with takes an escape and its 16 bits. Never changes; for any number of threads.
/// </summary>
internal sealed class TextCode
{
    public const int LongestPhrase = 24;

    private const int LongestCode = 20;
    private const int UnitBits = 16;

    // Nine in ten codes are no longer.
    private const int Sight = 11;

    // The symbol behind the last phrase.
    private readonly int _escape;
    private readonly string[] _phrases;
    private readonly byte[] _lengths;
    private readonly uint[] _codes;
    private readonly PhraseTree _tree;

    // Canonical codes (RFC 1951, section 3.2.2): those of one length follow each other, in the order of their symbols.
    private readonly int[] _byCode;

    // What the next bits begin with: a symbol and the length of its code; 0 where that is longer.
    private readonly ushort[] _bySight = new ushort[1 << Sight];
    private readonly byte[] _lengthBySight = new byte[1 << Sight];
    private readonly uint[] _ends = new uint[LongestCode + 1];
    private readonly int[] _firsts = new int[LongestCode + 1];

    private TextCode(string[] phrases, byte[] lengths)
    {
        _phrases = phrases;
        _lengths = lengths;
        _escape = phrases.Length;
        _tree = new PhraseTree(phrases);
        _codes = new uint[lengths.Length];
        _byCode = [.. Enumerable.Range(0, lengths.Length).OrderBy(symbol => lengths[symbol]).ThenBy(symbol => symbol)];
        var (code, at) = (0u, 0);
        for (var length = 1; length <= LongestCode; length++)
        {
            code <<= 1;
            _firsts[length] = at - (int)code;
            for (; at < _byCode.Length && lengths[_byCode[at]] == length; at++)
            {
                See(_byCode[at], code, length);
                _codes[_byCode[at]] = code++;
            }

            _ends[length] = code;
        }
    }

    /// <param name="phrases">Without the empty one, none twice, none longer than <see cref="LongestPhrase"/>.</param>
    /// <param name="counts">How often each is met, and behind them how often none is.</param>
    public static TextCode Of(IReadOnlyList<string> phrases, IReadOnlyList<long> counts)
        => new([.. phrases], CodeLengths.Of([.. counts.Select(count => count + 1)], LongestCode));

    public void Write(BitWriter target, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var (symbol, length) = _tree.Longest(text);
            if (symbol >= 0)
            {
                target.Add(_codes[symbol], _lengths[symbol]);
            }
            else
            {
                target.Add(_codes[_escape], _lengths[_escape]);
                target.Add(text[0], UnitBits);
            }

            text = text[length..];
        }
    }

    /// <summary>Reads back as many units as <paramref name="target"/> has.</summary>
    /// <exception cref="DatabaseException">These are not the bits that were written.</exception>
    public void Read(ref BitReader source, Span<char> target)
    {
        while (!target.IsEmpty)
        {
            var symbol = ReadSymbol(ref source);
            if (symbol == _escape)
            {
                target[0] = (char)source.Take(UnitBits);
                target = target[1..];
            }
            else if (_phrases[symbol] is { } phrase && phrase.AsSpan().TryCopyTo(target))
            {
                target = target[phrase.Length..];
            }
            else
            {
                throw BitReader.Damage();
            }
        }
    }

    /// <summary>The phrases that a text is made of, by number; the number behind the last for a unit that is in none.</summary>
    public static void Count(PhraseTree tree, ReadOnlySpan<char> text, long[] counts)
    {
        while (!text.IsEmpty)
        {
            var (symbol, length) = tree.Longest(text);
            counts[symbol < 0 ? counts.Length - 1 : symbol]++;
            text = text[length..];
        }
    }

    public void WriteTo(List<byte> target)
    {
        Span<byte> number = stackalloc byte[Varint.MaxLength];
        target.AddRange(number[..Varint.Write(number, 0, (ulong)_phrases.Length)]);
        foreach (var phrase in _phrases)
        {
            target.Add((byte)phrase.Length);
            foreach (var unit in phrase)
            {
                target.Add((byte)unit);
                target.Add((byte)(unit >> 8));
            }
        }

        target.AddRange(_lengths);
    }

    public static TextCode ReadFrom(ReadOnlySpan<byte> source, ref int at)
    {
        var phrases = new string[Varint.Read(source, ref at)];
        Span<char> phrase = stackalloc char[LongestPhrase];
        for (var i = 0; i < phrases.Length; i++)
        {
            var length = source[at++];
            for (var unit = 0; unit < length; unit++, at += 2)
            {
                phrase[unit] = (char)(source[at] | (source[at + 1] << 8));
            }

            phrases[i] = new string(phrase[..length]);
        }

        var lengths = source.Slice(at, phrases.Length + 1).ToArray();
        at += lengths.Length;
        return new TextCode(phrases, lengths);
    }

    private void See(int symbol, uint code, int length)
    {
        if (length <= Sight && symbol <= ushort.MaxValue)
        {
            var first = (int)code << (Sight - length);
            _bySight.AsSpan(first, 1 << (Sight - length)).Fill((ushort)symbol);
            _lengthBySight.AsSpan(first, 1 << (Sight - length)).Fill((byte)length);
        }
    }

    private int ReadSymbol(ref BitReader source)
    {
        var bits = source.Peek(LongestCode);
        var seen = bits >> (LongestCode - Sight);
        if (_lengthBySight[seen] is > 0 and var known)
        {
            source.Skip(known);
            return _bySight[seen];
        }

        for (var length = 1; length <= LongestCode; length++)
        {
            var code = bits >> (LongestCode - length);
            if (code < _ends[length])
            {
                source.Skip(length);
                return _byCode[_firsts[length] + (int)code];
            }
        }

        throw BitReader.Damage();
    }
}
