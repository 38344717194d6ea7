namespace Annals.Capture.Images;

/// <summary>A picture that an article shows and the archive does not have.</summary>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="Since">When it was first asked for in vain (UTC, the archive's clock).</param>
/// <param name="Tries">How often it was asked for.</param>
/// <param name="NextAt">Not asked for again before this (UTC); null when it is given up.</param>
public sealed record MissingPicture(string Reason, DateTimeOffset Since, int Tries, DateTimeOffset? NextAt);
