using System.Text;
using Annals.Index.Segments;

namespace Annals.Index.Knowledge;

/// <summary>Numbers, spans and words one behind the other; every word is written once, in a list that stands in front.</summary>
internal sealed class PackWriter(string text)
{
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly List<byte> _body = [];
    private readonly List<byte> _list = [];
    private int _last;

    public void Number(long value) => Write(_body, Varint.ZigZag(value));

    /// <summary>A span, counted from the one before.</summary>
    public void Span(int start, int end)
    {
        Number(start - _last);
        Write(_body, (ulong)(end - start));
        _last = start;
    }

    /// <summary>A span whose words are nearly always those of the text.</summary>
    public void Span(int start, int end, string words)
    {
        Span(start, end);
        Text(string.CompareOrdinal(text, start, words, 0, Math.Max(end - start, words.Length)) == 0 ? null : words);
    }

    public void Text(string? word)
    {
        if (word is null)
        {
            Write(_body, 0);
            return;
        }

        if (!_words.TryGetValue(word, out var number))
        {
            _words[word] = number = _words.Count + 1;
            var bytes = Encoding.UTF8.GetBytes(word);
            Write(_list, (ulong)bytes.Length);
            _list.AddRange(bytes);
        }

        Write(_body, (ulong)number);
    }

    public void Each<T>(IReadOnlyList<T> items, Action<T> write)
    {
        Write(_body, (ulong)items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    public byte[] ToArray()
    {
        var count = new List<byte>();
        Write(count, (ulong)_words.Count);
        return [.. count, .. _list, .. _body];
    }

    private static void Write(List<byte> target, ulong value)
    {
        Span<byte> bytes = stackalloc byte[Varint.MaxLength];
        target.AddRange(bytes[..Varint.Write(bytes, 0, value)]);
    }
}
