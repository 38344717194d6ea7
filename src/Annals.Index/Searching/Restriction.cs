using Annals.Index.Queries;
using Annals.Language.Scripts;

namespace Annals.Index.Searching;

/// <summary>What a query demands of an article beside its words.</summary>
/// <param name="Outlets">By row: which are wanted; null for all.</param>
/// <param name="Languages">By row: which are wanted; null for all.</param>
/// <param name="From">Milliseconds since 1970 UTC, included.</param>
/// <param name="To">Milliseconds since 1970 UTC, not included.</param>
internal sealed record Restriction(bool[]? Outlets, bool[]? Languages, long From, long To)
{
    public bool IsNone => Outlets is null && Languages is null && From == long.MinValue && To == long.MaxValue;

    public static Restriction Of(SearchQuery query, ParsedQuery parsed, Snapshot snapshot)
    {
        var from = Later(query.From, parsed.From);
        var to = Earlier(query.To, parsed.To);
        return new Restriction(
            WantedOutlets(query, parsed, snapshot),
            WantedLanguages(query, parsed, snapshot),
            from?.ToUnixTimeMilliseconds() ?? long.MinValue,
            to?.ToUnixTimeMilliseconds() ?? long.MaxValue);
    }

    public bool Allows(SegmentView view, int document)
    {
        var published = view.Documents.Published[document];
        return published >= From && published < To
            && Outlets?[view.Documents.Outlets[document]] is not false
            && Languages?[view.Documents.Languages[document]] is not false;
    }

    private static bool[]? WantedOutlets(SearchQuery query, ParsedQuery parsed, Snapshot snapshot)
        => query.Outlet is null && parsed.Outlets.Count == 0
            ? null
            : [.. snapshot.Outlets.Select(outlet => outlet is not null
                && (query.Outlet is null || outlet == query.Outlet)
                && (parsed.Outlets.Count == 0 || parsed.Outlets.Any(part => ChineseFold.Fold(outlet).Contains(part, StringComparison.Ordinal))))];

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
