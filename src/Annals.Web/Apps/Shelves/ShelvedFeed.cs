using Annals.Capture.Health;

namespace Annals.Web.Apps.Shelves;

/// <summary>A feed as reader apps see it: a subscription, or an outlet whose articles came in without one.</summary>
/// <param name="Id">31 bits, the same for the same address.</param>
/// <param name="Address">The feed's; for an outlet <c>outlet:NAME</c>.</param>
/// <param name="Folder">Names joined by '/'; null at the top.</param>
internal sealed record ShelvedFeed(int Id, string Address, string Title, string? Site, string? Folder)
{
    /// <summary>Null for an outlet without a subscription.</summary>
    public FeedHealth? Health { get; init; }

    public bool IsSubscribed => Health is not null;
}
