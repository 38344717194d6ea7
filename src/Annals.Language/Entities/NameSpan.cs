using Annals.Language.Names;

namespace Annals.Language.Entities;

/// <summary>A stretch of text that is taken for a name, before it is known whose.</summary>
/// <param name="Entries">What the authority file has under these words; empty when nothing.</param>
internal sealed record NameSpan(int Start, int End, EntityType Type, IReadOnlyList<AuthorityEntry> Entries)
{
    public int Length => End - Start;

    /// <summary>Both in the order of the text; the first ones as they are where nothing comes to them.</summary>
    public static List<NameSpan> InOrder(List<NameSpan> ordered, List<NameSpan> more) => more.Count == 0 ? ordered : [.. ordered.Concat(more).OrderBy(span => span.Start)];

    /// <summary>The first that reaches into a stretch; null where none does. By halving: thousands of names are asked about thousands of places.</summary>
    /// <param name="ordered">In the order of the text, none over another.</param>
    public static NameSpan? In(List<NameSpan> ordered, int start, int end)
        => FirstBehind(ordered, start) is var at && at < ordered.Count && ordered[at].Start < end ? ordered[at] : null;

    /// <summary>Which is the first that ends behind a place; as many as there are where none does.</summary>
    public static int FirstBehind(List<NameSpan> ordered, int start)
    {
        var (low, high) = (0, ordered.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ordered[middle].End <= start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public bool Overlaps(NameSpan other) => Start < other.End && other.Start < End;

    public bool Contains(NameSpan other) => Start <= other.Start && End >= other.End;

    public static EntityType TypeOf(NameKind kind) => kind switch
    {
        NameKind.Person => EntityType.Person,
        NameKind.Place => EntityType.Place,
        _ => EntityType.Organisation,
    };

    public static EntityType TypeOf(AuthorityEntry entry) => entry.Kind switch
    {
        "person" => EntityType.Person,
        "country" or "place" => EntityType.Place,
        "organisation" or "team" => EntityType.Organisation,
        "event" => EntityType.EventName,
        "document" => EntityType.Document,
        _ => EntityType.Other,
    };
}
