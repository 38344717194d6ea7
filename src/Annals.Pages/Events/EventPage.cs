using Annals.Pages.Layout;
using Annals.Stories.Comparing;
using Annals.Stories.Following;
using Annals.Stories.Grouping;

namespace Annals.Pages.Events;

/// <summary>One event, outlets side by side.</summary>
/// <param name="Comparison">Of its articles.</param>
/// <param name="Timeline">Of what its articles tell.</param>
public sealed record EventPage(EventLine Event, EventComparison Comparison, Timeline Timeline)
{
    /// <summary>Why each article belongs to it; none for the first.</summary>
    public IReadOnlyDictionary<string, Reason> Reasons { get; init; } = new Dictionary<string, Reason>();

    /// <summary>Where it is to be had as a file.</summary>
    public IReadOnlyList<FileLink> Files { get; init; } = [];

    /// <summary>Articles the reader put here.</summary>
    public IReadOnlySet<string> Decided { get; init; } = new HashSet<string>();
}
