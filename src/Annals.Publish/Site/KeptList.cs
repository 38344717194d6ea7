namespace Annals.Publish.Site;

/// <summary>
/// How a growing list is cut into files: fifty articles a page, counted from the oldest, so that what is new touches the
/// page of the newest alone. That one holds the last full fifty too, so that it is never nearly empty.
/// </summary>
internal static class KeptList
{
    public const int Size = 50;

    /// <summary>The list's pages, oldest first; the last one is that of the newest and has no number.</summary>
    public static IEnumerable<(int? Number, Range Rows)> Pages(int count)
    {
        var numbered = Math.Max(0, (count / Size) - 1);
        for (var page = 0; page < numbered; page++)
        {
            yield return (page + 1, (page * Size)..((page + 1) * Size));
        }

        yield return (null, (numbered * Size)..count);
    }

    /// <summary>The pages on either side. A number; 0 for the page of the newest; null for none.</summary>
    public static (int? Newer, int? Older) Beside(int? number, int count)
    {
        var numbered = Math.Max(0, (count / Size) - 1);
        return number is { } page
            ? (page < numbered ? page + 1 : 0, page > 1 ? page - 1 : null)
            : (null, numbered > 0 ? numbered : null);
    }
}
