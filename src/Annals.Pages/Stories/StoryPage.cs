using Annals.Index.Knowledge;
using Annals.Pages.Drawing;
using Annals.Pages.Events;
using Annals.Pages.Layout;
using Annals.Stories.Comparing;
using Annals.Stories.Following;

namespace Annals.Pages.Stories;

/// <summary>A story from its first event to its last.</summary>
/// <param name="Events">In the order in which they happened, as far as that is known, else were reported.</param>
/// <param name="Timeline">What its articles tell to have happened.</param>
public sealed record StoryPage(StoryLine Story, IReadOnlyList<EventLine> Events, Timeline Timeline)
{
    /// <summary>All its articles side by side; null where they are too many for that.</summary>
    public EventComparison? Comparison { get; init; }

    /// <summary>Who is named together in its articles.</summary>
    public IReadOnlyList<TogetherLine> Together { get; init; } = [];

    /// <summary>Places its articles name.</summary>
    public IReadOnlyList<PlaceDot> Places { get; init; } = [];

    /// <summary>Where it is to be had as a file.</summary>
    public IReadOnlyList<FileLink> Files { get; init; } = [];

    /// <summary>Whoever has a page of their own, by name.</summary>
    public IReadOnlyDictionary<string, EntitySummary> Named { get; init; } = new Dictionary<string, EntitySummary>();
}
