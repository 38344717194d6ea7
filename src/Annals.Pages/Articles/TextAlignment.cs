namespace Annals.Pages.Articles;

/// <summary>Where passages of the text that was read stand in the text that is shown, of which lines may have been left out.</summary>
internal sealed class TextAlignment
{
    // A line that is shown in part is looked for among so many of those that come next.
    private const int Lookahead = 40;
    private const int LeastPart = 8;

    private readonly List<(int Read, int Shown, int Length)> _runs = [];

    private TextAlignment()
    {
    }

    public static TextAlignment Of(string read, string shown)
    {
        var alignment = new TextAlignment();
        var (readLines, shownLines) = (Lines(read), Lines(shown));
        var byText = readLines.Select((line, place) => (Text: read.Substring(line.Start, line.Length), place)).ToLookup(line => line.Text, line => line.place);
        var next = 0;
        foreach (var (start, length) in shownLines)
        {
            var text = shown.Substring(start, length);
            if (byText[text].FirstOrDefault(place => place >= next, -1) is >= 0 and var whole)
            {
                alignment._runs.Add((readLines[whole].Start, start, length));
                next = whole + 1;
            }
            else if (length >= LeastPart && PartOf(read, readLines, next, text) is ( >= 0 and var line, var at))
            {
                alignment._runs.Add((at, start, length));
                next = line;
            }
        }

        return alignment;
    }

    /// <summary>Null where the passage, or an end of it, is not shown.</summary>
    public (int Start, int End)? Shown(int start, int end)
        => end > start && At(start) is { } from && At(end - 1) is { } last && last >= from ? (from, last + 1) : null;

    private int? At(int offset)
    {
        var (low, high) = (0, _runs.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (read, shown, length) = _runs[middle];
            if (offset < read)
            {
                high = middle - 1;
            }
            else if (offset >= read + length)
            {
                low = middle + 1;
            }
            else
            {
                return shown + offset - read;
            }
        }

        return null;
    }

    private static (int Line, int At) PartOf(string read, List<(int Start, int Length)> lines, int next, string part)
    {
        for (var line = next; line < Math.Min(lines.Count, next + Lookahead); line++)
        {
            if (read.AsSpan(lines[line].Start, lines[line].Length).IndexOf(part, StringComparison.Ordinal) is >= 0 and var at)
            {
                return (line + 1, lines[line].Start + at);
            }
        }

        return (-1, 0);
    }

    private static List<(int Start, int Length)> Lines(string text)
    {
        var lines = new List<(int, int)>();
        for (var start = 0; start <= text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n') is >= 0 and var end ? end : text.Length - start;
            if (length > 0)
            {
                lines.Add((start, length));
            }

            start += length + 1;
        }

        return lines;
    }
}
