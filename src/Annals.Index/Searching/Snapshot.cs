using Annals.Index.Articles;
using Annals.Index.Segments;
using Annals.Index.Storage;
using Annals.Language.Scripts;

namespace Annals.Index.Searching;

/// <summary>One state of the index in memory, without the postings. Never changes; the next state takes over the segments it still has.</summary>
internal sealed class Snapshot
{
    private volatile ArticleRoll? _roll;
    private ArticleRoll? _rollBefore;

    private Snapshot(string generation, IReadOnlyList<SegmentView> segments, IReadOnlyList<string?> outlets, IReadOnlyList<string?> languages, IReadOnlyList<string?> tags, IReadOnlyList<RowCode> codes)
    {
        Generation = generation;
        Segments = segments;
        Outlets = outlets;
        Languages = languages;
        Tags = tags;
        Codes = codes;
        DocumentCount = segments.Sum(segment => segment.Live);
        var units = segments.Sum(segment => (long)segment.Documents.Starts[^1]);
        var documents = segments.Sum(segment => segment.Documents.Count);
        AverageUnits = documents == 0 ? 1 : Math.Max(1, (double)units / documents);
        Calendar = new Calendar(this);
        Newest = segments.SelectMany(segment => segment.Documents.Published).DefaultIfEmpty(0).Max();
    }

    public static Snapshot Empty { get; } = new("", [], [null], [null], [null], []);

    public string Generation { get; }

    public IReadOnlyList<SegmentView> Segments { get; }

    /// <summary>By row.</summary>
    public IReadOnlyList<string?> Outlets { get; }

    /// <summary>By row.</summary>
    public IReadOnlyList<string?> Languages { get; }

    /// <summary>By row.</summary>
    public IReadOnlyList<string?> Tags { get; }

    /// <summary>What articles' rows are packed with.</summary>
    public IReadOnlyList<RowCode> Codes { get; }

    /// <summary>Articles.</summary>
    public int DocumentCount { get; }

    public Calendar Calendar { get; }

    public double AverageUnits { get; }

    /// <summary>When the newest article was published: the now of ranking, so that an archive ranks the same next year.</summary>
    public long Newest { get; }

    /// <summary>Must be called within a read transaction.</summary>
    public static Snapshot Load(Database database, Snapshot before)
    {
        var generation = new StateTable(database).Generation;
        if (generation == before.Generation)
        {
            return before;
        }

        // The first half of a generation is the index's birth: segments of another birth share only their numbers.
        var isSameBirth = SameBirth(generation, before.Generation);
        var known = isSameBirth ? before.Segments.ToDictionary(view => view.Segment.Id, view => view.Segment) : [];
        var store = new SegmentStore(database);
        var segments = store.List().Select(entry => known.GetValueOrDefault(entry.Id) ?? store.Load(entry.Id)).ToList();
        var codes = new RowCodes(database);
        return new Snapshot(
            generation,
            View(segments),
            new NameTable(database, "outlet").Load(),
            new NameTable(database, "language").Load(),
            new NameTable(database, "tag").Load(),
            isSameBirth && before.Codes.Count == codes.Count ? before.Codes : codes.Load())
        {
            _rollBefore = isSameBirth ? before._roll ?? before._rollBefore : null,
        };
    }

    /// <summary>Read when somebody asks for it first. Must be called within the read transaction that the snapshot belongs to.</summary>
    public ArticleRoll Roll(Database database)
    {
        // Two may load the same at once; that costs less than making others wait.
        _roll ??= ArticleRoll.Load(database, Segments, Outlets, _rollBefore);
        _rollBefore = null;
        return _roll;
    }

    /// <summary>Null for an outlet that has no article.</summary>
    public int? OutletRow(string outlet) => Row(Outlets, outlet);

    /// <summary>Null for a tag that no article has.</summary>
    public int? TagRow(string tag) => Row(Tags, tag);

    /// <param name="folded">Compared with the folded names: a tag may be written in several ways.</param>
    public IEnumerable<int> TagRowsLike(string folded)
        => Enumerable.Range(0, Tags.Count).Where(row => Tags[row] is { } name && ChineseFold.Fold(name) == folded);

    private static int? Row(IReadOnlyList<string?> names, string name)
    {
        for (var row = 1; row < names.Count; row++)
        {
            if (names[row] == name)
            {
                return row;
            }
        }

        return null;
    }

    private static bool SameBirth(string left, string right) => left.Split(' ')[0] == right.Split(' ')[0];

    // From the newest document back: the first one met of an article is the one that counts.
    private static SegmentView[] View(List<Segment> segments)
    {
        var views = new SegmentView[segments.Count];
        var isSeen = new bool[segments.Select(segment => segment.Documents.Articles.DefaultIfEmpty(0).Max()).DefaultIfEmpty(0).Max() + 1];
        for (var s = segments.Count - 1; s >= 0; s--)
        {
            var articles = segments[s].Documents.Articles;
            var isReplaced = new bool[articles.Length];
            var live = 0;
            for (var d = articles.Length - 1; d >= 0; d--)
            {
                isReplaced[d] = isSeen[articles[d]];
                isSeen[articles[d]] = true;
                live += isReplaced[d] ? 0 : 1;
            }

            views[s] = new SegmentView(segments[s], isReplaced, live);
        }

        return views;
    }
}
