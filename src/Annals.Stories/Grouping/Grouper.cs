namespace Annals.Stories.Grouping;

/// <summary>
/// Groups articles into events and events into storylines as they arrive. What it answers is a function of the articles it has, never of the
/// order they came in: a new article is compared with its neighbours in time that share telling terms, and only the groups that hang
/// together with it are made again, from scratch. One thread at a time.
/// </summary>
public sealed class Grouper
{
    /// <summary>Articles further apart than this report no one event.</summary>
    public static readonly TimeSpan EventWindow = TimeSpan.FromHours(96);

    private const float LeastEventLink = 0.1f;
    internal const float EventThreshold = 0.28f;
    private const float LeastStoryLink = 0.15f;
    private const float OccasionLikelihood = 0.95f;

    private static readonly TimeSpan LongEvent = TimeSpan.FromDays(2);

    // What more events than this have names no storyline, and would make each search longer than the one before.
    public const int MostOfOneKey = 300;

    private readonly GroupingModel _model;
    private readonly FeatureReader _reader = new();
    private readonly Dictionary<string, ArticleNode> _articles = new(StringComparer.Ordinal);
    private readonly CandidateIndex<ArticleNode> _articleIndex = new(node => node.Published);
    private readonly CandidateIndex<EventNode> _eventIndex = new(node => node.First);
    private readonly CandidateIndex<EventNode> _longEventIndex = new(node => node.First);
    private readonly Dictionary<uint, List<EventNode>> _occasions = [];
    private readonly SortedDictionary<string, EventNode> _events = new(StringComparer.Ordinal);
    private readonly HashSet<ArticleNode> _changed = [];
    private readonly IKeptGroups? _kept;
    private readonly Storylines _stories;

    public Grouper()
        : this(GroupingModel.BuiltIn)
    {
    }

    /// <param name="kept">What was grouped before; null when nothing was.</param>
    internal Grouper(GroupingModel model, IKeptGroups? kept = null)
        => (_model, _kept, _stories) = (model, kept, new Storylines(kept));

    public int Count => _articles.Count;

    /// <summary>Those that are in memory, by id.</summary>
    internal IReadOnlyDictionary<string, EventNode> EventNodes => _events;

    /// <summary>Those that are in memory and not past comparing.</summary>
    internal IReadOnlyDictionary<string, ArticleNode> ArticleNodes => _articles;

    /// <summary>Takes an article; one with an id that is known takes its place.</summary>
    public void Add(Report report) => Add(_reader.Read(report));

    /// <summary>Takes an article by its stored features.</summary>
    public void Add(ArticleFeatures features)
    {
        Remove(features.Id);
        var node = new ArticleNode(features);
        _articles.Add(features.Id, node);
        _changed.Add(node);
        if (node.Kind != ArticleKind.Digest)
        {
            foreach (var (other, shared) in _articleIndex.Sharing(node.Keys, features.Published - EventWindow, features.Published + EventWindow))
            {
                if (shared >= 2 && GroupingModel.MayBeOneEvent(features, other.Features) && _model.SameEvent(features, other.Features) is >= LeastEventLink and var likelihood)
                {
                    node.Links[other] = likelihood;
                    other.Links[node] = likelihood;
                }
            }

            _articleIndex.Add(node, node.Keys);
        }
    }

    /// <summary>Takes an event that is past its window as it was summed up. Its articles are not compared again; which storyline it belongs to is told anew.</summary>
    public void Add(EventSummary settled) => AddEvent(new EventNode(settled, []));

    /// <summary>Takes an article that was compared before: its links come with it.</summary>
    internal void Restore(ArticleNode node)
    {
        _articles.Add(node.Id, node);
        if (node.Kind != ArticleKind.Digest)
        {
            _articleIndex.Add(node, node.Keys);
        }
    }

    /// <summary>Takes an event that was compared before: its links come with it, and it stays in its storyline unless that is told again.</summary>
    internal void Restore(EventNode node, string story)
    {
        _events.Add(node.Id, node);
        _stories.Restore(node, story);
        if (!node.IsDigest)
        {
            IndexOf(node).Add(node, node.Keys);
        }
    }

    /// <summary>Lets an event that was given be compared with others by its occasions.</summary>
    internal void RestoreOccasions(EventNode node) => AddOccasions(node);

    /// <summary>
    /// Ends comparing the articles that hang together with none published since a time, which gives back their memory. Of what comes
    /// later nothing may be older than that and the window.
    /// </summary>
    public void Close(DateTimeOffset before)
    {
        Settle();
        foreach (var part in Parts(_articles.Values, Nearest).Where(part => part.TrueForAll(node => node.Published < before)))
        {
            foreach (var node in part)
            {
                _articles.Remove(node.Id);
                _articleIndex.Remove(node, node.Keys);
                node.Close();
            }
        }
    }

