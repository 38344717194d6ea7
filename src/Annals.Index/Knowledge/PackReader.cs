using System.Text;
using Annals.Index.Segments;

namespace Annals.Index.Knowledge;

/// <summary>Reads what <see cref="PackWriter"/> wrote, in the same order.</summary>
internal sealed class PackReader
{
    private readonly byte[] _bytes;
    private readonly string _text;
    private readonly string?[] _words;
    private int _at;
    private int _last;

    public PackReader(byte[] bytes, string text)
    {
        (_bytes, _text) = (bytes, text);
        _words = new string?[Count() + 1];
        for (var i = 1; i < _words.Length; i++)
        {
            var length = Count();
            _words[i] = Encoding.UTF8.GetString(_bytes, _at, length);
            _at += length;
        }
    }

    public long Number() => Varint.UnZigZag(Varint.Read(_bytes, ref _at));

    public string? Text() => _words[(int)Varint.Read(_bytes, ref _at)];

    public T Span<T>(Func<int, int, string, T> make)
    {
        var start = _last + (int)Number();
        var end = start + Count();
        _last = start;
        return make(start, end, _text[start..end]);
    }

    public T SpanWithText<T>(Func<int, int, string, T> make)
        => Span((start, end, inText) => make(start, end, Text() ?? inText));

    public IReadOnlyList<T> List<T>(Func<PackReader, T> read)
    {
        var items = new T[Count()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read(this);
        }

        return items;
    }

    // Nothing is longer than the bytes that tell of it or the text that it stands in.
    private int Count()
    {
        var value = Varint.Read(_bytes, ref _at);
        return value <= (ulong)Math.Max(_bytes.Length, _text.Length) ? (int)value : throw new FormatException("a number in a packed analysis is too large");
    }
}
