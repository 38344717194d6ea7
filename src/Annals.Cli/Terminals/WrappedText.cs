using System.Text;

namespace Annals.Cli.Terminals;

/// <summary>
/// A paragraph as lines of a given width: between any two Chinese characters, and at blanks elsewhere, but never with a closing
/// mark at the beginning of a line or an opening one at its end (Requirements for Chinese Text Layout, section 3.1.3). Pure.
/// </summary>
internal static class WrappedText
{
    /// <summary>Forty Chinese characters, or some twelve words: longer lines tire.</summary>
    public const int Widest = 80;

    private const string NotAtTheBeginning = "，。、；：？！）〕］｝〉》」』】〗”’…‥—～·・％‰℃,.;:?!)]}%";
    private const string NotAtTheEnd = "（〔［｛〈《「『【〖“‘([{$￥¥£€";

    /// <param name="columns">At least two.</param>
    public static IReadOnlyList<string> Lines(string text, int columns)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var width = 0;
        foreach (var piece in Pieces(text))
        {
            var wide = DisplayWidth.Of(piece);
            if (width > 0 && width + DisplayWidth.Of(piece.TrimEnd()) > columns)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                width = 0;
            }

            line.Append(piece);
            width += wide;
        }

        lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    // What must stand on one line: a word with the blank behind it, or a character with the marks that belong to it.
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (before is { } last && MayBreak(last, rune))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(rune.ToString());
            before = rune;
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }

    private static bool MayBreak(Rune before, Rune after)
    {
        if (Rune.IsWhiteSpace(after) || Contains(NotAtTheBeginning, after) || Contains(NotAtTheEnd, before))
        {
            return false;
        }

        return Rune.IsWhiteSpace(before) || DisplayWidth.Of(before.ToString()) == 2 || DisplayWidth.Of(after.ToString()) == 2;
    }

    private static bool Contains(string marks, Rune rune) => rune.IsBmp && marks.Contains((char)rune.Value, StringComparison.Ordinal);
}
