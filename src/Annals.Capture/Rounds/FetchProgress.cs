namespace Annals.Capture.Rounds;

/// <summary>What is going on, for whoever looks.</summary>
/// <param name="Feed">The feed's address.</param>
/// <param name="Title">Its title, else its address.</param>
/// <param name="Stage">What is being done with it.</param>
/// <param name="Done">Feeds that are through.</param>
/// <param name="Total">Feeds of this round.</param>
/// <param name="New">New articles of the round so far.</param>
/// <param name="Revised">Revisions of the round so far.</param>
public sealed record FetchProgress(string Feed, string Title, FetchStage Stage, int Done, int Total, int New, int Revised);

public enum FetchStage
{
    Fetching,
    Pages,
    Done,
}
