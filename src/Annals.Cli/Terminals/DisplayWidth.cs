using System.Globalization;
using System.Text;

namespace Annals.Cli.Terminals;

/// <summary>How many columns a terminal gives a text (Unicode Standard Annex 11): two for a Chinese character, none for a mark that stands over another.</summary>
internal static class DisplayWidth
{
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>The text, or as much of its beginning as has room together with an ellipsis.</summary>
    /// <param name="columns">At least one.</param>
    public static string Fit(string text, int columns)
    {
        if (Of(text) <= columns)
        {
            return text;
        }

        var kept = new StringBuilder();
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
            if (width > columns - 1)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.Append('…').ToString();
    }

    /// <summary>The text with blanks behind it up to a width.</summary>
    public static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - Of(text)));

    private static int Of(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : IsWide(rune.Value) ? 2 : 1;

    private static bool IsWide(int value) => value
        is (>= 0x1100 and <= 0x115f) // Hangul letters
        or (>= 0x2e80 and <= 0x303e) or (>= 0x3041 and <= 0x4dbf) or (>= 0x4e00 and <= 0xa4cf) // Han, kana, Bopomofo, Yi and their signs
        or (>= 0xa960 and <= 0xa97f) or (>= 0xac00 and <= 0xd7a3) // Hangul
        or (>= 0xf900 and <= 0xfaff) or (>= 0xfe10 and <= 0xfe19) or (>= 0xfe30 and <= 0xfe6f) // Compatibility forms
        or (>= 0xff00 and <= 0xff60) or (>= 0xffe0 and <= 0xffe6) // Full width
        or (>= 0x1f300 and <= 0x1f64f) or (>= 0x1f680 and <= 0x1f6ff) or (>= 0x1f900 and <= 0x1f9ff) // Pictures
        or (>= 0x20000 and <= 0x3fffd); // Han beyond U+FFFF
}
