using System.Globalization;

namespace Annals.Feeds.Writing;

/// <summary>Dates as the forms demand them, UTC, whole seconds.</summary>
internal static class WrittenDate
{
    /// <summary>What Atom gets for a date nobody knows; readers of feeds take it for unknown.</summary>
    public static readonly DateTimeOffset Unknown = DateTimeOffset.UnixEpoch;

    /// <summary>RFC 822 with a four-digit year, as RSS 2.0 prefers.</summary>
    public static string? Rfc822(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);

    /// <summary>RFC 3339.</summary>
    public static string? Rfc3339(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
