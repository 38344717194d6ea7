namespace Annals.Cli.Terminals;

/// <summary>Rows as blocks of lines of a given width: every cell is broken within its column, none is cut. Pure.</summary>
internal static class FoldedTable
{
    private const int Gap = 2;

    /// <param name="widths">Of all columns but the last, which takes what is left.</param>
    public static IEnumerable<string> Lines(IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<int> widths, int width, int indent)
    {
        var last = Math.Max(16, width - indent - widths.Sum() - (Gap * widths.Count));
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => WrappedText.Lines(SafeText.Escape(cell.ReplaceLineEndings(" ")), column < widths.Count ? widths[column] : last)).ToList();
            for (var line = 0; line < cells.Max(cell => cell.Count); line++)
            {
                var text = string.Concat(cells.Select((cell, column) => column < widths.Count ? DisplayWidth.Pad(line < cell.Count ? cell[line] : "", widths[column] + Gap) : line < cell.Count ? cell[line] : ""));
                yield return (new string(' ', indent) + text).TrimEnd();
            }
        }
    }
}
