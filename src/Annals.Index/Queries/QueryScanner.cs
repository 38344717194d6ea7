using System.Collections.Frozen;

namespace Annals.Index.Queries;

/// <summary>Cuts a query at its blanks, minding quotes, signs and keys. Any text can be cut; a quote that never ends ends with the text.</summary>
internal ref struct QueryScanner(ReadOnlySpan<char> text)
{
    private const string Openers = "\"“”„「『«";

    private static readonly FrozenSet<string> Keys = new[] { "outlet", "from", "to", "lang", "sort" }.ToFrozenSet();

    private ReadOnlySpan<char> _rest = text;

    /// <summary>Null at the end.</summary>
    public QueryWord? Next()
    {
        _rest = _rest.TrimStart();
        if (_rest.IsEmpty)
        {
            return null;
        }

        var isExcluded = _rest.Length > 1 && _rest[0] is '-' or '－' or '−' && !char.IsWhiteSpace(_rest[1]);
        if (isExcluded)
        {
            _rest = _rest[1..];
        }

        var key = TakeKey();
        var isQuoted = !_rest.IsEmpty && Openers.Contains(_rest[0]);
        return new QueryWord(isQuoted ? TakeQuoted() : TakeBare(), isExcluded, isQuoted, key);
    }

    private string? TakeKey()
    {
        var end = _rest.IndexOfAny(':', '：');
        var name = end is > 0 and <= 8 ? _rest[..end].ToString().ToLowerInvariant() : "";
        if (!Keys.Contains(name))
        {
            return null;
        }

        _rest = _rest[(end + 1)..];
        return name;
    }

    private string TakeQuoted()
    {
        var closers = _rest[0] switch { '「' => "」", '『' => "』", '«' => "»", _ => "\"“”" };
        var inside = _rest[1..];
        var end = inside.IndexOfAny(closers);
        _rest = end < 0 ? [] : inside[(end + 1)..];
        return (end < 0 ? inside : inside[..end]).ToString();
    }

    private string TakeBare()
    {
        var end = 0;
        while (end < _rest.Length && !char.IsWhiteSpace(_rest[end]))
        {
            end++;
        }

        var word = _rest[..end].ToString();
        _rest = _rest[end..];
        return word;
    }
}
