using System.Globalization;
using Annals.Cli.Terminals;
using Annals.Stories.Comparing;
using Annals.Stories.Origins;
using Annals.Stories.Passages;

namespace Annals.Cli.Verbs;

/// <summary>A comparison to be read in a terminal: headlines, where it all comes from, the facts with each outlet's sentence, figures, words.</summary>
internal static class ShownComparison
{
    private const int OutletWidth = 14;
    private const int ValueWidth = 20;
    private const int LongestSentence = 160;
    private const int MostWords = 8;

    public static IEnumerable<string> Lines(EventComparison comparison, int width, bool withAlone)
        => [.. Headlines(comparison, width), "", .. Origins(comparison.Origins, width, withAlone), .. Rows(comparison, width, withAlone), .. Figures(comparison, width), .. Words(comparison, width)];

    private static IEnumerable<string> Headlines(EventComparison comparison, int width)
        => FoldedTable.Lines(comparison.Articles.Select(article => (IReadOnlyList<string>)[Day(article.Published), article.Outlet, article.Headline]), [10, OutletWidth], width, 0);

    private static IEnumerable<string> Origins(OriginTree tree, int width, bool withSpeakers)
    {
        yield return $"{Count(tree.Articles.Count, "article")}, {Count(tree.Sources.Count, "independent source")}";
        foreach (var line in FoldedTable.Lines(tree.Sources.Select(source => (IReadOnlyList<string>)[source.Name, Count(source.Articles.Count, "article"), string.Join(", ", source.Outlets)]), [OutletWidth, 12], width, 2))
        {
            yield return line;
        }

        // Whom each article quotes is many lines; through whom it has them is what this is about.
        var kinds = tree.Nodes.ToDictionary(static node => node.Name, static node => node.Kind);
        var edges = tree.Edges.Where(edge => withSpeakers || kinds[edge.To] != OriginNodeKind.Speaker || kinds[edge.From] != OriginNodeKind.Outlet).ToList();
        foreach (var line in FoldedTable.Lines(edges.Select(edge => (IReadOnlyList<string>)[edge.From, JsonName(edge.Step), $"{edge.To}  “{Shortened(edge.Evidence[0])}”"]), [OutletWidth, 7], width, 2))
        {
            yield return line;
        }

        if (edges.Count < tree.Edges.Count)
        {
            yield return $"  and {Count(tree.Edges.Count - edges.Count, "speaker")} quoted directly: --all";
        }

        foreach (var copy in tree.Copies)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {copy.Article} has {copy.Share:P0} of its text from {copy.CopyOf}");
        }
    }

    private static IEnumerable<string> Rows(EventComparison comparison, int width, bool withAlone)
    {
        foreach (var group in comparison.Rows.Where(row => withAlone || row.Relation != Relation.Alone).GroupBy(row => row.Relation))
        {
            yield return "";
            yield return JsonName(group.Key).ToUpperInvariant();
            foreach (var row in group)
            {
                foreach (var line in WrappedText.Lines($"{JsonName(row.Aspect)} · {row.Subject}{(row.EventType is null ? "" : " · " + row.EventType)}: {row.Reason}", width))
                {
                    yield return line;
                }

                foreach (var line in FoldedTable.Lines(row.Cells.Select(cell => (IReadOnlyList<string>)[cell.Outlet, cell.Value, Shortened(cell.Evidence)]), [OutletWidth, ValueWidth], width, 2))
                {
                    yield return line;
                }

                if (row.Relation is not (Relation.Alone or Relation.Mistake) && comparison.Articles.Where(article => !row.Cells.Any(cell => cell.Article == article.Article)).Select(article => article.Outlet).Distinct().ToList() is { Count: > 0 } silent)
                {
                    yield return $"  silent: {string.Join(", ", silent)}";
                }
            }
        }
    }

    private static IEnumerable<string> Figures(EventComparison comparison, int width)
    {
        foreach (var series in comparison.Figures)
        {
            yield return "";
            yield return DisplayWidth.Fit($"{JsonName(series.Trend)}: {series.Subject}", width);
            foreach (var line in FoldedTable.Lines(series.Points.Select(point => (IReadOnlyList<string>)[Day(point.Published), point.Outlet, point.Value + " " + series.Unit]), [10, OutletWidth], width, 2))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Words(EventComparison comparison, int width)
    {
        foreach (var group in comparison.Words.GroupBy(use => (use.Article, use.Outlet)))
        {
            yield return "";
            yield return $"{group.Key.Outlet}: words more often (+) and less often (-) than the others'";
            foreach (var line in WrappedText.Lines(string.Join("  ", group.Take(MostWords).Select(use => string.Create(CultureInfo.InvariantCulture, $"{(use.IsOver ? '+' : '-')}{use.Word} {use.Count}:{use.Others}"))), width - 2))
            {
                yield return "  " + line;
            }
        }
    }

    /// <summary>The sentence of a passage, cut around the words where it is long.</summary>
    internal static string Shortened(Passage passage)
    {
        var sentence = passage.Sentence;
        if (sentence.Length <= LongestSentence)
        {
            return sentence;
        }

        var from = Math.Clamp(passage.Start - passage.SentenceStart - (LongestSentence / 3), 0, Math.Max(0, sentence.Length - LongestSentence));
        var to = Math.Min(sentence.Length, from + LongestSentence);
        return $"{(from > 0 ? "…" : "")}{sentence.AsSpan(from, to - from)}{(to < sentence.Length ? "…" : "")}";
    }

    internal static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    internal static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string JsonName<T>(T value)
        where T : struct, Enum
        => value.ToString().ToLowerInvariant();
}
