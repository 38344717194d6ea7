using Annals.Capture.Fetching;
using Annals.Capture.Politeness;

namespace Annals.Capture;

/// <summary>How captures are made.</summary>
public sealed record CaptureSettings
{
    public FetchSettings Fetching { get; init; } = new();

    public PolitenessSettings Politeness { get; init; } = new();

    /// <summary>False keeps the texts only, without the pages they were taken from. An archive may say so for itself, too.</summary>
    public bool KeepPages { get; init; } = true;
}
