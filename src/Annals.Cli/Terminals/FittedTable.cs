namespace Annals.Cli.Terminals;

/// <summary>Rows as lines of a given width: the last column takes what the others leave, and each cell is one line. Pure.</summary>
internal static class FittedTable
{
    // An outlet's name may be a sentence; the headline is what is read.
    private const int WidestColumn = 24;
    private const int NarrowestLast = 16;
    private const int Gap = 2;

    /// <param name="rows">As many cells each as there are headings.</param>
    /// <param name="width">In columns of the terminal.</param>
    /// <param name="decorate">What becomes of the last cell of a row once it is cut: a link, perhaps.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows, int width, Func<int, string, string> decorate)
    {
        var safe = rows.Select(row => row.Select(SafeText.Escape).ToList()).ToList();
        var widths = Enumerable.Range(0, headings.Count - 1)
            .Select(column => Math.Min(WidestColumn, safe.Select(row => row[column]).Append(headings[column]).Max(DisplayWidth.Of)))
            .ToList();
        // The first column is what one copies, and is never cut.
        for (var column = widths.Count - 1; column > 0 && Last() < NarrowestLast; column--)
        {
            widths[column] = Math.Max(6, widths[column] - (NarrowestLast - Last()));
        }

        var last = Math.Max(NarrowestLast, Last());
        return [Line(headings, heading => heading), .. safe.Select((row, number) => Line(row, cell => decorate(number, cell)))];

        int Last() => width - widths.Sum() - (Gap * widths.Count);

        string Line(IReadOnlyList<string> cells, Func<string, string> finish)
            => string.Concat(widths.Select((columns, place) => DisplayWidth.Pad(DisplayWidth.Fit(cells[place], columns), columns + Gap))) + finish(DisplayWidth.Fit(cells[^1], last));
    }
}
