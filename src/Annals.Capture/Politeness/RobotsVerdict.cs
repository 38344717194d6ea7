namespace Annals.Capture.Politeness;

/// <summary>Whether robots.txt lets an address be fetched.</summary>
internal enum RobotsVerdict
{
    Allowed,
    Disallowed,

    /// <summary>It could not be had: nothing is fetched until it can.</summary>
    Unknown,
}
