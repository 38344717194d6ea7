namespace Annals.Capture.Entries;

/// <summary>Where and when an entry was seen.</summary>
/// <param name="Feed">The feed's address.</param>
/// <param name="Outlet">The subscription's title, else the feed's, else its host.</param>
/// <param name="CapturedAt">UTC, the archive's clock.</param>
internal sealed record DraftSource(string Feed, string Outlet, DateTimeOffset CapturedAt);
