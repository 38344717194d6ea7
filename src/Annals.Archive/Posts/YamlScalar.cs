using System.Globalization;
using System.Text;

namespace Annals.Archive.Posts;

/// <summary>
/// YAML 1.2 scalars as front matter needs them (sections 7.3.1 to 7.3.3). Writing yields only what every YAML reader
/// agrees on; reading forgives what archives in the wild contain (unknown escapes stay as written).
/// </summary>
public static class YamlScalar
{
    private static readonly string[] WordsWithMeaning = ["true", "false", "yes", "no", "on", "off", "null", "~", "nan", "y", "n"];

    /// <summary>What a scalar says: plain, in single or in double quotes, over several lines.</summary>
    public static string Decode(string raw)
    {
        var text = raw.Trim();
        return text switch
        {
            ['"', .., '"'] when text.Length >= 2 => DecodeDoubleQuoted(Fold(text[1..^1])),
            ['\'', .., '\''] when text.Length >= 2 => Fold(text[1..^1]).Replace("''", "'", StringComparison.Ordinal),
            _ => Fold(text),
        };
    }

    /// <summary>The items between the brackets of a list.</summary>
    public static IReadOnlyList<string> DecodeFlowList(string inner)
    {
        var items = new List<string>();
        var start = 0;
        var quote = '\0';
        for (var i = 0; i <= inner.Length; i++)
        {
            if (i == inner.Length || (inner[i] == ',' && quote == '\0'))
            {
                var item = Decode(inner[start..i]);
                if (item.Length > 0)
                {
                    items.Add(item);
                }

                start = i + 1;
            }
            else if (quote != '\0')
            {
                if (inner[i] == '\\' && quote == '"')
                {
                    i++;
                }
                else if (inner[i] == quote)
                {
                    quote = '\0';
                }
            }
            else if (inner[i] is '"' or '\'' && inner[start..i].Trim().Length == 0)
            {
                quote = inner[i];
            }
        }

        return items;
    }

    /// <summary>Always in double quotes, always one line.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ when char.IsControl(character) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>Bare where YAML allows it in a list as well as behind a key, in quotes otherwise.</summary>
    public static string Encode(string value) => IsPlain(value) ? value : Quote(value);

    private static bool IsPlain(string value)
        => value.Length > 0
            && value.Trim() == value
            && !"-?:,[]{}#&*!|>'\"%@`=<.0123456789+".Contains(value[0], StringComparison.Ordinal)
            && value.IndexOfAny([',', '[', ']', '{', '}', '\\', '"', '#']) < 0
            && !value.Contains(": ", StringComparison.Ordinal)
            && value[^1] != ':'
            && !value.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029' or '\ufeff')
            && !WordsWithMeaning.Contains(value, StringComparer.OrdinalIgnoreCase);

    // Section 6.5: a line break inside a scalar is a blank, an empty line a line break.
    private static string Fold(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        var pendingBreaks = 0;
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.Trim(' ', '\t', '\r');
            if (trimmed.Length == 0)
            {
                pendingBreaks++;
                continue;
            }

            if (folded.Length > 0)
            {
                _ = pendingBreaks == 0 ? folded.Append(' ') : folded.Append('\n', pendingBreaks);
            }

            pendingBreaks = 0;
            folded.Append(trimmed);
        }

        return folded.ToString();
    }

    private static string DecodeDoubleQuoted(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                decoded.Append(text[i]);
                continue;
            }

            i++;
            var digits = text[i] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0)
            {
                i += AppendCodePoint(decoded, text, i, digits);
            }
            else
            {
                AppendEscape(decoded, text[i]);
            }
        }

        return decoded.ToString();
    }

    private static int AppendCodePoint(StringBuilder decoded, string text, int at, int digits)
    {
        if (at + digits < text.Length
            && int.TryParse(text.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var codePoint)
            && codePoint is >= 0 and <= 0x10ffff)
        {
            // Surrogate halves written as two \u escapes come together again in the string.
            _ = codePoint > 0xffff ? decoded.Append(char.ConvertFromUtf32(codePoint)) : decoded.Append((char)codePoint);
            return digits;
        }

        decoded.Append('\\').Append(text[at]);
        return 0;
    }

    private static void AppendEscape(StringBuilder decoded, char escape)
        => _ = escape switch
        {
            '"' or '\\' or '/' or ' ' => decoded.Append(escape),
            'n' => decoded.Append('\n'),
            't' => decoded.Append('\t'),
            'r' => decoded.Append('\r'),
            '0' => decoded.Append('\0'),
            _ => decoded.Append('\\').Append(escape),
        };
}
