namespace Annals.Capture.Rechecks;

/// <summary>What asking pages of known articles again brought in one round.</summary>
/// <param name="Asked">Pages that were asked.</param>
/// <param name="Revised">Articles that had changed.</param>
/// <param name="Gone">Articles newly noted to be no longer at their source.</param>
/// <param name="Back">Articles newly noted to be there again.</param>
/// <param name="Left">Pages that are due, and wait for a later round.</param>
public sealed record RecheckSummary(int Asked, int Revised, int Gone, int Back, int Left)
{
    public static RecheckSummary None { get; } = new(0, 0, 0, 0, 0);
}
