using Annals.Capture.Fetching;
using Annals.Capture.Politeness;

namespace Annals.Capture;

/// <summary>How captures are made.</summary>
public sealed record CaptureSettings
{
    public FetchSettings Fetching { get; init; } = new();

    public PolitenessSettings Politeness { get; init; } = new();
}
