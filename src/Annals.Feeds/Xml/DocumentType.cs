using System.Text;

namespace Annals.Feeds.Xml;

/// <summary>
/// What a DOCTYPE contributes: the entities of its internal subset. Nothing outside the document is ever fetched, and expansion
/// has a budget for the whole document, so that nested entities cannot multiply.
/// </summary>
internal sealed class DocumentType
{
    private const int MaxEntities = 1000;
    private const int MaxDepth = 8;
    private const int Budget = 1024 * 1024;

    private readonly Dictionary<string, byte[]> entities = new(StringComparer.Ordinal);
    private int spent;

    public string Name { get; private set; } = "";

    /// <summary>With an external subset an undeclared entity is not an error (XML 1.0 section 4.1, "Entity Declared").</summary>
    public bool HasExternalSubset { get; private set; }

    /// <summary>Reads from behind <c>&lt;!DOCTYPE</c>; gives the offset behind the closing bracket.</summary>
    public int Read(ReadOnlySpan<byte> data, int offset)
    {
        var at = SkipSpace(data, offset);
        var nameEnd = NameEnd(data, at);
        Name = Encoding.UTF8.GetString(data[at..nameEnd]);
        at = nameEnd;
        while (at < data.Length)
        {
            switch (data[at])
            {
                case (byte)'>':
                    return at + 1;
                case (byte)'[':
                    at = ReadInternalSubset(data, at + 1);
                    break;
                case (byte)'"' or (byte)'\'':
                    HasExternalSubset = true;
                    at = AfterQuote(data, at);
                    break;
                case (byte)'<':
                    return at;
                default:
                    at++;
                    break;
            }
        }
        return at;
    }

    /// <summary>Appends the replacement text of an entity; false when it is not declared here.</summary>
    public bool TryExpand(string name, Utf8Buffer? target, out bool overBudget)
    {
        overBudget = false;
        if (!entities.TryGetValue(name, out var value))
            return false;
        overBudget = !Expand(value, target, 0);
        return true;
    }

    private bool Expand(ReadOnlySpan<byte> value, Utf8Buffer? target, int depth)
    {
        while (value.Length > 0)
        {
            var amp = value.IndexOf((byte)'&');
            var run = amp < 0 ? value : value[..amp];
            spent += run.Length + 1;
            if (spent > Budget || depth > MaxDepth)
                return false;
            target?.Append(run);
            if (amp < 0)
                return true;
            value = value[amp..];
            var semicolon = value.IndexOf((byte)';');
            if (semicolon is < 2 or > 64)
            {
                target?.Append((byte)'&');
                value = value[1..];
                continue;
            }
            var name = Encoding.UTF8.GetString(value[1..semicolon]);
            value = value[(semicolon + 1)..];
            if (entities.TryGetValue(name, out var inner))
            {
                // At most MaxDepth levels: not a recursion the input can drive.
                if (!Expand(inner, target, depth + 1))
                    return false;
            }
            else
            {
                target?.Append(HtmlEntities.Find(name) ?? "&" + name + ";");
            }
        }
        return true;
    }

    private int ReadInternalSubset(ReadOnlySpan<byte> data, int at)
    {
        while (at < data.Length)
        {
            if (data[at] == ']')
                return at + 1;
            if (data[at..].StartsWith("<!--"u8))
            {
                var close = data[(at + 4)..].IndexOf("-->"u8);
                at = close < 0 ? data.Length : at + 4 + close + 3;
            }
            else if (data[at..].StartsWith("<!ENTITY"u8))
            {
                at = ReadEntity(data, at + 8);
            }
            else
            {
                at = data[at] is (byte)'"' or (byte)'\'' ? AfterQuote(data, at) : at + 1;
            }
        }
        return at;
    }

    private int ReadEntity(ReadOnlySpan<byte> data, int at)
    {
        at = SkipSpace(data, at);
        var isParameter = at < data.Length && data[at] == '%';
        var nameEnd = NameEnd(data, at);
        var name = Encoding.UTF8.GetString(data[at..nameEnd]);
        at = SkipSpace(data, nameEnd);
        if (at < data.Length && data[at] is (byte)'"' or (byte)'\'')
        {
            var end = AfterQuote(data, at);
            if (!isParameter && name.Length > 0 && entities.Count < MaxEntities)
                entities.TryAdd(name, data[(at + 1)..Math.Max(at + 1, end - 1)].ToArray());
            at = end;
        }
        while (at < data.Length && data[at] is not ((byte)'>' or (byte)']'))
            at = data[at] is (byte)'"' or (byte)'\'' ? AfterQuote(data, at) : at + 1;
        return at < data.Length && data[at] == '>' ? at + 1 : at;
    }

    private static int AfterQuote(ReadOnlySpan<byte> data, int at)
    {
        var close = data[(at + 1)..].IndexOf(data[at]);
        // A quote that is never closed must not swallow the feed.
        return close < 0 ? at + 1 : at + close + 2;
    }

    private static int SkipSpace(ReadOnlySpan<byte> data, int at)
    {
        while (at < data.Length && data[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        return at;
    }

    private static int NameEnd(ReadOnlySpan<byte> data, int at)
    {
        var end = at;
        while (end < data.Length && data[end] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'>' or (byte)'[' or (byte)'"' or (byte)'\''))
            end++;
        return end;
    }
}
