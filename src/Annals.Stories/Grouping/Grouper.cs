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
    private const float EventThreshold = 0.28f;
    private const float LeastStoryLink = 0.15f;
    private const float OccasionLikelihood = 0.95f;

    // What more events than this have names no storyline, and would make each search longer than the one before.
    private const int MostOfOneKey = 300;

    private readonly GroupingModel _model;
    private readonly FeatureReader _reader = new();
    private readonly Dictionary<string, ArticleNode> _articles = new(StringComparer.Ordinal);
    private readonly CandidateIndex<ArticleNode> _articleIndex = new(node => node.Features.Published);
    private readonly CandidateIndex<EventNode> _eventIndex = new(node => node.Summary.First);
    private readonly Dictionary<uint, List<EventNode>> _occasions = [];
    private readonly SortedDictionary<string, EventNode> _events = new(StringComparer.Ordinal);
    private readonly HashSet<ArticleNode> _changed = [];
    private readonly Storylines _stories = new();

    // The longest an event lasts so far.
    private TimeSpan _longest;

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
            foreach (var (other, shared) in _articleIndex.Sharing(node.Keys, features.Published - EventWindow, features.Published + EventWindow, int.MaxValue))
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
    public void Add(EventSummary settled) => AddEvent(new EventNode(settled, null));

    /// <summary>
    /// Takes an event that is past its window as it was kept. It is compared with what comes, and stays in its storyline unless it lies in what
    /// is told again (<see cref="ToldAgainFrom"/>).
    /// </summary>
    /// <param name="from">Of the earliest article that will be added; events that begin later than what that changes are told again.</param>
    public void Restore(SettledEvent settled, DateTimeOffset from)
    {
        if (settled.Summary.First >= ToldAgainFrom(from))
        {
            Add(settled.Summary);
            return;
        }

        var node = new EventNode(settled.Summary, null) { StoryReason = settled.StoryReason };
        _events[settled.Summary.Id] = node;
        _stories.Restore(node, settled.Story);
        if (!node.IsDigest)
        {
            Note(node);
            _eventIndex.Add(node, node.Keys);
            AddOccasions(node);
        }
    }

    /// <summary>Where the storylines that an article changes begin to be told again: nothing before it moves.</summary>
    public static DateTimeOffset ToldAgainFrom(DateTimeOffset published) => Storylines.StartOf(published);

    /// <summary>Ends comparing the articles of events whose last one is older than a time, which gives back their memory. What comes later and belongs there needs them added again.</summary>
    public void Close(DateTimeOffset before)
    {
        Settle();
        foreach (var node in _events.Values)
        {
            if (node.Members is not { } members || node.Summary.Last >= before)
            {
                continue;
            }

            foreach (var member in members)
            {
                _articles.Remove(member.Features.Id);
                _articleIndex.Remove(member, member.Keys);
                foreach (var other in member.Links.Keys)
                {
                    other.Links.Remove(member);
                }
            }

            node.Close();
        }
    }

    /// <summary>All events as they can be kept, by id.</summary>
    public IReadOnlyList<SettledEvent> Settled()
    {
        Settle();
        return [.. _events.Values.Select(static node => new SettledEvent(node.Summary, node.Story!.Id, node.StoryReason ??= WhyTold(node)))];
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
            _changed.UnionWith(group.Members!.Where(member => member != node));
            RemoveEvent(group);
        }
    }

    /// <summary>All articles, ordered by event, then by publication.</summary>
    public IReadOnlyList<Membership> Memberships()
    {
        Settle();
        var homes = SharedOccasions.Homes(_occasions);
        return [.. Joined(homes).OrderBy(static group => group.Id, StringComparer.Ordinal).SelectMany(static group => group.Members)];
    }

    /// <summary>All events, ordered by their first article's time, then by id.</summary>
    public IReadOnlyList<EventSummary> Events()
    {
        Settle();
        return [.. _events.Values.Select(node => node.Summary).OrderBy(summary => summary.First).ThenBy(summary => summary.Id, StringComparer.Ordinal)];
    }

    private IEnumerable<(string Id, IEnumerable<Membership> Members)> Joined(Dictionary<EventNode, (EventNode Home, OccasionMatch Match)> homes)
    {
        var guests = homes.ToLookup(static pair => pair.Value.Home, static pair => (Guest: pair.Key, pair.Value.Match), ReferenceEqualityComparer.Instance as IEqualityComparer<EventNode>);
        foreach (var home in _events.Values.Where(node => !homes.ContainsKey(node)))
        {
            var joining = guests[home].OrderBy(static pair => pair.Guest.Summary.First).ThenBy(static pair => pair.Guest.Summary.Id, StringComparer.Ordinal).ToList();
            EventNode[] nodes = [.. joining.Select(static pair => pair.Guest).Append(home).OrderBy(static node => node.Summary.First).ThenBy(static node => node.Summary.Id, StringComparer.Ordinal)];
            var id = nodes[0].Summary.Id;
            var reasons = new Dictionary<string, Reason>(StringComparer.Ordinal);
            foreach (var (guest, match) in joining)
            {
                reasons[match.Mine.Article] = Reasons.Of(guest.Summary, home.Summary, match);
                if (home.Summary.Articles.Count == 1)
                {
                    reasons.TryAdd(match.Theirs.Article, Reasons.Of(home.Summary, guest.Summary, new OccasionMatch(match.Theirs, match.Mine)));
                }
            }

            yield return (id, nodes.SelectMany(node => Of(node, id, home, reasons)));
        }
    }

    private static IEnumerable<Membership> Of(EventNode node, string id, EventNode home, Dictionary<string, Reason> reasons)
    {
        for (var i = 0; i < node.Summary.Articles.Count; i++)
        {
            var article = node.Summary.Articles[i];
            yield return new Membership(article, id, home.Story!.Id, node.Summary.Kinds[i], reasons.GetValueOrDefault(article) ?? node.Summary.Reasons[i], home.StoryReason ??= WhyTold(home), node.Summary.Id);
        }
    }

    private static Reason? WhyTold(EventNode node)
    {
        var best = node.Links.Where(link => link.Key.Story == node.Story).OrderByDescending(link => link.Value).ThenBy(link => link.Key.Summary.Id, StringComparer.Ordinal).Select(link => link.Key).FirstOrDefault();
        return best is null ? null : Reasons.Of(node.Summary, best.Summary, node.Links[best]);
    }

    /// <summary>Makes the groups that changed since the last time; <see cref="Memberships"/> does it too.</summary>
    public void Settle()
    {
        foreach (var part in Parts(_changed, node => node.Links.Keys))
        {
            Regroup(part);
        }

        _changed.Clear();
        _stories.Settle();
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
        _stories.Add(node);
        if (node.IsDigest)
        {
            return;
        }

        Note(node);
        var candidates = new Dictionary<EventNode, int>(ReferenceEqualityComparer.Instance);
        foreach (var (other, shared) in _eventIndex.Sharing(node.Keys, node.Summary.First - _longest - GroupingModel.Near, node.Summary.Last + GroupingModel.Near, int.MaxValue))
        {
            if (!GroupingModel.IsFar(node.Summary, other.Summary))
            {
                candidates.Add(other, shared);
            }
        }

        foreach (var (other, shared) in _eventIndex.Sharing(node.FarKeys, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, MostOfOneKey))
        {
            if (GroupingModel.IsFar(node.Summary, other.Summary))
            {
                candidates.Add(other, shared);
            }
        }

        foreach (var (other, shared) in candidates)
        {
            if (shared >= 2 && GroupingModel.MayBeOneStory(node.Summary, other.Summary) && SameStory(node.Summary, other.Summary) is >= LeastStoryLink and var likelihood)
            {
                node.Links[other] = likelihood;
                other.Links[node] = likelihood;
            }
        }

        _eventIndex.Add(node, node.Keys);
        AddOccasions(node);
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

    private void Note(EventNode node)
    {
        var length = node.Summary.Last - node.Summary.First;
        _longest = length > _longest ? length : _longest;
    }

    private void RemoveEvent(EventNode node)
    {
        if (_events.TryGetValue(node.Summary.Id, out var kept) && kept == node)
        {
            _events.Remove(node.Summary.Id);
        }

        _eventIndex.Remove(node, node.Keys);
        foreach (var key in node.Summary.Occasions.Select(static told => told.Occasion.Key).Distinct())
        {
            _occasions.GetValueOrDefault(key)?.Remove(node);
        }

        _stories.Remove(node);
        foreach (var other in node.Links.Keys)
        {
            other.Links.Remove(node);
        }

        foreach (var member in node.Members ?? [])
        {
            member.Event = null;
        }
    }
}
