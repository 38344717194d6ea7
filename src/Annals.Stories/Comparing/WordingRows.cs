namespace Annals.Stories.Comparing;

internal static class WordingRows
{
    public static IEnumerable<ClaimRow> Find(Matter matter) => [];
}
