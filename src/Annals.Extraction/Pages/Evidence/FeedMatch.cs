using Annals.Extraction.Dom;
using Annals.Extraction.Pages.Body;

namespace Annals.Extraction.Pages.Evidence;

/// <summary>
/// Where on a page the feed's own text of the entry stands: evidence that no page alone can give. A feed that has the whole text
/// says which container is the article and where it begins and ends; a summary only says which part of the page it is in.
/// </summary>
internal sealed class FeedMatch
{
    private const int MostProbes = 40;
    private const int ProbeLetters = 24;
    private const int FewestLetters = 10;

    /// <summary>Fewer paragraphs found than this say where the text is, not where it ends.</summary>
    private const int Several = 3;

    private readonly HashSet<Node> _around = [];

    private readonly int _paragraphs;

    private FeedMatch(List<Node> hits, int paragraphs, double share)
    {
        _paragraphs = paragraphs;
        Hits = hits;
        Share = share;
        foreach (var hit in hits)
        {
            for (var node = hit; node is not null && _around.Add(node);)
                node = node.Parent;
        }
    }

    /// <summary>The page's blocks that hold a paragraph of the feed's, in document order.</summary>
    public List<Node> Hits { get; }

    /// <summary>How many of the feed's paragraphs stand on the page, 0 to 1.</summary>
    public double Share { get; }

    public bool IsWhole => Hits.Count >= Several && _paragraphs >= Several && Share >= 0.6;

    /// <summary>Null when there is nothing to look for or none of it is on the page.</summary>
    public static FeedMatch? Find(Node body, string? feedText)
    {
        if (feedText is null || Probes(feedText) is not { Count: > 0 } probes)
            return null;
        var found = new bool[probes.Count];
        var hits = new List<Node>();
        foreach (var block in Blocks.Of(body))
        {
            if (block.Weight.Chars < FewestLetters || block.Weight.LinkDensity > 0.8)
                continue;
            var letters = Letters(BlockText.Of(block));
            var isHit = false;
            for (var i = 0; i < probes.Count; i++)
            {
                if (!letters.Contains(probes[i], StringComparison.Ordinal))
                    continue;
                found[i] = isHit = true;
            }

            if (isHit)
                hits.Add(block);
        }

        return hits.Count == 0 ? null : new(hits, probes.Count, found.Count(static f => f) / (double)probes.Count);
    }

    /// <summary>True for a block of the feed's and all that is around one: whatever it is called, it is no menu.</summary>
    public bool IsAround(Node node) => _around.Contains(node);

    /// <summary>The container the feed's text is in; <paramref name="best"/> when that holds it, or when the feed says too little.</summary>
    public Node Container(Node best, Node body, ExtractionLog log)
    {
        var inside = Hits.Count(h => h.IsWithin(best));
        var core = CommonHolder();
        if (inside == Hits.Count || core == body || !core.IsWithin(body))
        {
            if (inside > 0)
                log.Kept("feed text confirms the container", best);
            return best;
        }

        var wins = inside * 2 >= Hits.Count
            ? core.Weight.OwnChars < best.Weight.OwnChars * 1.5
            : IsWhole || (!best.IsWithin(core) && core.Weight.OwnChars * 2 > best.Weight.OwnChars);
        if (!wins)
            return best;
        log.Kept("container that holds the feed's text " + core, core);
        return core;
    }

    /// <summary>
    /// Leaves out what stands before the first and after the last paragraph of a feed that gives nearly all of the text. When that
    /// would be much, the feed was cut short, and nothing goes.
    /// </summary>
    public void DropOutside(Node article, ExtractionLog log)
    {
        if (!IsWhole || Share < 0.9)
            return;
        var blocks = Blocks.Of(article);
        var first = blocks.FindIndex(Hits.Contains);
        var last = blocks.FindLastIndex(Hits.Contains);
        if (first < 0)
            return;
        List<Node> outside = [.. blocks.Take(first), .. blocks.Skip(last + 1)];
        outside.RemoveAll(static b => Names.Headings.Contains(b.Tag) || b.Tag is "figcaption" || b.Ancestors().Any(static a => a.Tag is "figure"));
        if (outside.Sum(static b => b.Weight.Chars) * 5 > article.Weight.Chars)
            return;
        foreach (var block in outside)
        {
            log.Dropped("outside the feed's text", block);
            TextMeasure.Cut(block);
        }
    }

    private Node CommonHolder()
    {
        var core = Hits[0].Parent ?? Hits[0];
        while (core.Parent is { } parent && !Hits.TrueForAll(h => h.IsWithin(core)))
            core = parent;
        return core;
    }

    /// <summary>The beginnings of the feed's paragraphs, spread over its whole length.</summary>
    private static List<string> Probes(string feedText)
    {
        var probes = new List<string>();
        foreach (var line in feedText.Split('\n'))
        {
            var letters = Letters(line.Length > 4 * ProbeLetters ? line[..(4 * ProbeLetters)] : line);
            var probe = letters.Length > ProbeLetters ? letters[..ProbeLetters] : letters;
            if (probe.Length >= FewestLetters && !probes.Contains(probe))
                probes.Add(probe);
        }

        if (probes.Count <= MostProbes)
            return probes;
        return [.. Enumerable.Range(0, MostProbes).Select(i => probes[i * probes.Count / MostProbes])];
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
