namespace Annals.Language.Scripts;

/// <summary>
/// One spelling for characters that mean the same to a searcher: traditional Chinese becomes simplified, full width
/// half width, capitals small, accented Latin letters plain, every middle dot <c>·</c> (U+00B7). For matching only:
/// folded text is not meant to be read, 皇后 and 後面 share a character in it.
/// </summary>
/// <remarks>
/// Every UTF-16 unit becomes exactly one, so an offset into folded text is the same offset into the text. Folding
/// folded text changes nothing. Changing the table asks for a new <c>Annals.Index</c> schema number.
/// </remarks>
public static partial class ChineseFold
{
    private const char MiddleDot = '\u00b7';

    // Katakana, hyphenation, bullet, dot operator, Greek ano teleia, half-width katakana and Word's idea of one.
    private const string MiddleDots = "\u30fb\u2027\u2022\u2219\u22c5\u0387\uff65\u318d";

    private static readonly char[] Table = BuildTable();
    private static readonly bool[] IsSimplified = Marks(OnlySimplified);
    private static readonly bool[] IsTraditional = Marks(Traditional);

    public static char Fold(char character) => Table[character];

    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) => Fold(source, folded));

    /// <param name="folded">At least as long as <paramref name="text"/>.</param>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var table = Table;
        for (var i = 0; i < text.Length; i++)
        {
            folded[i] = table[text[i]];
        }
    }

    /// <summary>True for a character that simplified Chinese replaced, such as 國.</summary>
    public static bool IsOnlyTraditional(char character) => IsTraditional[character];

    /// <summary>True for a character that traditional Chinese does not use, such as 国.</summary>
    public static bool IsOnlySimplified(char character) => IsSimplified[character];

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = char.ToLowerInvariant(Narrow((char)i));
        }

        Map(table, Traditional, Simplified);
        Map(table, Accented, Unaccented);
        foreach (var dot in MiddleDots)
        {
            table[dot] = MiddleDot;
        }

        // The Ångström sign becomes å, which becomes a.
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = table[table[i]];
        }

        return table;
    }

    private static void Map(char[] table, string from, string to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            table[from[i]] = to[i];
        }
    }

    // Unicode's "Halfwidth and Fullwidth Forms": U+FF01 to U+FF5E are ASCII from '!' on; U+3000 is the wide blank.
    private static char Narrow(char character) => character switch
    {
        >= '\uff01' and <= '\uff5e' => (char)(character - '\uff01' + '!'),
        '\u3000' or '\u00a0' => ' ',
        _ => character,
    };

    private static bool[] Marks(string characters)
    {
        var marks = new bool[char.MaxValue + 1];
        foreach (var character in characters)
        {
            marks[character] = true;
        }

        return marks;
    }
}
