using System.Text;
using AngleSharp.Html;

namespace Annals.Extraction.Text;

/// <summary>Decodes character references as the HTML tokenizer does (html.spec.whatwg.org/#character-reference-state).</summary>
internal static class CharacterReferences
{
    private const int LongestName = 32;

    /// <summary>What windows-1252 has where Unicode has control characters (html.spec.whatwg.org/#numeric-character-reference-end-state).</summary>
    private const string HighControls =
        "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
        "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    public static string Decode(ReadOnlySpan<char> text, bool inAttribute)
    {
        var ampersand = text.IndexOf('&');
        if (ampersand < 0)
            return text.ToString();
        var decoded = new StringBuilder(text.Length);
        while (ampersand >= 0)
        {
            decoded.Append(text[..ampersand]);
            text = text[ampersand..];
            var read = ReadOne(text, inAttribute, decoded);
            if (read == 0)
            {
                decoded.Append('&');
                read = 1;
            }

            text = text[read..];
            ampersand = text.IndexOf('&');
        }

        return decoded.Append(text).ToString();
    }

    /// <summary>Appends what the reference at the beginning of the text stands for; returns its length, 0 when it is none.</summary>
    private static int ReadOne(ReadOnlySpan<char> text, bool inAttribute, StringBuilder decoded)
    {
        if (text.Length < 3)
            return 0;
        return text[1] == '#' ? ReadNumber(text, decoded) : ReadName(text, inAttribute, decoded);
    }

    private static int ReadNumber(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        var hex = text[2] is 'x' or 'X';
        var at = hex ? 3 : 2;
        var first = at;
        var value = 0;
        while (at < text.Length && (hex ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])))
        {
            var digit = char.IsAsciiDigit(text[at]) ? text[at] - '0' : (text[at] | 0x20) - 'a' + 10;
            value = Math.Min(0x110000, (value * (hex ? 16 : 10)) + digit);
            at++;
        }

        if (at == first)
            return 0;
        if (at < text.Length && text[at] == ';')
            at++;
        if (value is >= 0x80 and < 0xa0)
            decoded.Append(HighControls[value - 0x80]);
        else
            decoded.Append(Rune.TryCreate(value, out var rune) && value != 0 ? rune.ToString() : "\ufffd");
        return at;
    }

    private static int ReadName(ReadOnlySpan<char> text, bool inAttribute, StringBuilder decoded)
    {
        var end = 1;
        while (end < text.Length && end <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end < text.Length && text[end] == ';')
        {
            var symbol = HtmlEntityProvider.Resolver.GetSymbol(text[1..(end + 1)].ToString());
            if (symbol is not null)
            {
                decoded.Append(symbol);
                return end + 1;
            }
        }

        // A handful of old names work without the semicolon; the longest that fits counts.
        for (var length = Math.Min(end, 7); length > 2; length--)
        {
            var symbol = HtmlEntityProvider.Resolver.GetSymbol(text[1..length].ToString());
            if (symbol is null)
                continue;
            if (inAttribute && length < text.Length && (text[length] == '=' || char.IsAsciiLetterOrDigit(text[length])))
                return 0;
            decoded.Append(symbol);
            return length;
        }

        return 0;
    }
}
