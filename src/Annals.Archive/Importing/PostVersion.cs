namespace Annals.Archive.Importing;

/// <summary>One version of a post file from somewhere other than a folder.</summary>
/// <param name="Where">For people: where it comes from.</param>
/// <param name="Source">Its path there, with '/'.</param>
/// <param name="Bytes">Empty when it could not be read.</param>
/// <param name="CapturedAt">When it was seen (UTC); null when that is not known.</param>
/// <param name="FailedBecause">Why it could not be read, in one line; null when it could.</param>
public sealed record PostVersion(string Where, string Source, ReadOnlyMemory<byte> Bytes, DateTimeOffset? CapturedAt, string? FailedBecause = null);
