using System.Runtime.InteropServices;
using Annals.Archive;
using Annals.Extraction.Text;
using Annals.Language.Comparing;

namespace Annals.Capture.Pages;

/// <summary>
/// Lines at the edge of an article (a signature, a note, a promotion under it), which the extractor takes or leaves depending on
/// what stands beside them that day, and on what the archive has learnt of the outlet since. A line that only one of two readings
/// took is a change only if it stands less or more often in the other page as a whole.
/// </summary>
internal static class EdgeLines
{
    /// <summary>True when two readings differ only by lines that both pages have, and tell what they share in the same order.</summary>
    /// <param name="before">Plain text, a line a block.</param>
    /// <param name="after">Plain text, a line a block.</param>
    public static bool AreAll(string before, IReadOnlyList<RawPage> pagesBefore, string after, IReadOnlyList<RawPage> pagesAfter)
    {
        if (pagesBefore.Count == 0 || pagesAfter.Count == 0)
        {
            return false;
        }

        var (linesBefore, linesAfter) = (Keys(before), Keys(after));
        var (countBefore, countAfter) = (Count(linesBefore), Count(linesAfter));
        var differing = countBefore.Keys.Concat(countAfter.Keys).Where(line => countBefore.GetValueOrDefault(line) != countAfter.GetValueOrDefault(line)).ToHashSet();
        if (differing.Count == 0 || !linesBefore.Where(line => !differing.Contains(line)).SequenceEqual(linesAfter.Where(line => !differing.Contains(line))))
        {
            return false;
        }

        var (wholeBefore, wholeAfter) = (Count(Whole(pagesBefore)), Count(Whole(pagesAfter)));
        return differing.All(line => wholeBefore.TryGetValue(line, out var times) && wholeAfter.GetValueOrDefault(line) == times);
    }

    private static IEnumerable<string> Whole(IReadOnlyList<RawPage> pages) => pages.SelectMany(page => Keys(HtmlText.ToPlainText(PageSource.Of(page))));

    private static List<string> Keys(string text) => [.. text.Split('\n').Select(Noise.KeyOf).Where(key => key.Length > 0)];

    private static Dictionary<string, int> Count(IEnumerable<string> lines)
    {
        var counts = new Dictionary<string, int>();
        foreach (var line in lines)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, line, out _)++;
        }

        return counts;
    }
}
