namespace Annals.Stories.Comparing;

internal static class StanceRows
{
    public static IEnumerable<ClaimRow> Find(Matter matter) => [];
}
