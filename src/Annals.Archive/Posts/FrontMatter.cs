using System.Text;

namespace Annals.Archive.Posts;

/// <summary>
/// The lines between the two <c>---</c> of a post file, in order, each as written. Data only: scalars and one-line
/// lists, no anchors, tags or merges, so that nothing a stranger wrote can build objects here.
/// </summary>
public sealed class FrontMatter
{
    private readonly IReadOnlyList<FrontMatterLine> _lines;

    private FrontMatter(IReadOnlyList<FrontMatterLine> lines) => _lines = lines;

    public IEnumerable<string> Keys => _lines.Select(line => line.Key);

    /// <summary>Splits the text between the fences. A line that starts no key continues the value above it, as in a YAML string over several lines.</summary>
    /// <returns>Null when the first line is no <c>key: value</c>.</returns>
    public static FrontMatter? Parse(string text)
    {
        var lines = new List<FrontMatterLine>(12);
        foreach (var line in text.Split('\n'))
        {
            var colon = KeyLength(line);
            if (colon > 0)
            {
                lines.Add(new FrontMatterLine(line[..colon], line[(colon + 1)..]));
            }
            else if (lines.Count > 0)
            {
                lines[^1] = lines[^1] with { Raw = lines[^1].Raw + "\n" + line };
            }
            else
            {
                return null;
            }
        }

        return new FrontMatter(lines);
    }

    /// <summary>The scalar under a key with quotes and escapes undone; null when there is no such key.</summary>
    public string? Scalar(string key) => Raw(key) is { } raw ? YamlScalar.Decode(raw) : null;

    /// <summary>The items of a one-line list such as <c>[ BBC ]</c>; a bare scalar is a list of one.</summary>
    public IReadOnlyList<string> List(string key)
    {
        var raw = Raw(key)?.Trim() ?? "";
        if (raw.Length == 0)
        {
            return [];
        }

        return raw is ['[', .., ']']
            ? YamlScalar.DecodeFlowList(raw[1..^1])
            : [YamlScalar.Decode(raw)];
    }

    internal void WriteTo(StringBuilder text)
    {
        foreach (var line in _lines)
        {
            text.Append(line.Key).Append(':').Append(line.Raw).Append('\n');
        }
    }

    private string? Raw(string key)
    {
        foreach (var line in _lines)
        {
            if (line.Key == key)
            {
                return line.Raw;
            }
        }

        return null;
    }

    private static int KeyLength(string line)
    {
        var length = 0;
        while (length < line.Length && (char.IsAsciiLetterOrDigit(line[length]) || line[length] is '_' or '-'))
        {
            length++;
        }

        var isKey = length > 0 && length < line.Length && line[length] == ':' && (length + 1 == line.Length || line[length + 1] == ' ');
        return isKey ? length : 0;
    }

    /// <param name="Raw">Everything behind the colon, with the blank, the quotes and any further lines.</param>
    private readonly record struct FrontMatterLine(string Key, string Raw);
}
