using System.Collections.Frozen;

namespace Annals.Index.Queries;

/// <summary>Cuts a query at its blanks, minding quotes, signs and keys. Any text can be cut; a quote that never ends ends with the text.</summary>
internal ref struct QueryScanner(ReadOnlySpan<char> text)
{
    private const string Openers = "\"“”„「『«";

    private const string ExactKey = "exact";

    private static readonly FrozenSet<string> Keys = new[] { "outlet", "from", "to", "lang", "sort", "tag", "has", "is", "who", "entity", "event", "story", ExactKey }.ToFrozenSet();

    private ReadOnlySpan<char> _rest = text;

    /// <summary>Null at the end.</summary>
    public QueryWord? Next()
    {
        _rest = _rest.TrimStart();
        if (_rest.IsEmpty)
        {
            return null;
        }

        var isExcluded = TakeSign("-－−");
        var key = TakeKey();
        var isExact = key == ExactKey || (key is null && TakeSign("=＝"));
        var isQuoted = !_rest.IsEmpty && Openers.Contains(_rest[0]);
        return new QueryWord(isQuoted ? TakeQuoted() : TakeBare(), isExcluded, isQuoted, isExact, isExact ? null : key);
    }

    private bool TakeSign(string signs)
    {
        if (_rest.Length < 2 || !signs.Contains(_rest[0]) || char.IsWhiteSpace(_rest[1]))
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
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
