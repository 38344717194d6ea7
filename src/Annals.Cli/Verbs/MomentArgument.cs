using System.Globalization;
using Annals.Archive;

namespace Annals.Cli.Verbs;

/// <summary>A time as people type it: a day (its beginning), an hour, a minute or an instant; UTC where no zone is given.</summary>
internal static class MomentArgument
{
    /// <exception cref="UsageException">The text is no such time.</exception>
    public static DateTimeOffset Parse(string option, string text)
        => UtcTime.FromIso(text)
            ?? (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd' 'HH:mm:ss", "yyyy-MM-dd'T'HHK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? time
                : throw new UsageException($"{option} is '{text}': give a time such as 2026-11-21, 2026-11-21T09 or 2026-11-21T09:30:00+08:00"));
}
