using Annals.Index.Knowledge;
using Annals.Language.Sentences;
using Annals.Pages.Figures;
using Annals.Stories.Comparing;
using Annals.Stories.Passages;

namespace Annals.Publish.Findings;

/// <summary>Looks up what the pages of figures show: what outlets counted at a place over time, each number with its sentence. Safe for many threads.</summary>
public sealed class FigurePages(KnowledgeStore store)
{
    private const int ShownOfEach = 40;
    private const int ShownOfOne = 200;

    private const decimal MostApart = 8;

    // Tolls of one disaster follow each other within days; what comes later counts something else.
    private static readonly TimeSpan LongestGap = TimeSpan.FromDays(14);

    /// <summary>The places, those first of which most articles count something.</summary>
    /// <param name="number">Of the page, from 1.</param>
    /// <param name="length">Of a page.</param>
    public FiguresPage Places(int number, int length)
    {
        var found = store.FiguredPlaces(length + 1, (number - 1) * length);
        return new FiguresPage([.. found.Take(length)]) { Number = number, HasMore = found.Count > length };
    }

    /// <param name="quantity">Only this one, of which more is shown then; null for all.</param>
    public PlaceFiguresPage Of(EntitySummary place, string? quantity = null)
    {
        var texts = new Dictionary<string, (string Text, IReadOnlyList<Range> Sentences)?>(StringComparer.Ordinal);
        var figures = store.Figures(place.Key).Where(figure => quantity is null || figure.Quantity == quantity)
            .OrderByDescending(static figure => figure.Counts.Count).ThenBy(static figure => figure.Quantity, StringComparer.Ordinal)
            .Select(figure => new FollowedFigure(figure.Quantity, figure.Counts.Count, Runs([.. figure.Counts.TakeLast(quantity is null ? ShownOfEach : ShownOfOne).Select(count => Dot(count, texts)).OfType<FigureDot>().DistinctBy(static dot => (dot.Evidence.Article, dot.Value))])))
            .Where(static figure => figure.Runs.Count > 0);
        return new PlaceFiguresPage(place, [.. figures]) { Quantity = quantity };
    }

    // New cases and all cases so far stand in the same sentences: what is of another size belongs to another run.
    private static List<FigureRun> Runs(IReadOnlyList<FigureDot> dots)
    {
        var runs = new List<List<FigureDot>>();
        foreach (var dot in dots)
        {
            var nearest = runs.Where(run => dot.Published - run[^1].Published <= LongestGap && Apart(run[^1], dot) <= MostApart).MinBy(run => Apart(run[^1], dot));
            if (nearest is null)
            {
                runs.Add([dot]);
            }
            else
            {
                nearest.Add(dot);
            }
        }

        return [.. runs.OrderByDescending(static run => run[^1].Published).ThenByDescending(static run => run.Count).Select(static run => new FigureRun(run, Trends.Of(run.ConvertAll(static dot => dot.Number))))];
    }

    // How many times the one is the other; 0 and 1 are alike.
    private static decimal Apart(FigureDot one, FigureDot other)
    {
        var (less, more) = one.Number < other.Number ? (one.Number, other.Number) : (other.Number, one.Number);
        return (Math.Max(0, more) + 1) / (Math.Max(0, less) + 1);
    }

    // Null for an article that cannot be read any more, and for what is no number.
    private FigureDot? Dot(FigureCount count, Dictionary<string, (string Text, IReadOnlyList<Range> Sentences)?> texts)
    {
        var id = count.Article.Id.Value;
        if (!texts.TryGetValue(id, out var read))
        {
            texts[id] = read = store.Text(count.Article.Id) is { } all ? (all, NumberedSentences.Of(all)) : null;
        }

        if (read is not var (text, sentences) || count.End > text.Length || Trends.NumberOf(count.Value) is not { } number)
        {
            return null;
        }

        var (from, to) = sentences.Where(sentence => sentence.Start.Value <= count.Start && count.Start < sentence.End.Value).Select(static sentence => (sentence.Start.Value, sentence.End.Value)).FirstOrDefault((count.Start, count.End));
        var passage = new Passage(id, count.Article.Outlet, count.Start, count.End, text[count.Start..count.End], text[from..Math.Max(to, count.End)], from);
        return new FigureDot(count.Article.Outlet, count.Article.Published, number, count.Value, count.Unit, passage);
    }
}
