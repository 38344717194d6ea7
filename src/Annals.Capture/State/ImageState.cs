using Annals.Capture.Images;

namespace Annals.Capture.State;

/// <summary>The content of <c>.annals/images.json</c>.</summary>
internal sealed record ImageState
{
    /// <summary>How far the journal has been followed.</summary>
    public string? Position { get; init; }

    /// <summary>Ids of articles whose pictures have not all been asked for.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];

    /// <summary>By address.</summary>
    public Dictionary<string, MissingPicture> Missing { get; init; } = [];
}
