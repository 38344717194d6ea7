namespace Annals.Stories.Comparing;

/// <summary>Who founded a body, and when.</summary>
internal static class FoundingRows
{
    public static IEnumerable<ClaimRow> Find(Matter matter) => [];
}
