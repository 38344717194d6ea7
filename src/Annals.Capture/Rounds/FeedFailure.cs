using Annals.Capture.Fetching;

namespace Annals.Capture.Rounds;

/// <summary>A poll that failed, before anything was made of it.</summary>
/// <param name="RetryIn">How long the host wants to be left alone; null when it did not say.</param>
/// <param name="IsHeld">The host only asked for patience: not the feed's failure.</param>
/// <param name="IsDisallowed">robots.txt said no.</param>
/// <param name="Outcome">How the fetch ended; null for a fault of our own.</param>
/// <param name="IsUnreachable">No connection: perhaps the network's fault.</param>
internal sealed record FeedFailure(string Feed, string Reason, DateTimeOffset At, TimeSpan? RetryIn, bool IsHeld, bool IsUnreachable, bool IsDisallowed, FetchOutcome? Outcome);
