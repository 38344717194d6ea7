using System.Globalization;

namespace Annals.Language.Comparing;

/// <summary>
/// Text without whatever may differ between two copies of the same words: white space, control and format characters,
/// relative time stamps. Replacement characters (U+FFFD) stay or go as asked.
/// </summary>
public static class BareText
{
    public static string Of(string text) => string.Create(Write(text, default, keepReplacements: true), text, static (to, from) => Write(from, to, keepReplacements: true));

    /// <summary>Writes what is left, without replacement characters, and returns how much; an empty target only counts.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<char> to, bool keepReplacements = false)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsAsciiDigit(character) && (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])))
            {
                var stamp = RelativeTime.LengthAt(text[i..]);
                if (stamp > 0)
                {
                    i += stamp - 1;
                    continue;
                }
            }

            if (IsNoise(character) && (character != '\uFFFD' || !keepReplacements))
            {
                continue;
            }

            if (to.Length > length)
            {
                to[length] = character;
            }

            length++;
        }

        return length;
    }

    private static bool IsNoise(char character)
    {
        if (char.IsAscii(character))
        {
            return character is <= ' ' or '\u007F';
        }

        // The CJK characters of nearly every article need no look-up.
        if (character is >= '\u3001' and <= '\u9FFF')
        {
            return false;
        }

        return character == '\uFFFD' || char.IsWhiteSpace(character)
            || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format;
    }
}
