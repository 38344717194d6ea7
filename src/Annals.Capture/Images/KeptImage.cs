namespace Annals.Capture.Images;

/// <summary>A picture as it is kept, or why it is not.</summary>
/// <param name="Path">The file, relative to the archive; null when there is none.</param>
/// <param name="Type">The media type found in the bytes.</param>
/// <param name="Reason">Why there is none, in plain words.</param>
public sealed record KeptImage(string? Path, string? Type, string? Reason);
