namespace Annals.Stories.Grouping;

/// <summary>What was announced and what happened, as one event.</summary>
/// <param name="Id">Of its first event.</param>
/// <param name="Home">The one that the others join; it tells the storyline.</param>
internal sealed record JoinedEvent(string Id, EventNode Home)
{
    private readonly Dictionary<string, Reason> _reasons = new(StringComparer.Ordinal);

    /// <summary>For each event that is one with others.</summary>
    /// <param name="homes">See <see cref="SharedOccasions.Homes"/>.</param>
    public static IReadOnlyDictionary<EventNode, JoinedEvent> Of(IReadOnlyDictionary<EventNode, (EventNode Home, OccasionMatch Match)> homes)
    {
        var joined = new Dictionary<EventNode, JoinedEvent>(ReferenceEqualityComparer.Instance);
        foreach (var group in homes.GroupBy(static pair => pair.Value.Home, static pair => (Guest: pair.Key, pair.Value.Match)))
        {
            var guests = group.OrderBy(static pair => pair.Guest.First).ThenBy(static pair => pair.Guest.Id, StringComparer.Ordinal).ToList();
            var one = new JoinedEvent(guests[0].Guest.IsBefore(group.Key) ? guests[0].Guest.Id : group.Key.Id, group.Key);
            joined[group.Key] = one;
            foreach (var (guest, match) in guests)
            {
                joined[guest] = one;
                one.Explain(guest, match);
            }
        }

        return joined;
    }

    /// <summary>Why an article belongs to it.</summary>
    /// <param name="place">Of the article in its event.</param>
    public Reason? ReasonOf(EventSummary summary, int place) => _reasons.GetValueOrDefault(summary.Articles[place]) ?? summary.Reasons[place];

    private void Explain(EventNode guest, OccasionMatch match)
    {
        _reasons[match.Mine.Article] = Reasons.Of(guest.Summary, Home.Summary, match);
        if (Home.Summary.Articles.Count == 1)
        {
            _reasons.TryAdd(match.Theirs.Article, Reasons.Of(Home.Summary, guest.Summary, new OccasionMatch(match.Theirs, match.Mine)));
        }
    }
}
