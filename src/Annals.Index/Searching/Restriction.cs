using Annals.Index.Articles;
using Annals.Index.Queries;
using Annals.Index.Segments;
using Annals.Language.Scripts;

namespace Annals.Index.Searching;

/// <summary>What a query demands of an article beside its words.</summary>
/// <param name="Outlets">By row: which are wanted; null for all.</param>
/// <param name="Languages">By row: which are wanted; null for all.</param>
/// <param name="From">Milliseconds since 1970 UTC, included.</param>
/// <param name="To">Milliseconds since 1970 UTC, not included.</param>
internal sealed record Restriction(bool[]? Outlets, bool[]? Languages, long From, long To)
{
    /// <summary>What the article must have.</summary>
    public DocumentTraits Traits { get; private init; }

    /// <summary>What it must not have.</summary>
    public DocumentTraits ExcludedTraits { get; private init; }

    /// <summary>Rows of the articles with the tags that are wanted; null for all.</summary>
    public IReadOnlySet<int>? Tagged { get; private init; }

    /// <summary>Rows of the articles with a tag that is not wanted.</summary>
    public IReadOnlySet<int>? ExcludedTagged { get; private init; }

    /// <summary>In each of these it must be.</summary>
    public IReadOnlyList<ArticleRows> Marked { get; private init; } = [];

    /// <summary>In none of these it may be.</summary>
    public IReadOnlyList<ArticleRows> ExcludedMarked { get; private init; } = [];

    public bool IsNone
        => Outlets is null && Languages is null && Tagged is null && ExcludedTagged is null && Marked.Count + ExcludedMarked.Count == 0
            && (Traits | ExcludedTraits) == DocumentTraits.None && From == long.MinValue && To == long.MaxValue;

    /// <param name="tagged">Rows of the articles with a tag, by the tag's row.</param>
    public static Restriction Of(SearchQuery query, ParsedQuery parsed, Snapshot snapshot, Func<int, IEnumerable<int>> tagged)
    {
        var from = Later(query.From, parsed.From);
        var to = Earlier(query.To, parsed.To);
        return new Restriction(
            WantedOutlets(query, parsed, snapshot),
            WantedLanguages(query, parsed, snapshot),
            from?.ToUnixTimeMilliseconds() ?? long.MinValue,
            to?.ToUnixTimeMilliseconds() ?? long.MaxValue)
        {
            Traits = parsed.Traits,
            ExcludedTraits = parsed.ExcludedTraits,
            Tagged = parsed.Tags.Count == 0 ? null : parsed.Tags.Select(With).Aggregate((all, next) => [.. all.Where(next.Contains)]),
            Marked = [.. parsed.Marks.Select(query.Marks).Concat(parsed.Subjects.Select(subject => query.Subjects.GetValueOrDefault(subject, ArticleRows.None))).OfType<ArticleRows>()],
            ExcludedMarked = [.. parsed.ExcludedMarks.Select(query.Marks).Concat(parsed.ExcludedSubjects.Select(subject => query.Subjects.GetValueOrDefault(subject))).OfType<ArticleRows>()],
            ExcludedTagged = parsed.ExcludedTags.Count == 0 ? null : parsed.ExcludedTags.SelectMany(With).ToHashSet(),
        };

        HashSet<int> With(string tag) => [.. snapshot.TagRowsLike(tag).SelectMany(tagged)];
    }

    public bool Allows(SegmentView view, int document)
    {
        var published = view.Documents.Published[document];
        return published >= From && published < To
            && Outlets?[view.Documents.Outlets[document]] is not false
            && Languages?[view.Documents.Languages[document]] is not false
            && (view.Documents.Traits[document] & (Traits | ExcludedTraits)) == Traits
            && Tagged?.Contains(view.Documents.Articles[document]) is not false
            && ExcludedTagged?.Contains(view.Documents.Articles[document]) is not true
            && (Marked.Count + ExcludedMarked.Count == 0 || IsMarked(view.Documents.Articles[document]));
    }

    private bool IsMarked(int row)
    {
        foreach (var wanted in Marked)
        {
            if (!wanted.Contains(row))
            {
                return false;
            }
        }

        foreach (var unwanted in ExcludedMarked)
        {
            if (unwanted.Contains(row))
            {
                return false;
            }
        }

        return true;
    }

    private static bool[]? WantedOutlets(SearchQuery query, ParsedQuery parsed, Snapshot snapshot)
        => query.Outlet is null && parsed.Outlets.Count + parsed.ExcludedOutlets.Count == 0
            ? null
            : [.. snapshot.Outlets.Select(outlet => outlet is not null
                && (query.Outlet is null || outlet == query.Outlet)
                && (parsed.Outlets.Count == 0 || parsed.Outlets.Any(part => ChineseFold.Fold(outlet).Contains(part, StringComparison.Ordinal)))
                && !parsed.ExcludedOutlets.Any(part => ChineseFold.Fold(outlet).Contains(part, StringComparison.Ordinal)))];

    private static bool[]? WantedLanguages(SearchQuery query, ParsedQuery parsed, Snapshot snapshot)
        => query.Language is null && parsed.Language is null
            ? null
            : [.. snapshot.Languages.Select(language => language is not null && IsKindOf(language, query.Language) && IsKindOf(language, parsed.Language))];

    // RFC 4647, section 3.3.1: zh stands for zh-Hans, but not for zha.
    private static bool IsKindOf(string language, string? range)
        => range is null
            || (language.StartsWith(range, StringComparison.OrdinalIgnoreCase) && (language.Length == range.Length || language[range.Length] == '-'));

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => left > right || right is null ? left : right;

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) => left < right || right is null ? left : right;
}
