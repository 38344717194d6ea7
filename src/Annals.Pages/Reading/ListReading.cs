namespace Annals.Pages.Reading;

/// <summary>How much of a list is unread, and how all of it is marked read.</summary>
/// <param name="Unread">Articles.</param>
/// <param name="Before">Up to and with this arrival (UTC), the last that was there when the page was made.</param>
/// <param name="Outlet">Null for all.</param>
/// <param name="Day">UTC; null for all.</param>
/// <param name="OnlyUnread">True for a list of the unread ones alone.</param>
public sealed record ListReading(int Unread, DateTimeOffset Before, string? Outlet = null, DateOnly? Day = null, bool OnlyUnread = false);
