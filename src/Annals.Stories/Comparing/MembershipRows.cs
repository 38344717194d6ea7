namespace Annals.Stories.Comparing;

/// <summary>Who belongs to a body.</summary>
internal static class MembershipRows
{
    public static IEnumerable<ClaimRow> Find(Matter matter) => [];
}
