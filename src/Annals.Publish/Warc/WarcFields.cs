using System.Text;

namespace Annals.Publish.Warc;

/// <summary>
/// The named fields of a record (WARC 1.1, section 5), or of a block of <c>application/warc-fields</c>: in their order, names
/// compared without case. Values are UTF-8 text of one line.
/// </summary>
public sealed class WarcFields
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public IReadOnlyList<KeyValuePair<string, string>> All => _fields;

    /// <summary>The first value of a field; null when there is none.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (known, value) in _fields)
            {
                if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Adds a field; nothing when there is no value. What would end the line becomes a blank.</summary>
    public WarcFields Add(string name, string? value)
    {
        if (value is not null)
        {
            _fields.Add(new(name, OneLine(value)));
        }

        return this;
    }

    /// <summary>Lines of <c>name: value</c>, each ended by CRLF, without the empty line behind them.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _fields)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>Reads lines up to the first empty one. A line that begins with white space goes on the one before (section 4); a line without a colon is passed over.</summary>
    public static WarcFields Parse(string text)
    {
        var fields = new WarcFields();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
            {
                break;
            }

            var colon = line.IndexOf(':');
            if (line[0] is ' ' or '\t' && fields._fields.Count > 0)
            {
                var (name, value) = fields._fields[^1];
                fields._fields[^1] = new(name, $"{value} {line.Trim()}");
            }
            else if (colon > 0)
            {
                fields._fields.Add(new(line[..colon].Trim().ToString(), line[(colon + 1)..].Trim().ToString()));
            }
        }

        return fields;
    }

    private static string OneLine(string value) => value.AsSpan().ContainsAnyInRange('\0', '\u001f') ? new string([.. value.Select(character => character < ' ' ? ' ' : character)]).Trim() : value;
}