    /// <summary>Forgets an article; one that is unknown is no error.</summary>
    public void Remove(string id)
    {
        if (!_articles.Remove(id, out var node))
        {
            return;
        }

        _articleIndex.Remove(node, node.Keys);
        _changed.Remove(node);
        foreach (var other in node.Links.Keys)
        {
            other.Links.Remove(node);
            _changed.Add(other);
        }

        if (node.Event is { } group)
        {
            _changed.UnionWith(group.Members.Where(member => member != node));
            RemoveEvent(group);
        }
    }

    /// <summary>All articles, ordered by event, then by publication.</summary>
    public IReadOnlyList<Membership> Memberships()
    {
        Settle();
        var joined = Joined();
        return [.. _events.Values.Select(node => (Node: node, Event: joined.GetValueOrDefault(node) ?? new JoinedEvent(node.Id, node)))
            .OrderBy(static pair => pair.Event.Id, StringComparer.Ordinal).ThenBy(static pair => pair.Node.First).ThenBy(static pair => pair.Node.Id, StringComparer.Ordinal)
            .SelectMany(static pair => Of(pair.Node, pair.Event))];
    }

    /// <summary>The events that are one with others, of those that are in memory.</summary>
    internal IReadOnlyDictionary<EventNode, JoinedEvent> Joined() => JoinedEvent.Of(SharedOccasions.Homes(_occasions));

