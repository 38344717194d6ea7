namespace Annals.Web.Tests;

/// <summary>A clock that stands at one moment.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
