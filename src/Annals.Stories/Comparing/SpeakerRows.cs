namespace Annals.Stories.Comparing;

internal static class SpeakerRows
{
    public static IEnumerable<ClaimRow> Find(Matter matter) => [];
}