    /// <summary>All events, ordered by their first article's time, then by id.</summary>
    public IReadOnlyList<EventSummary> Events()
    {
        Settle();
        return [.. _events.Values.Select(node => node.Summary).OrderBy(summary => summary.First).ThenBy(summary => summary.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<Membership> Of(EventNode node, JoinedEvent joined)
    {
        for (var i = 0; i < node.Summary.Articles.Count; i++)
        {
            yield return new Membership(node.Summary.Articles[i], joined.Id, joined.Home.Story!.Id, node.Summary.Kinds[i], joined.ReasonOf(node.Summary, i), WhyTold(joined.Home), node.Id);
        }
    }

    /// <summary>Of the events before it in its storyline, the one it is most like.</summary>
    internal static EventNode? ToldAfter(EventNode node)
    {
        var (best, likelihood) = ((EventNode?)null, 0f);
        foreach (var (other, link) in node.Links)
        {
            if (other.Story == node.Story && other.IsBefore(node) && (link > likelihood || (link == likelihood && string.CompareOrdinal(other.Id, best!.Id) < 0)))
            {
                (best, likelihood) = (other, link);
            }
        }

        return best;
    }

    internal static Reason? WhyTold(EventNode node)
    {
        var after = ToldAfter(node);
        if (after is null)
        {
            node.Told = null;
        }
        else if (node.Told?.IsBy(after, node.Links[after]) is not true)
        {
            node.Told = new ToldAfter(after.Id, after, Reasons.Of(node.Summary, after.Summary, node.Links[after]));
        }

        return node.Told?.Reason;
    }

    /// <summary>Makes the groups that changed since the last time; <see cref="Memberships"/> does it too.</summary>
    public void Settle()
    {
        _kept?.BeforeGrouping(_changed);
        foreach (var part in Parts(_changed, Nearest))
        {
            Regroup(part);
        }

        _changed.Clear();
        _stories.Settle();
    }

    // Where no pair is above the threshold, no average is: parts that hang together by less are never one event.
    private static IEnumerable<ArticleNode> Nearest(ArticleNode node) => node.Links.Where(static link => link.Value >= EventThreshold).Select(static link => link.Key);

    // What hangs together with the given nodes, part by part.
    private static List<List<T>> Parts<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> neighbours)
        where T : class
    {
        var parts = new List<List<T>>();
        var seen = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var node in nodes)
        {
            if (!seen.Add(node))
            {
                continue;
            }

            var part = new List<T> { node };
            for (var i = 0; i < part.Count; i++)
            {
                part.AddRange(neighbours(part[i]).Where(seen.Add));
            }

            parts.Add(part);
        }

        return parts;
    }

    private void Regroup(List<ArticleNode> part)
    {
        part.Sort(static (one, other) => one.Published != other.Published ? one.Published.CompareTo(other.Published) : string.CompareOrdinal(one.Id, other.Id));
        var place = new Dictionary<ArticleNode, int>(ReferenceEqualityComparer.Instance);
        foreach (var node in part)
        {
            place[node] = place.Count;
        }

        var pairs = part.SelectMany(node => node.Links.Where(link => place.TryGetValue(link.Key, out var other) && other > place[node]).Select(link => (place[node], place[link.Key], link.Value))).ToList();
        var groups = AverageLinkage.Group(part.Count, pairs, EventThreshold);
        foreach (var members in Enumerable.Range(0, part.Count).GroupBy(i => groups[i], i => part[i]))
        {
            Keep([.. members]);
        }
    }

    // An event whose members are the same as before is left as it is, with its place in its storyline.
    private void Keep(List<ArticleNode> members)
    {
        if (members[0].Event is { } known && known.Members.SequenceEqual(members))
        {
            return;
        }

        foreach (var old in members.Select(member => member.Event).OfType<EventNode>().Distinct().ToList())
        {
            RemoveEvent(old);
        }

        var node = new EventNode(Summaries.Of([.. members.Select(member => member.Features)], [.. members.Select(member => Nearest(member, members))]), members);
        foreach (var member in members)
        {
            member.Event = node;
        }

        AddEvent(node);
    }

    private static Reason? Nearest(ArticleNode member, List<ArticleNode> members)
    {
        var best = members.Where(other => other != member).OrderByDescending(other => member.Links.GetValueOrDefault(other)).ThenBy(other => other.Published).ThenBy(other => other.Id, StringComparer.Ordinal).FirstOrDefault();
        return best is null ? null : Reasons.Of(member.Features, best.Features, member.Links.GetValueOrDefault(best));
    }

    private void AddEvent(EventNode node)
    {
        _events[node.Id] = node;
        _stories.Add(node);
        if (node.IsDigest)
        {
            return;
        }

        _kept?.BeforeLinking(node);
        foreach (var other in Candidates(node))
        {
            if (GroupingModel.MayBeOneStory(node.Summary, other.Summary) && SameStory(node.Summary, other.Summary) is >= LeastStoryLink and var likelihood)
            {
                node.Links[other] = likelihood;
                other.Links[node] = likelihood;
            }
        }

        IndexOf(node).Add(node, node.Keys);
        _kept?.BeforeJoining(node);
        AddOccasions(node);
    }

    // Near ones share two telling terms, far ones two that tell something over years.
    private List<EventNode> Candidates(EventNode node)
    {
        var candidates = new List<EventNode>();
        bool IsFar(EventNode other) => GroupingModel.IsFar(node.First, node.Last, other.First, other.Last);
        IReadOnlyList<uint> farKeys = [.. node.FarKeys.Where(key => _kept?.IsCommon(key) is not true && _eventIndex.Count(key) + _longEventIndex.Count(key) <= MostOfOneKey)];
        foreach (var (index, from) in ((CandidateIndex<EventNode>, DateTimeOffset)[])[(_eventIndex, node.First - LongEvent - GroupingModel.Near), (_longEventIndex, DateTimeOffset.MinValue)])
        {
            candidates.AddRange(index.Sharing(node.Keys, from, node.Last + GroupingModel.Near).Where(pair => pair.Value >= 2 && !IsFar(pair.Key)).Select(static pair => pair.Key));
            candidates.AddRange(index.Sharing(farKeys, DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Where(pair => pair.Value >= 2 && IsFar(pair.Key)).Select(static pair => pair.Key));
        }

        return candidates;
    }

    // What is one event to the reader is one storyline too.
    private float SameStory(EventSummary one, EventSummary other)
        => Math.Max(_model.SameStory(one, other), SharedOccasions.Match(one, other) is null ? 0 : OccasionLikelihood);

    private void AddOccasions(EventNode node)
    {
        foreach (var key in node.Summary.Occasions.Select(static told => told.Occasion.Key).Distinct())
        {
            (_occasions.TryGetValue(key, out var nodes) ? nodes : _occasions[key] = []).Add(node);
        }
    }

    // Few last long. Among the others it is enough to look that far back.
    private CandidateIndex<EventNode> IndexOf(EventNode node) => node.Last - node.First > LongEvent ? _longEventIndex : _eventIndex;

    private void RemoveEvent(EventNode node)
    {
        if (_events.TryGetValue(node.Id, out var kept) && kept == node)
        {
            _events.Remove(node.Id);
        }

        IndexOf(node).Remove(node, node.Keys);
        _kept?.BeforeJoining(node);
        foreach (var key in node.Summary.Occasions.Select(static told => told.Occasion.Key).Distinct())
        {
            _occasions.GetValueOrDefault(key)?.Remove(node);
        }

        _stories.Remove(node);
        foreach (var other in node.Links.Keys)
        {
            other.Links.Remove(node);
        }

        foreach (var member in node.Members)
        {
            member.Event = null;
        }
    }
}
