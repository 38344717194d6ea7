using System.Globalization;

namespace Annals.Language.Tokens;

internal enum CharacterClass : byte
{
    /// <summary>Blanks, punctuation, symbols.</summary>
    Separator,

    /// <summary>Letters and digits of scripts that put blanks between words.</summary>
    Alphabetic,

    /// <summary>Scripts that do not, and halves of characters beyond U+FFFF.</summary>
    Ideographic,
}

internal static class CharacterClasses
{
    private static readonly CharacterClass[] Table = BuildTable();

    public static CharacterClass Of(char character) => Table[character];

    private static CharacterClass[] BuildTable()
    {
        var table = new CharacterClass[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = Classify((char)i);
        }

        return table;
    }

    private static CharacterClass Classify(char character)
    {
        if (IsWithoutBlanks(character))
        {
            return CharacterClass.Ideographic;
        }

        var isMark = char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
        return char.IsLetterOrDigit(character) || isMark ? CharacterClass.Alphabetic : CharacterClass.Separator;
    }

    // Unicode blocks. Korean has blanks, but its words carry their particles with them: pairs find 대통령 in 대통령은.
    private static bool IsWithoutBlanks(char character) => character
        is (>= '\u0e01' and <= '\u0eff') // Thai, Lao
        or (>= '\u1000' and <= '\u109f') // Burmese
        or (>= '\u1780' and <= '\u17dd') // Khmer
        or (>= '\u1100' and <= '\u11ff') // Hangul letters
        or (>= '\u3005' and <= '\u3007') // 々〆〇
        or (>= '\u3041' and <= '\u3096') or (>= '\u309d' and <= '\u309f') // Hiragana
        or (>= '\u30a1' and <= '\u30fa') or (>= '\u30fc' and <= '\u30ff') // Katakana
        or (>= '\u3105' and <= '\u312f') // Bopomofo
        or (>= '\u3131' and <= '\u318c') // Hangul compatibility letters
        or (>= '\u31f0' and <= '\u31ff') // Katakana extensions
        or (>= '\u3400' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff') // Han
        or (>= '\ua000' and <= '\ua48c') // Yi
        or (>= '\uac00' and <= '\ud7ff') // Hangul syllables
        or (>= '\ud800' and <= '\udfff') // Halves of Han beyond U+FFFF, emoji and others
        or (>= '\uf900' and <= '\ufaff') // Han compatibility
        or (>= '\uff66' and <= '\uff9d'); // Half-width katakana
}
