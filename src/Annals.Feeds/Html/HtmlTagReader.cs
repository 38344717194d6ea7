namespace Annals.Feeds.Html;

/// <summary>Reads one tag the way browsers do (HTML, tag open state and what follows it), whatever its quoting.</summary>
internal sealed class HtmlTagReader(string html)
{
    private const int MaxAttributes = 200;

    private readonly List<(string Name, string Value)> attributes = [];
    private int position;

    /// <summary>Lower case.</summary>
    public string Name { get; private set; } = "";

    public bool IsEnd { get; private set; }

    public bool IsSelfClosing { get; private set; }

    /// <summary>Lower-case names, raw values, without repetitions.</summary>
    public IReadOnlyList<(string Name, string Value)> Attributes => attributes;

    /// <summary>The offset behind the tag.</summary>
    public int End => position;

    /// <summary>False when what stands there is no tag.</summary>
    public bool Read(int start)
    {
        attributes.Clear();
        IsSelfClosing = false;
        position = start + 1;
        IsEnd = position < html.Length && html[position] == '/';
        if (IsEnd)
            position++;
        if (position >= html.Length || !char.IsAsciiLetter(html[position]))
            return false;
        var nameStart = position;
        while (position < html.Length && !char.IsWhiteSpace(html[position]) && html[position] is not ('/' or '>' or '<'))
            position++;
        Name = html[nameStart..position].ToLowerInvariant();
        ReadAttributes();
        return true;
    }

    private void ReadAttributes()
    {
        while (position < html.Length)
        {
            var c = html[position];
            if (c == '>')
            {
                position++;
                return;
            }
            // A tag that is not closed before the next one begins.
            if (c == '<')
                return;
            if (char.IsWhiteSpace(c) || c == '/')
            {
                position++;
                IsSelfClosing = c == '/' && position < html.Length && html[position] == '>';
            }
            else
            {
                ReadAttribute();
            }
        }
    }

    private void ReadAttribute()
    {
        var start = position;
        position++;
        while (position < html.Length && !char.IsWhiteSpace(html[position]) && html[position] is not ('=' or '>' or '/' or '<'))
            position++;
        var name = html[start..position].ToLowerInvariant();
        var beforeSpace = position;
        SkipSpace();
        var value = "";
        if (position < html.Length && html[position] == '=')
        {
            position++;
            SkipSpace();
            value = ReadValue();
        }
        else
        {
            position = beforeSpace;
        }
        if (attributes.Count < MaxAttributes && !attributes.Exists(a => a.Name == name))
            attributes.Add((name, value));
    }

    private string ReadValue()
    {
        if (position >= html.Length)
            return "";
        var quote = html[position];
        if (quote is '"' or '\'')
        {
            var close = html.IndexOf(quote, position + 1);
            if (close >= 0)
            {
                var quoted = html[(position + 1)..close];
                position = close + 1;
                return quoted;
            }
            // Never closed: up to the end of the tag.
            position++;
        }
        var start = position;
        while (position < html.Length && !char.IsWhiteSpace(html[position]) && html[position] is not '>')
            position++;
        // <a href=http://host/> : the slash belongs to the tag.
        return position < html.Length && html[position] == '>' && position > start && html[position - 1] == '/' && position - start > 1 && html.AsSpan(start, position - start - 1).Contains('/') is false
            ? html[start..(position - 1)]
            : html[start..position];
    }

    private void SkipSpace()
    {
        while (position < html.Length && char.IsWhiteSpace(html[position]))
            position++;
    }
}
