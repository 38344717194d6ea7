using System.Globalization;
using System.Text;
using Annals.Language.Sentences;

namespace Annals.Pages.Articles;

/// <summary>
/// Puts <c>&lt;span id="s12"&gt;</c> around the sentences of an article as it is shown. The numbers are those of the text
/// as it is kept, of which less may be shown: what was left out takes its numbers with it.
/// </summary>
public static class SentenceMarks
{
    // Beyond this a sentence is looked for in order only; no article comes near.
    private const long MostComparisons = 4_000_000;

    /// <summary>The same markup with the sentences marked, and a link to them behind every paragraph.</summary>
    /// <param name="sanitised">Markup out of the sanitiser: every tag closed, every value quoted.</param>
    /// <param name="kept">The plain text of the body as it is kept.</param>
    /// <param name="address">The revision's permanent address, without a fragment.</param>
    public static string In(string sanitised, string kept, string address)
    {
        var shown = ShownText.Of(sanitised);
        var sentences = NumberedSentences.Of(shown.Text);
        // Where nothing was left out, which is so for most articles, there is nothing to look for.
        var numbers = shown.Text == kept ? [.. Enumerable.Range(1, sentences.Count)]
            : Numbers([.. NumberedSentences.Of(kept).Select(range => Key(kept[range]))], [.. sentences.Select(range => Key(shown.Text[range]))]);
        var inserts = new List<(int At, string Markup)>();
        for (var i = 0; i < sentences.Count; i++)
        {
            if (numbers[i] > 0)
            {
                var end = Wrap(sanitised, shown, sentences[i], numbers[i], inserts);
                if (EndsParagraph(shown, sentences, i) && shown.MayLink(sanitised, sentences[i], end))
                {
                    inserts.Add((end, Link(address, FirstOfParagraph(shown, sentences, numbers, i), numbers[i])));
                }
            }
        }

        return Insert(sanitised, inserts);
    }

    private static string Key(string sentence) => sentence.Replace(" ", "", StringComparison.Ordinal).Replace("\u3000", "", StringComparison.Ordinal);

    /// <summary>For each sentence shown its number among those kept, 0 where it has none.</summary>
    private static int[] Numbers(string[] kept, string[] shown)
    {
        var numbers = new int[shown.Length];
        var first = 0;
        while (first < kept.Length && first < shown.Length && kept[first] == shown[first])
        {
            numbers[first] = ++first;
        }

        var (lastKept, lastShown) = (kept.Length, shown.Length);
        while (lastKept > first && lastShown > first && kept[lastKept - 1] == shown[lastShown - 1])
        {
            numbers[--lastShown] = lastKept--;
        }

        Align(kept, shown, (first, lastKept), (first, lastShown), numbers);
        FillGaps(kept, shown, numbers);
        return numbers;
    }

    // The longest common row of sentences: what was left out stands in blocks, and the same short sentence may stand twice.
    private static void Align(string[] kept, string[] shown, (int From, int To) left, (int From, int To) right, int[] numbers)
    {
        var (rows, columns) = (left.To - left.From, right.To - right.From);
        if (rows == 0 || columns == 0 || (long)rows * columns > MostComparisons)
        {
            return;
        }

        var common = new int[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                common[row, column] = kept[left.From + row] == shown[right.From + column]
                    ? common[row + 1, column + 1] + 1
                    : Math.Max(common[row + 1, column], common[row, column + 1]);
            }
        }

        for (var (row, column) = (0, 0); row < rows && column < columns;)
        {
            if (kept[left.From + row] == shown[right.From + column])
            {
                numbers[right.From + column] = left.From + row + 1;
                (row, column) = (row + 1, column + 1);
            }
            else
            {
                (row, column) = common[row + 1, column] >= common[row, column + 1] ? (row + 1, column) : (row, column + 1);
            }
        }
    }

    // A sentence of which a part is not shown (a stamp before it) is still that sentence.
    private static void FillGaps(string[] kept, string[] shown, int[] numbers)
    {
        var previous = 0;
        for (var i = 0; i < shown.Length; i++)
        {
            if (numbers[i] == 0)
            {
                var next = numbers.AsSpan(i).IndexOfAnyExcept(0) is >= 0 and var step ? numbers[i + step] : kept.Length + 1;
                for (var candidate = previous + 1; candidate < next && numbers[i] == 0; candidate++)
                {
                    numbers[i] = IsMostOf(shown[i], kept[candidate - 1]) ? candidate : 0;
                }
            }

            previous = numbers[i] > 0 ? numbers[i] : previous;
        }
    }

    private static bool IsMostOf(string shown, string kept)
        => shown.Length <= kept.Length && shown.Length * 2 >= kept.Length && kept.Contains(shown, StringComparison.Ordinal);

    private static bool EndsParagraph(ShownText shown, IReadOnlyList<Range> sentences, int at)
        => at + 1 == sentences.Count || shown.Text.AsSpan(sentences[at].End.Value, sentences[at + 1].Start.Value - sentences[at].End.Value).Contains('\n');

    private static int FirstOfParagraph(ShownText shown, IReadOnlyList<Range> sentences, int[] numbers, int last)
    {
        var first = last;
        while (first > 0 && numbers[first - 1] > 0 && !EndsParagraph(shown, sentences, first - 1))
        {
            first--;
        }

        return numbers[first];
    }

    private static string Link(string address, int first, int last)
    {
        var name = first == last ? Number(first) : $"{Number(first)}–{Number(last)}";
        return $"<a class=\"pilcrow\" href=\"{address}#{Number(first)}\" title=\"{name}\" aria-label=\"¶ {name}\"></a>";
    }

    private static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"s{number}");

    /// <summary>
    /// Marks one sentence. Where it begins or ends inside a link or emphasis that it does not fill, it falls into pieces,
    /// each within one element; the first bears the id.
    /// </summary>
    /// <returns>Where the sentence ends in the markup.</returns>
    private static int Wrap(string html, ShownText shown, Range sentence, int number, List<(int At, string Markup)> inserts)
    {
        var start = ShownText.BackOverOpening(html, shown.Starts[sentence.Start.Value]);
        var end = ShownText.OverClosing(html, shown.Ends[sentence.End.Value - 1]);
        var isFirst = true;
        foreach (var (from, to) in ShownText.Balanced(html, start, end))
        {
            inserts.Add((from, isFirst ? $"<span id=\"{Number(number)}\">" : "<span>"));
            inserts.Add((to, "</span>"));
            isFirst = false;
        }

        return end;
    }

    private static string Insert(string html, List<(int At, string Markup)> inserts)
    {
        var marked = new StringBuilder(html.Length + (inserts.Count * 20));
        var done = 0;
        // They come in the order of the text: sentences do not overlap, nor do the pieces of one.
        foreach (var (at, markup) in inserts)
        {
            marked.Append(html, done, at - done).Append(markup);
            done = at;
        }

        return marked.Append(html, done, html.Length - done).ToString();
    }
}
