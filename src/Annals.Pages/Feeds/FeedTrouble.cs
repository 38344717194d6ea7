namespace Annals.Pages.Feeds;

/// <summary>Why a feed could not be had, as far as that says what to do.</summary>
public enum FeedTrouble
{
    /// <summary>Nothing that has a name here; the reason itself is shown.</summary>
    Other,
    NotFound,
    Gone,
    Denied,
    Throttled,
    ServerError,
    Disallowed,
    RobotsUnknown,
    PrivateAddress,
    BadRedirect,
    TooLarge,
    TimedOut,
    Unreachable,
    NoFeed,
    CutShort,
}
