using Annals.Archive;

namespace Annals.Cli.Clocks;

/// <summary>The clock that dates what is recorded: the machine's, or the one that <c>ANNALS_NOW</c> (ISO 8601) stops for a test.</summary>
internal static class ArchiveClock
{
    internal const string Variable = "ANNALS_NOW";

    /// <exception cref="UsageException">The variable is set to something that is no time.</exception>
    public static TimeProvider FromEnvironment()
    {
        var text = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return TimeProvider.System;
        }

        return UtcTime.FromIso(text.Trim()) is { } now
            ? new StoppedClock(now)
            : throw new UsageException($"{Variable} is '{text}': give a time such as 2026-11-21T09:00:00Z, or unset it");
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
