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
    private const float EventThreshold = 0.35f;
    private const float LeastStoryLink = 0.15f;
    private const float StoryThreshold = 0.3f;

    private readonly GroupingModel _model;
    private readonly FeatureReader _reader = new();
    private readonly Dictionary<string, ArticleNode> _articles = new(StringComparer.Ordinal);
    private readonly CandidateIndex<ArticleNode> _articleIndex = new(node => node.Features.Published);
    private readonly CandidateIndex<EventNode> _eventIndex = new(node => node.Summary.First);
    private readonly SortedDictionary<string, EventNode> _events = new(StringComparer.Ordinal);
    private readonly HashSet<ArticleNode> _changed = [];
    private readonly HashSet<EventNode> _unsettled = [];

    public Grouper()
        : this(GroupingModel.BuiltIn)
    {
    }

    internal Grouper(GroupingModel model) => _model = model;

    public int Count => _articles.Count;

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

    /// <summary>Takes an event that is past its window as it was kept. Its articles are not compared again.</summary>
    public void Add(EventSummary settled) => AddEvent(new EventNode(settled, null));

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
            _changed.UnionWith(group.Members!.Where(member => member != node));
            RemoveEvent(group);
        }
    }

    /// <summary>All articles, ordered by event, then by publication.</summary>
    public IReadOnlyList<Membership> Memberships()
    {
        Settle();
        return [.. _events.Values.SelectMany(Of)];
    }

    /// <summary>All events, ordered by their first article's time, then by id.</summary>
    public IReadOnlyList<EventSummary> Events()
    {
        Settle();
        return [.. _events.Values.Select(node => node.Summary).OrderBy(summary => summary.First).ThenBy(summary => summary.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<Membership> Of(EventNode node)
    {
        for (var i = 0; i < node.Summary.Articles.Count; i++)
        {
            yield return new Membership(node.Summary.Articles[i], node.Summary.Id, node.Story, node.Summary.Kinds[i], node.Summary.Reasons[i], node.StoryReason);
        }
    }

    private void Settle()
    {
        foreach (var part in Parts(_changed, node => node.Links.Keys))
        {
            Regroup(part);
        }

        _changed.Clear();
        foreach (var part in Parts(_unsettled, node => node.Links.Keys))
        {
            Retell(part);
        }

        _unsettled.Clear();
    }

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
        part.Sort(static (one, other) => one.Features.Published != other.Features.Published ? one.Features.Published.CompareTo(other.Features.Published) : string.CompareOrdinal(one.Features.Id, other.Features.Id));
        var place = new Dictionary<ArticleNode, int>(ReferenceEqualityComparer.Instance);
        foreach (var node in part)
        {
            place[node] = place.Count;
        }

        var pairs = part.SelectMany(node => node.Links.Where(link => place[link.Key] > place[node]).Select(link => (place[node], place[link.Key], link.Value))).ToList();
        var groups = AverageLinkage.Group(part.Count, pairs, EventThreshold);
        foreach (var members in Enumerable.Range(0, part.Count).GroupBy(i => groups[i], i => part[i]))
        {
            Keep([.. members]);
        }
    }

    // An event whose members are the same as before is left as it is, with its place in its storyline.
    private void Keep(List<ArticleNode> members)
    {
        if (members[0].Event is { Members: { } known } && known.SequenceEqual(members))
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
        var best = members.Where(other => other != member).OrderByDescending(other => member.Links.GetValueOrDefault(other)).ThenBy(other => other.Features.Published).ThenBy(other => other.Features.Id, StringComparer.Ordinal).FirstOrDefault();
        return best is null ? null : Reasons.Of(member.Features, best.Features, member.Links.GetValueOrDefault(best));
    }

    private void AddEvent(EventNode node)
    {
        _events[node.Summary.Id] = node;
        _unsettled.Add(node);
        if (node.IsDigest)
        {
            return;
        }

        foreach (var (other, shared) in _eventIndex.Sharing(node.Keys, DateTimeOffset.MinValue, DateTimeOffset.MaxValue))
        {
            if (shared >= 2 && GroupingModel.MayBeOneStory(node.Summary, other.Summary) && _model.SameStory(node.Summary, other.Summary) is >= LeastStoryLink and var likelihood)
            {
                node.Links[other] = likelihood;
                other.Links[node] = likelihood;
            }
        }

        _eventIndex.Add(node, node.Keys);
    }

    private void RemoveEvent(EventNode node)
    {
        if (_events.TryGetValue(node.Summary.Id, out var kept) && kept == node)
        {
            _events.Remove(node.Summary.Id);
        }

        _eventIndex.Remove(node, node.Keys);
        _unsettled.Remove(node);
        foreach (var other in node.Links.Keys)
        {
            other.Links.Remove(node);
            _unsettled.Add(other);
        }

        foreach (var member in node.Members ?? [])
        {
            member.Event = null;
        }
    }

    private static void Retell(List<EventNode> part)
    {
        part.Sort(static (one, other) => one.Summary.First != other.Summary.First ? one.Summary.First.CompareTo(other.Summary.First) : string.CompareOrdinal(one.Summary.Id, other.Summary.Id));
        var place = new Dictionary<EventNode, int>(ReferenceEqualityComparer.Instance);
        foreach (var node in part)
        {
            place[node] = place.Count;
        }

        var pairs = part.SelectMany(node => node.Links.Where(link => place[link.Key] > place[node]).Select(link => (place[node], place[link.Key], link.Value))).ToList();
        var groups = AverageLinkage.Group(part.Count, pairs, StoryThreshold);
        for (var i = 0; i < part.Count; i++)
        {
            part[i].Story = GroupId.OfStory(part[groups[i]].Summary.Articles[0]);
            var best = part[i].Links.Where(link => groups[place[link.Key]] == groups[i]).OrderByDescending(link => link.Value).ThenBy(link => place[link.Key]).Select(link => link.Key).FirstOrDefault();
            part[i].StoryReason = best is null ? null : Reasons.Of(part[i].Summary, best.Summary, part[i].Links[best]);
        }
    }
}
