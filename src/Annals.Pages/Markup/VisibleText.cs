using System.Buffers;
using System.Globalization;
using System.Text;

namespace Annals.Pages.Markup;

/// <summary>
/// Text for HTML: the five characters of syntax encoded, and nothing that works unseen. A headline with a
/// right-to-left override must not turn the rest of the page around, so such characters are shown by their number.
/// </summary>
internal static class VisibleText
{
    private static readonly SearchValues<char> Syntax = SearchValues.Create("&<>\"'");

    // C0 and C1 controls, the bidirectional controls (UAX #9, section 2), line and paragraph separators, and what is no character at all.
    private static readonly SearchValues<char> Unseen = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0xA0)
            .Where(code => code is (< 0x20 and not '\t' and not '\n' and not '\r') or >= 0x7F)
            .Concat([0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF])
            .Concat(Enumerable.Range(0x202A, 5))
            .Concat(Enumerable.Range(0x2066, 4))
            .Select(code => (char)code)));

    private static readonly SearchValues<char> Special = SearchValues.Create(AllSpecial());

    public static void Encode(ReadOnlySpan<char> text, StringBuilder target)
    {
        while (text.IndexOfAny(Special) is >= 0 and var next)
        {
            target.Append(text[..next]);
            var length = AppendSpecial(text[next..], target);
            text = text[(next + length)..];
        }

        target.Append(text);
    }

    /// <summary>Leaves tags alone and shows only what works unseen.</summary>
    public static string InMarkup(string markup)
    {
        if (!markup.AsSpan().ContainsAny(Unseen))
        {
            return markup;
        }

        var visible = new StringBuilder(markup.Length + 16);
        foreach (var character in markup)
        {
            if (Unseen.Contains(character))
            {
                AppendUnseen(character, visible);
            }
            else
            {
                visible.Append(character);
            }
        }

        return visible.ToString();
    }

    private static int AppendSpecial(ReadOnlySpan<char> text, StringBuilder target)
    {
        var character = text[0];
        if (char.IsSurrogate(character))
        {
            var isPair = text.Length > 1 && char.IsSurrogatePair(character, text[1]);
            target.Append(isPair ? text[..2] : "\uFFFD");
            return isPair ? 2 : 1;
        }

        if (Syntax.Contains(character))
        {
            target.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#39;",
            });
        }
        else
        {
            AppendUnseen(character, target);
        }

        return 1;
    }

    private static void AppendUnseen(char character, StringBuilder target)
    {
        switch (character)
        {
            // Harmless and frequent: byte order marks and the marks that only nudge a neutral character.
            case '\uFEFF' or '\u200E' or '\u200F' or '\u061C':
                break;
            case '\u2028' or '\u2029':
                target.Append(' ');
                break;
            case < ' ':
                target.Append((char)('\u2400' + character));
                break;
            case '\u007F':
                target.Append('\u2421');
                break;
            default:
                target.Append('[').Append("U+").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)).Append(']');
                break;
        }
    }

    private static string AllSpecial()
    {
        var special = new StringBuilder("&<>\"'");
        for (var code = 0; code <= char.MaxValue; code++)
        {
            if (char.IsSurrogate((char)code) || Unseen.Contains((char)code))
            {
                special.Append((char)code);
            }
        }

        return special.ToString();
    }
}
